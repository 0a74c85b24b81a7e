package bench.report;

import bench.result.BrokerMetric;
import bench.result.BrokerMetrics;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What brokers have said of themselves, as rows of a table: a metric each, over however many brokers. Stateless. */
final class BrokerMetricRows {
    /** What {@code cpuPercentPerMBs} is, for people. */
    private static final String CPU_PER_MEGABYTE = "CPU a MB/s (% of a core)";

    private BrokerMetricRows() {}

    /**
     * A row.
     *
     * @param mean of the brokers; of all together where it is CPU for each MB/s
     * @param lowest broker's; empty where there is only one, as is the highest
     */
    record Row(String title, String mean, String lowest, String highest) {}

    static List<Row> of(BrokerMetrics metrics) {
        List<Row> rows = new ArrayList<>();
        for (BrokerMetric metric : BrokerMetric.values()) {
            DoubleSummaryStatistics means = metrics.brokers().stream()
                    .map(broker -> broker.mean(metric))
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .summaryStatistics();
            if (means.getCount() > 0) {
                rows.add(row(metric, means));
            }
        }
        if (metrics.cpuPercentPerMBs() != null) {
            rows.add(new Row(CPU_PER_MEGABYTE, format(metrics.cpuPercentPerMBs()), "", ""));
        }
        return rows;
    }

    private static Row row(BrokerMetric metric, DoubleSummaryStatistics means) {
        String title = metric.title() + (metric.unit().isEmpty() ? "" : " (" + metric.unit() + ")");
        boolean isOne = means.getCount() == 1;
        return new Row(
                title,
                format(means.getAverage()),
                isOne ? "" : format(means.getMin()),
                isOne ? "" : format(means.getMax()));
    }

    /** Brokers that were silent for a part of the measurement, a line each. */
    static List<String> silences(BrokerMetrics metrics) {
        int intervals = metrics.atSeconds().size();
        return metrics.brokers().stream()
                .filter(broker -> broker.missed() > 0)
                .map(broker -> String.format(
                        Locale.ROOT,
                        "%s: %,d of %,d intervals are missing; it %s",
                        broker.name(),
                        broker.missed(),
                        intervals,
                        broker.problem()))
                .toList();
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.1f" : "%.2f", value);
    }
}
