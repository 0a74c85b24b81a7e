package bench.report;

import static bench.result.ByteUnits.MEGABYTE;

import bench.result.Result;
import java.io.PrintWriter;
import java.util.Locale;

/** How many messages a measurement had, and at which rate, for a person: at most 80 columns wide. */
final class RateTable {
    private final PrintWriter out;

    RateTable(PrintWriter out) {
        this.out = out;
    }

    void print(Result.Run run) {
        out.println();
        print("%-18s%14s%14s%12s", "", "messages", "msg/s", "MB/s");
        for (MessageRows.Row row : MessageRows.of(run)) {
            print(
                    "%-18s%,14d%14s%12s",
                    row.part().isEmpty() ? row.name() : "  " + row.part(),
                    row.messages(),
                    row.rate() == null ? "" : format("%,.1f", row.rate()),
                    row.byteRate() == null ? "" : format("%,.2f", row.byteRate() / MEGABYTE));
        }
    }

    private void print(String format, Object... arguments) {
        out.println(format(format, arguments).stripTrailing());
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
