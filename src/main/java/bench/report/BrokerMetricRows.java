package bench.report;

import bench.result.BrokerMetric;
import bench.result.BrokerMetrics;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What brokers have said of themselves, as rows of a table: a metric each, over however many brokers. Stateless. */
final class BrokerMetricRows {
    /** What {@code cpuPercentPerMBs} is, for people. */
    private static final String COST = "CPU a MB/s";

    private BrokerMetricRows() {}

    /**
     * A row.
     *
     * @param mean of the brokers; of all together where it is CPU for each MB/s
     * @param mark a star where a broker has said it for a part of the measurement only; else empty
     * @param lowest broker's; empty where there is only one, as is the highest
     */
    record Row(String title, String mean, String mark, String lowest, String highest) {}

    static List<Row> of(BrokerMetrics metrics) {
        List<Row> rows = new ArrayList<>();
        for (BrokerMetric metric : BrokerMetric.values()) {
            DoubleSummaryStatistics means = metrics.brokers().stream()
                    .map(broker -> broker.mean(metric))
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .summaryStatistics();
            if (means.getCount() > 0) {
                rows.add(row(metric, means, isOfAPart(metric, metrics)));
            }
        }
        metrics.cost().ifPresent(cost -> rows.add(new Row(COST + " (% of a core)", format(cost), "", "", "")));
        return rows;
    }

    /** Also where a broker never answered, as it may have said the metric. */
    private static boolean isOfAPart(BrokerMetric metric, BrokerMetrics metrics) {
        return metrics.brokers().stream()
                .anyMatch(broker -> broker.gaps().containsKey(metric.resultName())
                        || (broker.missed() > 0 && broker.series().isEmpty()));
    }

    private static Row row(BrokerMetric metric, DoubleSummaryStatistics means, boolean isOfAPart) {
        String title = metric.title() + (metric.unit().isEmpty() ? "" : " (" + metric.unit() + ")");
        boolean isOne = means.getCount() == 1;
        return new Row(
                title,
                format(means.getAverage()),
                isOfAPart ? "*" : "",
                isOne ? "" : format(means.getMin()),
                isOne ? "" : format(means.getMax()));
    }

    /** What is missing of the measurement, a line for each broker and reason. */
    static List<String> notes(BrokerMetrics metrics) {
        int intervals = metrics.atSeconds().size();
        List<String> lines = new ArrayList<>();
        for (BrokerMetrics.Broker broker : metrics.brokers()) {
            if (broker.missed() > 0) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%s: %,d of %,d intervals are missing; it %s",
                        broker.name(),
                        broker.missed(),
                        intervals,
                        broker.problem()));
            }
            titlesByGap(broker)
                    .forEach((missing, titles) -> lines.add(String.format(
                            Locale.ROOT,
                            "%s: without %s in %,d of %,d intervals",
                            broker.name(),
                            String.join(", ", titles),
                            missing,
                            intervals)));
        }
        if (!metrics.withoutCpu().isEmpty()) {
            lines.add(COST + " is left out: it is of all brokers together, and the CPU of "
                    + String.join(", ", metrics.withoutCpu()) + " is not known for the whole measurement");
        }
        return lines;
    }

    /** The metrics that were missing in more intervals than those without an answer, by how many these were. */
    private static Map<Integer, List<String>> titlesByGap(BrokerMetrics.Broker broker) {
        Map<Integer, List<String>> titles = new TreeMap<>();
        for (BrokerMetric metric : BrokerMetric.values()) {
            int missing = broker.gaps().getOrDefault(metric.resultName(), 0);
            if (missing > broker.missed()) {
                titles.computeIfAbsent(missing, key -> new ArrayList<>()).add(metric.title());
            }
        }
        return titles;
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.1f" : "%.2f", value);
    }
}
