package bench.report;

import bench.result.Figure;
import bench.result.Figures;
import bench.result.Statistic;
import bench.stats.Latency;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * The latencies of a measurement for a person, those that an application would have waited first: at most 80 columns wide.
 * Prints nothing where nothing was timed.
 */
final class LatencyTable {
    private static final List<Statistic> COLUMNS =
            List.of(Statistic.AVG, Statistic.P50, Statistic.P95, Statistic.P99, Statistic.P999, Statistic.MAX);

    private static final List<Latency> ROWS = List.of(
            Latency.PUBLISH_RESPONSE,
            Latency.END_TO_END_RESPONSE,
            Latency.PUBLISH,
            Latency.END_TO_END,
            Latency.PUBLISH_DELAY,
            Latency.HARNESS_DELAY);

    private final PrintWriter out;

    LatencyTable(PrintWriter out) {
        this.out = out;
    }

    void print(Figures figures) {
        List<Latency> timed = ROWS.stream()
                .filter(latency -> figures.of(latency, Statistic.MAX).isSupported())
                .toList();
        if (timed.isEmpty()) {
            return;
        }
        StringBuilder header = new StringBuilder(format("%-18s", "Latency"));
        COLUMNS.forEach(statistic -> header.append(format("%9s ", statistic.label())));
        out.println();
        out.println(header.toString().stripTrailing());
        timed.forEach(latency -> out.println(row(figures, latency)));
        if (timed.stream().anyMatch(latency -> isUnsupported(figures, latency))) {
            out.println("* fewer than 10 samples lie above this percentile");
        }
    }

    private static boolean isUnsupported(Figures figures, Latency latency) {
        return COLUMNS.stream()
                .anyMatch(statistic -> !figures.of(latency, statistic).isSupported());
    }

    private static String row(Figures figures, Latency latency) {
        String title = latency.title().replace(" Latency", "") + " (" + latency.unitSymbol() + ")";
        StringBuilder row = new StringBuilder(format("%-18s", title));
        COLUMNS.forEach(statistic -> row.append(cell(figures.of(latency, statistic))));
        return row.toString().stripTrailing();
    }

    private static String cell(Figure figure) {
        double value = figure.value();
        // Microseconds are whole, and so are milliseconds where more digits would touch the next column.
        int decimals = "us".equals(figure.unit()) || value >= 10_000 ? 0 : 3;
        return format("%10s", format("%." + decimals + "f", value) + (figure.isSupported() ? " " : "*"));
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
