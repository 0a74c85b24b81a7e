package bench.report;

import static bench.result.ByteUnits.MEGABYTE;

import bench.result.Result;
import bench.result.Throughput;
import java.io.PrintWriter;
import java.util.Locale;

/** How many messages a measurement had, and at which rate, for a person: at most 80 columns wide. */
final class RateTable {
    /** A difference of so many is none. */
    private static final long FEW_MESSAGES = 10;

    private final PrintWriter out;

    RateTable(PrintWriter out) {
        this.out = out;
    }

    void print(Result.Run run) {
        Result.Counts counts = run.messages().counts();
        Throughput measured = run.throughput();
        out.println();
        print("%-18s%14s%14s%12s", "", "messages", "msg/s", "MB/s");
        print("%-18s%,14d", "Sent", counts.messagesSent());
        Result.CameIn cameIn = run.messages().cameIn();
        printCame(
                "Acknowledged",
                cameIn == null
                        ? Came.asCounted(counts.messagesAcked())
                        : new Came(counts.messagesAcked(), cameIn.acked(), cameIn.ackedOfBefore()),
                measured.publishRate(),
                measured.publishByteRate());
        print("%-18s%,14d%,14.1f", "Failed", counts.sendErrors(), measured.publishErrorRate());
        printCame(
                "Received",
                cameIn == null
                        ? Came.asCounted(counts.messagesReceived())
                        : new Came(counts.messagesReceived(), cameIn.received(), cameIn.receivedOfBefore()),
                measured.consumeRate(),
                measured.consumeByteRate());
    }

    /**
     * Messages of which there is a count and a rate.
     *
     * @param own those that were sent in the measurement, whenever they came in
     * @param inTime those that came in in it, which the rate is of
     * @param before of these, those that were sent before
     */
    private record Came(long own, long inTime, long before) {
        static Came asCounted(long messages) {
            return new Came(messages, messages, 0);
        }

        /** Whether more than what is on its way at both ends sets the count and the rate apart. */
        boolean isOfOthers() {
            long most = Math.max(own, inTime);
            return Math.abs(own - inTime) > Math.max(FEW_MESSAGES, most / 100) || before > inTime / 2;
        }

        long later() {
            return own - (inTime - before);
        }
    }

    /** A count and a rate side by side are of the same messages. */
    private void printCame(String name, Came came, double rate, double byteRate) {
        long shown = came.isOfOthers() ? came.inTime : came.own;
        print("%-18s%,14d%,14.1f%,12.2f", name, shown, rate, byteRate / MEGABYTE);
        if (came.isOfOthers()) {
            printPart("  sent before", came.before);
            printPart("  came in later", came.later());
        }
    }

    private void printPart(String name, long messages) {
        if (messages > 0) {
            print("%-18s%,14d", name, messages);
        }
    }

    private void print(String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments).stripTrailing());
    }
}
