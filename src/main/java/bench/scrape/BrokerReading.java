package bench.scrape;

import bench.result.BrokerMetric;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes the metrics of a broker from its pages, one after the other. Confined to one thread. */
final class BrokerReading {
    /** The latest page; null before the first. A page that was missed leaves it: rates are then those of a longer time. */
    private Page before;

    /** The values of what the page says; without rates where it is the first. */
    Map<BrokerMetric, Double> read(Page page) {
        Map<BrokerMetric, Double> values = new EnumMap<>(BrokerMetric.class);
        for (BrokerMetric metric : BrokerMetric.values()) {
            source(metric, page)
                    .map(source -> source.value(page, before))
                    .filter(Double::isFinite)
                    .ifPresent(value -> values.put(metric, value));
        }
        before = page;
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
