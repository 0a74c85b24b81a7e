package bench.report.html;

import bench.result.Statistic;
import bench.stats.Latency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The percentiles of a latency, as far as there are enough messages above them. */
final class PercentileCurve {
    /** So many points for each halving of what lies above. */
    private static final int STEPS = 8;

    private PercentileCurve() {}

    /**
     * As the page's script takes it: of each point, one message in how many lies above, and the latency in its unit. Without points
     * where there are too few messages.
     */
    static Map<String, Object> of(Latency latency, Histogram histogram) {
        List<Number> oneIn = new ArrayList<>();
        List<Number> values = new ArrayList<>();
        double samples = (double) histogram.getTotalCount();
        double rarest = samples == 0 ? 0 : 100 / (100 - Statistic.highestSupported(samples));
        for (int i = 0; rarest >= 1 && Math.pow(2, (double) i / STEPS) < rarest; i++) {
            add(latency, histogram, Math.pow(2, (double) i / STEPS), oneIn, values);
        }
        if (rarest >= 1) {
            add(latency, histogram, rarest, oneIn, values);
        }
        return Map.of("oneIn", oneIn, "values", values);
    }

    private static void add(
            Latency latency, Histogram histogram, double rarity, List<Number> oneIn, List<Number> values) {
        oneIn.add(Numbers.rounded(rarity));
        double nanos = (double) histogram.getValueAtPercentile(100 - 100 / rarity);
        values.add(Numbers.rounded(nanos / latency.unit().toNanos(1)));
    }
}
