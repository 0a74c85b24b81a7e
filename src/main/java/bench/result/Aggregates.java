package bench.result;

import bench.stats.Latency;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** The figures of a latency over a longer time than an interval, by their names in the result. */
final class Aggregates {
    private static final String PREFIX = "aggregated";

    private Aggregates() {}

    /** Whether a field is one of these figures. */
    static boolean isName(String field) {
        return field.startsWith(PREFIX);
    }

    /** Start of the names of a latency's figures, such as {@code aggregatedPublishLatency}. */
    static String name(Latency latency) {
        String name = latency.resultName();
        return PREFIX + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** The name of the list of percentiles that too few samples support. */
    static String nameOfUnsupported(Latency latency) {
        return name(latency) + "Unsupported";
    }

    /** The name of the number of samples. */
    static String nameOfCount(Latency latency) {
        return name(latency) + "Count";
    }

    /** Average, percentiles and maximum. */
    static Map<String, Object> statistics(Latency latency, Histogram histogram) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Statistic statistic : Statistic.values()) {
            fields.put(name(latency) + statistic.suffix(), statistic.written(latency, histogram));
        }
        return fields;
    }

    /** The same, and the whole curve, as OMB has them. */
    static Map<String, Object> withQuantiles(Latency latency, Histogram histogram) {
        Map<String, Object> fields = statistics(latency, histogram);
        Map<String, Number> quantiles = new LinkedHashMap<>();
        if (histogram.getTotalCount() > 0) {
            for (HistogramIterationValue value : histogram.percentiles(100)) {
                quantiles.put(
                        String.valueOf(value.getPercentileLevelIteratedTo()),
                        Statistic.writtenNanos(latency, (double) value.getValueIteratedTo()));
            }
        }
        fields.put(name(latency) + "Quantiles", quantiles);
        return fields;
    }
}
