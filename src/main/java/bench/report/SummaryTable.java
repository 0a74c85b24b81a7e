package bench.report;

import bench.config.Workload;
import bench.delivery.Delivery;
import bench.result.RunResult;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** The figures of a whole run for a person: at most 80 columns wide. */
final class SummaryTable {
    private static final List<Figure> COLUMNS =
            List.of(Figure.AVG, Figure.P50, Figure.P95, Figure.P99, Figure.P999, Figure.MAX);

    private final PrintWriter out;

    SummaryTable(PrintWriter out) {
        this.out = out;
    }

    /** Prints the figures of a run; {@code measured} is what its intervals say, without the drain. */
    void print(RunResult result, Throughput measured) {
        Workload workload = result.info().workload();
        out.println();
        if (!result.isComplete()) {
            print("INCOMPLETE: %s", result.incompleteBecause());
        }
        print(
                "%s with %s: measured %.1f s, target %s msg/s",
                workload.name(),
                result.info().driver().name(),
                result.total().elapsedSeconds(),
                rate(workload.rate().producerRate()));
        out.println();
        printMessages(result.total(), measured);
        printDelivery(result);
        boolean timed = Stream.of(Latency.values())
                .anyMatch(latency -> result.total().histogram(latency).getTotalCount() > 0);
        if (timed) {
            out.println();
            printLatencies(result.total());
        }
    }

    /** Slow loads have rates with decimals. */
    private static String rate(double perSecond) {
        return perSecond == Math.rint(perSecond) || perSecond >= 100
                ? format("%,.0f", perSecond)
                : new BigDecimal(format("%.3f", perSecond)).stripTrailingZeros().toPlainString();
    }

    private void printMessages(IntervalStats total, Throughput measured) {
        print("%-18s%14s%14s%12s", "", "messages", "msg/s", "MB/s");
        print("%-18s%,14d", "Sent", total.counts().sent());
        print(
                "%-18s%,14d%,14.1f%,12.2f",
                "Acknowledged", total.counts().acked(), measured.publishRate(), measured.publishMegabytes());
        print("%-18s%,14d%,14.1f", "Failed", total.counts().failed(), measured.publishErrorRate());
        print(
                "%-18s%,14d%,14.1f%,12.2f",
                "Received", total.counts().received(), measured.consumeRate(), measured.consumeMegabytes());
    }

    private void printDelivery(RunResult result) {
        out.println();
        Optional<Delivery> checked = result.delivery().filter(Delivery::isChecked);
        if (checked.isPresent()) {
            printCounts(checked.get().total());
            printUnseen(checked.get());
        } else {
            // Zeros where nobody has looked would claim that all is well.
            print("%-18snot checked: %s", "Delivery", whyNotChecked(result));
        }
    }

    private static String whyNotChecked(RunResult result) {
        if (result.delivery().isEmpty()) {
            return result.info().workload().clients().producersPerTopic() == 0 ? "no producers" : "stamp: none";
        }
        long unanswered = result.delivery().get().unanswered();
        return "no consumers" + (unanswered == 0 ? "" : format("; %,d sends unanswered", unanswered));
    }

    private void printCounts(Delivery.Counts counts) {
        print("%-18s%12s%12s%12s%12s%12s", "Delivery", "lost", "duplicated", "reordered", "foreign", "corrupt");
        print(
                "%-18s%,12d%,12d%,12d%,12d%,12d",
                "(with warm-up)",
                counts.lost(),
                counts.duplicated(),
                counts.reordered(),
                counts.foreign(),
                counts.corrupt());
    }

    private void printUnseen(Delivery delivery) {
        Delivery.Unseen unseen = delivery.total().unseen();
        if (unseen.total() + delivery.unanswered() > 0) {
            print("%-18s%12s%12s%12s%12s", "", "unread", "removed", "not visible", "unanswered");
            print(
                    "%-18s%,12d%,12d%,12d%,12d",
                    "", unseen.unread(), unseen.removed(), unseen.notVisible(), delivery.unanswered());
        }
    }

    private void printLatencies(IntervalStats total) {
        StringBuilder header = new StringBuilder(format("%-18s", "Latency"));
        COLUMNS.forEach(figure -> header.append(format("%9s ", figure.label())));
        out.println(header.toString().stripTrailing());
        boolean unsupported = false;
        for (Latency latency : Latency.values()) {
            Histogram histogram = total.histogram(latency);
            if (histogram.getTotalCount() == 0) {
                continue;
            }
            String title = latency.title().replace(" Latency", "") + " (" + latency.unitSymbol() + ")";
            StringBuilder row = new StringBuilder(format("%-18s", title));
            for (Figure figure : COLUMNS) {
                boolean supported = figure.isSupportedBy(histogram);
                unsupported |= !supported;
                row.append(cell(latency, figure.of(latency, histogram), supported));
            }
            out.println(row.toString().stripTrailing());
        }
        if (unsupported) {
            print("* fewer than 10 samples lie above this percentile");
        }
    }

    private static String cell(Latency latency, double value, boolean supported) {
        // Microseconds are whole, and so are milliseconds where more digits would touch the next column.
        int decimals = "us".equals(latency.unitSymbol()) || value >= 10_000 ? 0 : 3;
        return format("%10s", format("%." + decimals + "f", value) + (supported ? " " : "*"));
    }

    private void print(String format, Object... arguments) {
        out.println(format(format, arguments).stripTrailing());
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
