package bench.stats;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * How often each latency was recorded, in the buckets of an HdrHistogram: three significant digits above a microsecond.
 *
 * <p>What a Histogram can do and this cannot is left to Histogram, to which the counts are handed without a loss. It is here
 * because an interval's end adds up the counts of every thread: adding two arrays up to the highest value in use takes a small
 * part of the time that adding two Histograms takes, and so does recording. Not safe for use by several threads.
 *
 * <p>The buckets are those that Histogram's documentation describes: 2,048 of the same width, and from there on 1,024 for each
 * doubling of the value.
 */
public final class LatencyCounts {
    /** Nanoseconds that need not be told apart: 1 microsecond. */
    public static final long LOWEST_DISCERNIBLE_NS = 1_000;

    public static final int SIGNIFICANT_DIGITS = 3;
    /** The largest power of two within the lowest discernible value: 512 ns are one unit. */
    private static final int UNIT_SHIFT = 9;
    /** 1,024 buckets for each doubling: half of the power of two that three digits take. */
    private static final int HALF_SHIFT = 10;
    /** Room for up to 67 ms to begin with; it grows by itself, so that nothing is clamped. */
    private static final int INITIAL_BUCKETS = 8 << HALF_SHIFT;

    private long[] counts = new long[INITIAL_BUCKETS];
    /** The highest bucket in use, or -1. */
    private int highest = -1;

    /** An empty histogram of nanoseconds with the same buckets. */
    static Histogram newHistogram() {
        return newHistogram(INITIAL_BUCKETS);
    }

    private static Histogram newHistogram(int buckets) {
        long highestNs = lowestNs(buckets) - 1;
        Histogram histogram = new Histogram(LOWEST_DISCERNIBLE_NS, highestNs, SIGNIFICANT_DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }

    /** MessageCounts a latency, 0 or more. */
    void record(long nanos) {
        int bucket = bucket(nanos);
        if (bucket > highest) {
            raise(bucket);
        }
        counts[bucket]++;
    }

    private void raise(int bucket) {
        if (bucket >= counts.length) {
            counts = Arrays.copyOf(counts, ((bucket >> HALF_SHIFT) + 1) << HALF_SHIFT);
        }
        highest = bucket;
    }

    /** Takes over all that another one has counted, and leaves that empty. */
    void take(LatencyCounts other) {
        if (other.highest > highest) {
            raise(other.highest);
        }
        // On local variables, and over whole arrays from their start: then several buckets are moved at a time.
        long[] to = counts;
        long[] from = other.counts;
        int end = other.highest + 1;
        for (int i = 0; i < end; i++) {
            to[i] += from[i];
        }
        Arrays.fill(from, 0, end, 0);
        other.highest = -1;
    }

    /** A histogram of all that was counted, which is the caller's; this one is then empty. */
    Histogram takeAll() {
        Histogram histogram = newHistogram(Math.max(highest + 1, INITIAL_BUCKETS));
        // From the highest on: the maximum is then raised once.
        for (int i = highest; i >= 0; i--) {
            if (counts[i] > 0) {
                histogram.recordValueWithCount(lowestNs(i), counts[i]);
                counts[i] = 0;
            }
        }
        highest = -1;
        return histogram;
    }

    /** The bucket of a latency. */
    private static int bucket(long nanos) {
        long units = nanos >>> UNIT_SHIFT;
        int doublings = Math.max(0, Long.SIZE - 1 - HALF_SHIFT - Long.numberOfLeadingZeros(units));
        return (doublings << HALF_SHIFT) + (int) (units >>> doublings);
    }

    /** The lowest latency of a bucket. */
    private static long lowestNs(int bucket) {
        int doublings = Math.max(0, (bucket >> HALF_SHIFT) - 1);
        return ((long) bucket - ((long) doublings << HALF_SHIFT)) << doublings << UNIT_SHIFT;
    }
}
