package bench.report;

import static bench.result.ByteUnits.GIGABYTE;
import static bench.result.ByteUnits.MEGABYTE;

import bench.result.CatchUp;
import java.io.PrintWriter;
import java.util.Locale;

/** What consumers did with a backlog, for a person: at most 80 columns wide. */
final class CatchUpTable {

    private final PrintWriter out;

    CatchUpTable(PrintWriter out) {
        this.out = out;
    }

    /** Prints nothing where no backlog was asked for. */
    void print(CatchUp catchUp) {
        if (catchUp == null) {
            return;
        }
        CatchUp.Built built = catchUp.built();
        out.println();
        print("%-18s%14s%10s%10s%14s%12s", "Backlog", "messages", "GB", "seconds", "msg/s", "MB/s");
        row(
                built.reached() ? "Built" : "Built (given up)",
                built.messages(),
                (double) built.bytes(),
                built.seconds(),
                built.publishRate(),
                built.publishByteRate());
        CatchUp.Drained drained = catchUp.drained();
        if (drained != null) {
            double bytes = built.messages() == 0 ? 0 : (double) built.bytes() / built.messages();
            long worked = drained.messages() - drained.leftMessages();
            row(
                    drained.reached() ? "Drained" : "Drained (given up)",
                    worked,
                    worked * bytes,
                    drained.seconds(),
                    drained.consumeRate(),
                    drained.consumeByteRate());
            print("%-18s%,14d%10.3f", "Left", drained.leftMessages(), drained.leftMessages() * bytes / GIGABYTE);
        }
    }

    private void row(String name, long messages, double bytes, double seconds, double rate, double byteRate) {
        print(
                "%-18s%,14d%10.3f%10.1f%,14.1f%12.2f",
                name, messages, bytes / GIGABYTE, seconds, rate, byteRate / MEGABYTE);
    }

    private void print(String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments).stripTrailing());
    }
}
