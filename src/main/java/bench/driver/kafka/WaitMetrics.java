package bench.driver.kafka;

import bench.driver.ClientWaits;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** Why the Kafka clients of a run have waited, by their own metrics. Safe for use by many threads. */
final class WaitMetrics {
    private static final double NANOS = 1e9;

    private final List<Metric> throttleMs = new CopyOnWriteArrayList<>();
    private final List<Metric> bufferNs = new CopyOnWriteArrayList<>();
    private final List<Metric> metadataNs = new CopyOnWriteArrayList<>();

    void addProducer(Map<MetricName, ? extends Metric> metrics) {
        add(throttleMs, metrics, "produce-throttle-time-max");
        add(bufferNs, metrics, "bufferpool-wait-time-ns-total");
        add(metadataNs, metrics, "metadata-wait-time-ns-total");
    }

    void addConsumer(Map<MetricName, ? extends Metric> metrics) {
        add(throttleMs, metrics, "fetch-throttle-time-max");
    }

    private static void add(List<Metric> kept, Map<MetricName, ? extends Metric> metrics, String name) {
        metrics.forEach((metricName, metric) -> {
            // By topic and by partition there are more of the same name.
            boolean ofClient = metricName.tags().keySet().stream().allMatch("client-id"::equals);
            if (ofClient && metricName.name().equals(name)) {
                kept.add(metric);
            }
        });
    }

    ClientWaits now() {
        return new ClientWaits(
                throttleMs.stream().mapToDouble(WaitMetrics::value).max().orElse(0),
                bufferNs.stream().mapToDouble(WaitMetrics::value).sum() / NANOS,
                metadataNs.stream().mapToDouble(WaitMetrics::value).sum() / NANOS);
    }

    /** A maximum of nothing is no number. */
    private static double value(Metric metric) {
        return metric.metricValue() instanceof Double number && Double.isFinite(number) ? Math.max(0, number) : 0;
    }
}
