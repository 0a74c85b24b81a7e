package bench.result;

import bench.stats.Latency;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** What is given of the distribution of every latency: its average, percentiles and maximum. */
public enum Statistic {
    AVG("avg", "Avg", "avg", Double.NaN),
    P50("p50", "50pct", "50%", 50),
    P75("p75", "75pct", "75%", 75),
    P95("p95", "95pct", "95%", 95),
    P99("p99", "99pct", "99%", 99),
    P999("p999", "999pct", "99.9%", 99.9),
    P9999("p9999", "9999pct", "99.99%", 99.99),
    MAX("max", "Max", "Max", Double.NaN);

    /** A percentile with fewer samples above it than this says little: one more slow message would move it. */
    private static final int MIN_SAMPLES_ABOVE = 10;

    private final String key;
    private final String suffix;
    private final String label;
    private final double percentile;

    Statistic(String key, String suffix, String label, double percentile) {
        this.key = key;
        this.suffix = suffix;
        this.label = label;
        this.percentile = percentile;
    }

    /** End of the names of its figures, such as {@code p99}. */
    String key() {
        return key;
    }

    /** Whether a figure of this name, such as {@code publishLatency.p99}, is this statistic of a latency. */
    public boolean isOf(String figure) {
        return figure.endsWith("." + key);
    }

    /** End of the names of its fields in the result, such as {@code 99pct}. */
    public String suffix() {
        return suffix;
    }

    /** Its name for people. */
    public String label() {
        return label;
    }

    /** The percentile as a number such as 99.99; not a number for an average or a maximum. */
    public double percent() {
        return percentile;
    }

    /** The value, in the latency's unit, of a histogram of nanoseconds; 0 when it is empty. */
    public double of(Latency latency, Histogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return 0;
        }
        double nanos = switch (this) {
            case AVG -> histogram.getMean();
            case MAX -> (double) histogram.getMaxValue();
            default -> (double) histogram.getValueAtPercentile(percentile);
        };
        return inUnit(latency, nanos, this == AVG);
    }

    /** The same as JSON has it: microseconds are whole there, save averages, and written whole. */
    Number written(Latency latency, Histogram histogram) {
        double value = of(latency, histogram);
        return this == AVG ? (Number) value : written(latency, value);
    }

    /** A value of a histogram that is no average, likewise. */
    static Number writtenNanos(Latency latency, double nanos) {
        return written(latency, inUnit(latency, nanos, false));
    }

    private static Number written(Latency latency, double value) {
        return isInMicros(latency) ? (Number) Math.round(value) : (Number) value;
    }

    /** Milliseconds to a microsecond; microseconds whole, save averages. */
    private static double inUnit(Latency latency, double nanos, boolean average) {
        double micros = average ? Math.round(nanos) / 1e3 : Math.round(nanos / 1e3);
        return isInMicros(latency) ? micros : micros / 1e3;
    }

    private static boolean isInMicros(Latency latency) {
        return "us".equals(latency.unitSymbol());
    }

    /** Whether enough samples lie above the percentile for it to mean something; true for averages and maxima. */
    public boolean isSupportedBy(Histogram histogram) {
        return isSupportedBy((double) histogram.getTotalCount());
    }

    /** Whether it means something of so many samples. */
    public boolean isSupportedBy(double samples) {
        return Double.isNaN(percentile) || percentile <= highestSupported(samples);
    }

    /** The highest percentile that means something of so many samples. */
    public static double highestSupported(double samples) {
        return 100 - 100 * MIN_SAMPLES_ABOVE / samples;
    }

    /** How many samples a figure of this name needs to mean something; 0 where any number will do. */
    public static double samplesFor(String figure) {
        return Stream.of(values())
                .filter(each -> each.isOf(figure) && !Double.isNaN(each.percentile))
                .mapToDouble(each -> MIN_SAMPLES_ABOVE * 100 / (100 - each.percentile))
                .findFirst()
                .orElse(0);
    }

    /** A percentile in the unit of the histogram; empty where too few samples support it. */
    public OptionalDouble supportedValue(Histogram histogram) {
        return isSupportedBy(histogram)
                ? OptionalDouble.of((double) histogram.getValueAtPercentile(percentile))
                : OptionalDouble.empty();
    }

    /** The percentiles that too few samples support, as text. */
    public static List<String> unsupported(Histogram histogram) {
        return Stream.of(values())
                .filter(statistic -> !statistic.isSupportedBy(histogram))
                .map(Statistic::percentile)
                .toList();
    }

    /** The percentile as text such as {@code 99.99}. */
    String percentile() {
        return label.replace("%", "");
    }
}
