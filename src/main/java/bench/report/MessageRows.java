package bench.report;

import bench.result.Result;
import bench.result.Throughput;
import java.util.ArrayList;
import java.util.List;

/** How many messages a measurement had, and at which rates: a count and a rate in one row are of the same messages. Stateless. */
public final class MessageRows {
    /** A difference of so many is none. */
    private static final long FEW_MESSAGES = 10;

    private MessageRows() {}

    /**
     * Messages of which something became.
     *
     * @param name what became of them
     * @param part which of them; empty for all
     * @param rate messages/s; null where there is but a count
     * @param byteRate bytes/s; null where the bytes are not known
     */
    public record Row(String name, String part, long messages, Double rate, Double byteRate) {
        /** Its name in a table whose rows are not indented. */
        public String title() {
            return part.isEmpty() ? name : name + ", " + part;
        }
    }

    /** Those of a run that has measured something. */
    public static List<Row> of(Result.Run run) {
        Result.Counts counts = run.messages().counts();
        Result.CameIn cameIn = run.messages().cameIn();
        Throughput rates = run.throughput();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Sent", "", counts.messagesSent(), null, null));
        add(
                rows,
                "Acknowledged",
                cameIn == null
                        ? Came.asCounted(counts.messagesAcked())
                        : new Came(counts.messagesAcked(), cameIn.acked(), cameIn.ackedOfBefore()),
                rates.publishRate(),
                rates.publishByteRate());
        rows.add(new Row("Failed", "", counts.sendErrors(), rates.publishErrorRate(), null));
        add(
                rows,
                "Received",
                cameIn == null
                        ? Came.asCounted(counts.messagesReceived())
                        : new Came(counts.messagesReceived(), cameIn.received(), cameIn.receivedOfBefore()),
                rates.consumeRate(),
                rates.consumeByteRate());
        return rows;
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

    private static void add(List<Row> rows, String name, Came came, double rate, double byteRate) {
        rows.add(new Row(name, "", came.isOfOthers() ? came.inTime : came.own, rate, byteRate));
        if (came.isOfOthers()) {
            addPart(rows, name, "sent before", came.before);
            addPart(rows, name, "came in later", came.later());
        }
    }

    private static void addPart(List<Row> rows, String name, String part, long messages) {
        if (messages > 0) {
            rows.add(new Row(name, part, messages, null, null));
        }
    }
}
