package bench.scrape;

import bench.result.BrokerMetric;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Computes the metrics of a broker from its pages, one after the other. Confined to one thread. */
final class BrokerReading {
    /** The latest page; null before the first. A page that was missed leaves it: rates are then those of a longer time. */
    private Page before;

    /** Values by the ordinal of {@link BrokerMetric}; NaN where the page does not say one, or the first page cannot. */
    double[] read(Page page) {
        double[] values = new double[BrokerMetric.values().length];
        Arrays.fill(values, Double.NaN);
        for (BrokerMetric metric : BrokerMetric.values()) {
            source(metric, page).ifPresent(source -> values[metric.ordinal()] = source.value(page, before));
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
