package bench.scrape;

import bench.result.BrokerMetric;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes the metrics of a broker from its pages, one after the other. Confined to one thread. */
final class BrokerReading {
    /** The latest page that had each metric. A page without it leaves that: the next rate is then that of a longer time. */
    private final Map<BrokerMetric, Page> before = new EnumMap<>(BrokerMetric.class);

    /** The values of what the page says; without the rates of what it is the first to have. */
    Map<BrokerMetric, Double> read(Page page) {
        Map<BrokerMetric, Double> values = new EnumMap<>(BrokerMetric.class);
        for (BrokerMetric metric : BrokerMetric.values()) {
            source(metric, page).ifPresent(source -> {
                double value = source.value(page, before.put(metric, page));
                if (Double.isFinite(value)) {
                    values.put(metric, value);
                }
            });
        }
        return values;
    }

    /** What a page says, or will say with the next one. */
    static List<BrokerMetric> metrics(Page page) {
        return Arrays.stream(BrokerMetric.values())
                .filter(metric -> source(metric, page).isPresent())
                .toList();
    }

    private static Optional<MetricSource> source(BrokerMetric metric, Page page) {
        return MetricSources.byMetric().get(metric).stream()
                .filter(source -> source.isOn(page))
                .findFirst();
    }
}
