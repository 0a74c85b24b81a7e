package bench.scrape;

import static bench.result.ByteUnits.MEGABYTE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A metric of an exporter, from which one of ours is computed.
 *
 * @param selector of its samples
 * @param reading how several samples become one value
 * @param scale into our unit
 * @param unlessBeside a name on whose pages this metric is another thing; null where there is none
 */
record MetricSource(Selector selector, Reading reading, Scale scale, String unlessBeside) {
    /** How the samples of a page become one value. */
    enum Reading {
        SUM("sum"),
        MEAN("mean"),
        /** What counters have grown by, a second. */
        RATE("rate");

        private final String text;

        Reading(String text) {
            this.text = text;
        }
    }

    /** How a value comes into our unit. */
    enum Scale {
        ONE(1, ""),
        MEGABYTES(1 / MEGABYTE, " in MB"),
        PERCENT(100, " x 100"),
        /** Of milliseconds a second. */
        PERCENT_OF_MILLIS(100 / 1e3, " x 100 / 10^3"),
        /** Of nanoseconds a second. */
        PERCENT_OF_NANOS(100 / 1e9, " x 100 / 10^9");

        private final double factor;
        private final String text;

        Scale(double factor, String text) {
            this.factor = factor;
            this.text = text;
        }
    }

    static MetricSource sum(String selector) {
        return new MetricSource(Selector.of(selector), Reading.SUM, Scale.ONE, null);
    }

    static MetricSource mean(String selector, Scale scale) {
        return new MetricSource(Selector.of(selector), Reading.MEAN, scale, null);
    }

    static MetricSource rate(String selector, Scale scale) {
        return new MetricSource(Selector.of(selector), Reading.RATE, scale, null);
    }

    /** The same, but for pages that have this metric too. */
    MetricSource unlessBeside(String name) {
        return new MetricSource(selector, reading, scale, name);
    }

    /** How it is computed, for people. */
    String computed() {
        return reading.text + scale.text + (unlessBeside == null ? "" : ", unless beside `" + unlessBeside + "`");
    }

    /** Whether a page has it. */
    boolean isOn(Page page) {
        return (unlessBeside == null || !page.has(unlessBeside))
                && !page.samples(selector).isEmpty();
    }

    /**
     * Its value in our unit; NaN where it is not known yet.
     *
     * @param before the page before this one; null for the first
     */
    double value(Page page, Page before) {
        List<Sample> samples = page.samples(selector);
        double value = switch (reading) {
            case SUM -> samples.stream().mapToDouble(Sample::value).sum();
            case MEAN -> samples.stream().mapToDouble(Sample::value).average().orElse(Double.NaN);
            case RATE ->
                before == null ? Double.NaN : increase(samples, before.samples(selector)) / page.secondsSince(before);
        };
        return value * scale.factor;
    }

    /**
     * What counters have grown by. One that is lower than before has begun anew at 0, as has one that was not there: the broker was
     * restarted, or has a topic more.
     */
    private static double increase(List<Sample> samples, List<Sample> before) {
        if (before.isEmpty()) {
            return Double.NaN;
        }
        Map<Map<String, String>, Double> earlier = new HashMap<>();
        before.forEach(sample -> earlier.put(sample.labels(), sample.value()));
        return samples.stream()
                .mapToDouble(sample -> {
                    double was = earlier.getOrDefault(sample.labels(), 0.0);
                    return sample.value() < was ? sample.value() : sample.value() - was;
                })
                .sum();
    }
}
