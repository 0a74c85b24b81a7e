package bench.report;

import bench.stats.Delivery;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.stats.RunResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** The figures of a whole run for a person: at most 80 columns wide. */
final class SummaryTable {
    private static final List<Figure> COLUMNS =
            List.of(Figure.AVG, Figure.P50, Figure.P95, Figure.P99, Figure.P999, Figure.MAX);

    private final PrintWriter out;

    SummaryTable(PrintWriter out) {
        this.out = out;
    }

    void print(RunResult result) {
        IntervalStats total = result.total();
        out.println();
        if (!result.isComplete()) {
            print("INCOMPLETE: %s", result.incompleteBecause());
        }
        double seconds = total.elapsedSeconds();
        print(
                "Measured %.1f s: sent %,d, acked %,d, failed %,d, received %,d messages",
                seconds, total.sent(), total.acked(), total.failed(), total.received());
        result.delivery().ifPresent(delivery -> print(delivery.total()));
        out.println();
        printLatencies(total);
    }

    private void print(Delivery.Counts counts) {
        print(
                "Delivery with warm-up: lost %,d, duplicated %,d, reordered %,d, foreign %,d, corrupt %,d",
                counts.lost(), counts.duplicated(), counts.reordered(), counts.foreign(), counts.corrupt());
    }

    private void printLatencies(IntervalStats total) {
        StringBuilder header = new StringBuilder(String.format("%-18s", "Latency"));
        COLUMNS.forEach(figure -> header.append(String.format("%10s", figure.label())));
        out.println(header);
        boolean unsupported = false;
        for (Latency latency : Latency.values()) {
            Histogram histogram = total.histogram(latency);
            if (histogram.getTotalCount() == 0) {
                continue;
            }
            StringBuilder row = new StringBuilder(String.format(
                    "%-18s", latency.title().replace(" Latency", "") + " (" + latency.unitSymbol() + ")"));
            for (Figure figure : COLUMNS) {
                boolean supported = figure.isSupportedBy(histogram);
                unsupported |= !supported;
                row.append(cell(latency, figure.of(latency, histogram), supported));
            }
            out.println(row);
        }
        if (unsupported) {
            print("* fewer than 10 samples lie above this percentile");
        }
    }

    private static String cell(Latency latency, double value, boolean supported) {
        String text = String.format(Locale.ROOT, "us".equals(latency.unitSymbol()) ? "%.0f" : "%.3f", value);
        return String.format("%10s", text + (supported ? "" : "*"));
    }

    private void print(String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
    }
}
