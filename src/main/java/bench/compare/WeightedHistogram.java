package bench.compare;

import bench.result.IntervalHistograms;
import bench.stats.Latency;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * A latency over the parts of a run, each of which counts as often as is asked for. The counts below each value are kept for each
 * part, so that a percentile of other parts takes a search and no addition of histograms. Immutable.
 */
final class WeightedHistogram {
    /** In nanoseconds, in ascending order. */
    private final long[] values;
    /** For each part, how many samples are at most as large as each value. */
    private final long[][] counts;
    /** Of the samples of each part. */
    private final double[] means;

    /** The latency in these parts. */
    WeightedHistogram(List<IntervalHistograms> parts, Latency latency) {
        List<Histogram> histograms =
                parts.stream().map(part -> part.latencies().histogram(latency)).toList();
        this.values = histograms.stream()
                .flatMapToLong(WeightedHistogram::recorded)
                .sorted()
                .distinct()
                .toArray();
        this.counts = histograms.stream().map(this::cumulated).toArray(long[][]::new);
        this.means = histograms.stream().mapToDouble(Histogram::getMean).toArray();
    }

    private static LongStream recorded(Histogram histogram) {
        LongStream.Builder recorded = LongStream.builder();
        // The iteration goes on with the same object, so it is not kept.
        histogram.recordedValues().forEach(each -> recorded.add(each.getValueIteratedTo()));
        return recorded.build();
    }

    private long[] cumulated(Histogram histogram) {
        long[] below = new long[values.length];
        for (HistogramIterationValue each : histogram.recordedValues()) {
            below[Arrays.binarySearch(values, each.getValueIteratedTo())] += each.getCountAtValueIteratedTo();
        }
        Arrays.parallelPrefix(below, Long::sum);
        return below;
    }

    /**
     * A percentile in nanoseconds; not a number where no part has a sample.
     *
     * @param times how often each part counts
     */
    double percentile(double percent, int[] times) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double samples = (double) countUpTo(values.length - 1, times);
        // As HdrHistogram does it: what is a whole number but for rounding is that number.
        long wanted = Math.max(1, (long) Math.ceil(Math.nextDown(percent) * samples / 100));
        int first = 0;
        int last = values.length - 1;
        while (first < last) {
            int middle = (first + last) / 2;
            if (countUpTo(middle, times) < wanted) {
                first = middle + 1;
            } else {
                last = middle;
            }
        }
        return (double) values[first];
    }

    /** The mean in nanoseconds, likewise. */
    double mean(int[] times) {
        double sum = 0;
        double all = 0;
        for (int part = 0; part < times.length && values.length > 0; part++) {
            double samples = (double) times[part] * counts[part][values.length - 1];
            sum += samples * means[part];
            all += samples;
        }
        return sum / all;
    }

    private long countUpTo(int value, int[] times) {
        long count = 0;
        for (int part = 0; part < times.length; part++) {
            count += times[part] * counts[part][value];
        }
        return count;
    }
}
