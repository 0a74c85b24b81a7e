package bench.report;

import static bench.result.ByteUnits.MEGABYTE;

import bench.result.Delivered;
import bench.result.Figure;
import bench.result.Figures;
import bench.result.Result;
import bench.result.Statistic;
import bench.result.Throughput;
import bench.stats.Latency;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The figures of a whole run for a person: at most 80 columns wide. */
final class SummaryTable {
    private static final List<Statistic> COLUMNS =
            List.of(Statistic.AVG, Statistic.P50, Statistic.P95, Statistic.P99, Statistic.P999, Statistic.MAX);

    /** A difference of so many is none. */
    private static final long FEW_MESSAGES = 10;

    private final PrintWriter out;

    SummaryTable(PrintWriter out) {
        this.out = out;
    }

    /** Prints the figures of a run. */
    void print(Result result, Figures figures) {
        Result.Times times = result.run().times();
        out.println();
        if (!result.run().isComplete()) {
            print("INCOMPLETE: %s", result.run().reason());
        }
        String setup = result.setup().workload() + " with " + result.setup().driver();
        if (!result.run().isMeasured()) {
            print("%s: nothing was measured", setup);
            if (result.delivery() != null) {
                printDelivery(result);
            }
            return;
        }
        print("%s: measured %.1f s, %s", setup, times.measuredSeconds(), asked(result));
        out.println();
        printMessages(result.run());
        printDelivery(result);
        boolean timed = Stream.of(Latency.values()).anyMatch(latency -> isTimed(figures, latency));
        if (timed) {
            out.println();
            printLatencies(figures);
        }
    }

    private static String asked(Result result) {
        long measured = result.course().phases().stream()
                .filter(phase -> phase.phase().measured())
                .count();
        if (measured > 1) {
            return "in " + measured + " phases";
        }
        return result.run().times().isUnlimited()
                ? "as fast as possible"
                : "target " + rate(result.run().times().targetRate()) + " msg/s";
    }

    private static boolean isTimed(Figures figures, Latency latency) {
        return figures.of(latency, Statistic.MAX).isSupported();
    }

    /** Slow loads have rates with decimals. */
    private static String rate(double perSecond) {
        return perSecond == Math.rint(perSecond) || perSecond >= 100
                ? format("%,.0f", perSecond)
                : new BigDecimal(format("%.3f", perSecond)).stripTrailingZeros().toPlainString();
    }

    private void printMessages(Result.Run run) {
        Result.Counts counts = run.messages().counts();
        Throughput measured = run.throughput();
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

    private void printDelivery(Result result) {
        Delivered delivery = result.delivery();
        out.println();
        if (delivery != null && delivery.isChecked()) {
            printCounts(delivery.total(), partsBefore(result));
            printUnseen(delivery);
        } else {
            // Zeros where nobody has looked would claim that all is well.
            print("%-18snot checked: %s", "Delivery", whyNotChecked(result));
        }
    }

    private static String whyNotChecked(Result result) {
        if (result.delivery() == null) {
            return result.setup().producersPerTopic() == 0 ? "no producers" : "stamp: none";
        }
        long unanswered = result.delivery().unanswered();
        return "no consumers" + (unanswered == 0 ? "" : format("; %,d sends unanswered", unanswered));
    }

    private static String partsBefore(Result result) {
        if (!result.run().isMeasured()) {
            return "(of the search)";
        }
        return result.course().search() == null ? "(with warm-up)" : "(with the search)";
    }

    private void printCounts(Delivered.Counts counts, String of) {
        print("%-18s%12s%12s%12s%12s%12s", "Delivery", "lost", "duplicated", "reordered", "foreign", "corrupt");
        print(
                "%-18s%,12d%,12d%,12d%,12d%,12d",
                of,
                counts.missing().lost(),
                counts.wrong().duplicated(),
                counts.wrong().reordered(),
                counts.wrong().foreign(),
                counts.wrong().corrupt());
    }

    private void printUnseen(Delivered delivery) {
        Delivered.Missing missing = delivery.total().missing();
        if (missing.unread() + missing.removed() + missing.notVisible() + delivery.unanswered() > 0) {
            print("%-18s%12s%12s%12s%12s", "", "unread", "removed", "not visible", "unanswered");
            print(
                    "%-18s%,12d%,12d%,12d%,12d",
                    "", missing.unread(), missing.removed(), missing.notVisible(), delivery.unanswered());
        }
    }

    private void printLatencies(Figures figures) {
        StringBuilder header = new StringBuilder(format("%-18s", "Latency"));
        COLUMNS.forEach(statistic -> header.append(format("%9s ", statistic.label())));
        out.println(header.toString().stripTrailing());
        boolean unsupported = false;
        for (Latency latency : Latency.values()) {
            if (!isTimed(figures, latency)) {
                continue;
            }
            String title = latency.title().replace(" Latency", "") + " (" + latency.unitSymbol() + ")";
            StringBuilder row = new StringBuilder(format("%-18s", title));
            for (Statistic statistic : COLUMNS) {
                Figure figure = figures.of(latency, statistic);
                unsupported |= !figure.isSupported();
                row.append(cell(figure));
            }
            out.println(row.toString().stripTrailing());
        }
        if (unsupported) {
            print("* fewer than 10 samples lie above this percentile");
        }
    }

    private static String cell(Figure figure) {
        double value = figure.value();
        // Microseconds are whole, and so are milliseconds where more digits would touch the next column.
        int decimals = "us".equals(figure.unit()) || value >= 10_000 ? 0 : 3;
        return format("%10s", format("%." + decimals + "f", value) + (figure.isSupported() ? " " : "*"));
    }

    private void print(String format, Object... arguments) {
        out.println(format(format, arguments).stripTrailing());
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
