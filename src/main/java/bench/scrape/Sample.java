package bench.scrape;

import java.util.Map;

/**
 * A value of a metric.
 *
 * @param name of the metric, as it is written
 * @param labels by their names
 * @param value may be NaN or infinite
 */
record Sample(String name, Map<String, String> labels, double value) {
    Sample {
        labels = Map.copyOf(labels);
    }
}
