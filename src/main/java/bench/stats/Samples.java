package bench.stats;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What one thread has recorded since the last swap: a count of messages and bytes, and one histogram for each of its
 * latencies.
 *
 * <p>Not safe for use by several threads; {@link SampleRecorder} sees to that.
 */
final class Samples {
    /** Nanoseconds that need not be told apart: 1 microsecond. */
    static final long LOWEST_DISCERNIBLE_NS = 1_000;
    /** What a histogram holds before it has to grow: 2 s. It grows by itself, so that nothing is clamped. */
    static final long INITIAL_HIGHEST_NS = 2_000_000_000L;

    static final int SIGNIFICANT_DIGITS = 3;
    /** Above this, 3 hours, a sample is counted as out of range: it bounds the memory of a histogram. */
    static final long HIGHEST_NS = 10_800_000_000_000L;

    private final List<Latency> latencies;
    private final Histogram[] histograms;
    private long messages;
    private long bytes;
    private long negative;
    private long outOfRange;

    Samples(List<Latency> latencies) {
        this.latencies = latencies;
        this.histograms = new Histogram[latencies.size()];
        for (int i = 0; i < histograms.length; i++) {
            histograms[i] = newHistogram();
        }
    }

    /** An empty histogram of nanoseconds, as every latency uses it. */
    static Histogram newHistogram() {
        Histogram histogram = new Histogram(LOWEST_DISCERNIBLE_NS, INITIAL_HIGHEST_NS, SIGNIFICANT_DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }

    void count(long messageBytes) {
        messages++;
        bytes += messageBytes;
    }

    /** Records a latency of nanoseconds; {@code index} is its place in the list of latencies. */
    void record(int index, long nanos) {
        if (nanos < 0) {
            negative++;
        } else if (nanos > HIGHEST_NS) {
            outOfRange++;
        } else {
            histograms[index].recordValue(nanos);
        }
    }

    long messages() {
        return messages;
    }

    long bytes() {
        return bytes;
    }

    /** Adds the histograms and the rejected samples to an interval under construction. */
    void addTo(IntervalStats.Builder interval) {
        for (int i = 0; i < histograms.length; i++) {
            interval.add(latencies.get(i), histograms[i]);
        }
        interval.addRejected(negative, outOfRange);
    }

    void clear() {
        // Clearing costs the whole array of counts; most recorders of an idle phase have nothing to clear.
        for (Histogram histogram : histograms) {
            if (histogram.getTotalCount() > 0) {
                histogram.reset();
            }
        }
        messages = 0;
        bytes = 0;
        negative = 0;
        outOfRange = 0;
    }
}
