package bench.report.metrics;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * How many samples of a latency lie in each of some fixed buckets, which are the same for all: those of several workers can be
 * added up, which percentiles cannot. Immutable.
 */
final class BucketCounts {
    /** Six in each power of ten: a percentile that is interpolated between two of them is off by a few parts of ten. */
    private static final long[] STEPS = {10, 15, 20, 30, 50, 70};

    private static final long LOWEST_NS = 10_000;
    private static final long SECOND_NS = 1_000_000_000;

    /** Highest values of the buckets but the last one, which has no limit, in nanoseconds. */
    private static final long[] BOUNDS_NS = boundsNs();

    /** No samples. */
    static final BucketCounts NONE = new BucketCounts(new long[BOUNDS_NS.length + 1], 0);

    private final long[] counts;
    private final double sumSeconds;

    private BucketCounts(long[] counts, double sumSeconds) {
        this.counts = counts;
        this.sumSeconds = sumSeconds;
    }

    private static long[] boundsNs() {
        LongStream belowTenSeconds = LongStream.iterate(LOWEST_NS, unit -> unit <= SECOND_NS, unit -> unit * 10)
                .flatMap(unit -> LongStream.of(STEPS).map(step -> unit * step / 10));
        LongStream above = LongStream.of(10, 15, 20, 30, 60).map(seconds -> seconds * SECOND_NS);
        return LongStream.concat(belowTenSeconds, above).toArray();
    }

    /** The same with the samples of a histogram of nanoseconds, each of which counts where the middle of its own bucket lies. */
    BucketCounts plus(Histogram nanos) {
        long[] sum = counts.clone();
        double seconds = sumSeconds;
        int bucket = 0;
        for (HistogramIterationValue each : nanos.recordedValues()) {
            long value = nanos.medianEquivalentValue(each.getValueIteratedTo());
            while (bucket < BOUNDS_NS.length && value > BOUNDS_NS[bucket]) {
                bucket++;
            }
            long count = each.getCountAddedInThisIterationStep();
            sum[bucket] += count;
            seconds += count * (value / 1e9);
        }
        return new BucketCounts(sum, seconds);
    }

    /** Of each bucket the higher count: what is shown never falls. */
    BucketCounts most(BucketCounts other) {
        long[] most = IntStream.range(0, counts.length)
                .mapToLong(i -> Math.max(counts[i], other.counts[i]))
                .toArray();
        return new BucketCounts(most, Math.max(sumSeconds, other.sumSeconds));
    }

    /** Highest values of the buckets in seconds; the last one is infinite. */
    static double[] boundsSeconds() {
        double[] bounds = new double[BOUNDS_NS.length + 1];
        for (int i = 0; i < BOUNDS_NS.length; i++) {
            bounds[i] = BOUNDS_NS[i] / 1e9;
        }
        bounds[BOUNDS_NS.length] = Double.POSITIVE_INFINITY;
        return bounds;
    }

    /** Samples in each bucket alone. */
    long[] counts() {
        return counts.clone();
    }

    double sumSeconds() {
        return sumSeconds;
    }
}
