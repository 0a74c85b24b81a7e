package bench.stats;

import java.util.List;
import java.util.function.BiConsumer;
import org.HdrHistogram.Histogram;

/**
 * A count of messages and bytes, and for each of some latencies the counts of its values: what one thread has recorded since
 * the last swap, or the sum of what several have.
 *
 * <p>Not safe for use by several threads; {@link SampleRecorder} sees to that.
 */
final class Samples {
    /** Above this, 3 hours, a sample is counted as out of range: it bounds the memory of the counts. */
    static final long HIGHEST_NS = 10_800_000_000_000L;

    private final List<Latency> latencies;
    private final LatencyCounts[] counts;
    private long messages;
    private long bytes;
    private long negative;
    private long outOfRange;

    Samples(List<Latency> latencies) {
        this.latencies = latencies;
        this.counts = latencies.stream().map(latency -> new LatencyCounts()).toArray(LatencyCounts[]::new);
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
            counts[index].record(nanos);
        }
    }

    /** Takes over what another one of the same latencies has, and leaves that empty. */
    void take(Samples other) {
        messages += other.messages;
        bytes += other.bytes;
        negative += other.negative;
        outOfRange += other.outOfRange;
        for (int i = 0; i < counts.length; i++) {
            counts[i].take(other.counts[i]);
        }
        other.clearTotals();
    }

    long messages() {
        return messages;
    }

    long bytes() {
        return bytes;
    }

    long negative() {
        return negative;
    }

    long outOfRange() {
        return outOfRange;
    }

    /** Hands over a histogram of each latency, and leaves this empty. */
    void takeAll(BiConsumer<Latency, Histogram> taker) {
        for (int i = 0; i < counts.length; i++) {
            taker.accept(latencies.get(i), counts[i].takeAll());
        }
        clearTotals();
    }

    private void clearTotals() {
        messages = 0;
        bytes = 0;
        negative = 0;
        outOfRange = 0;
    }
}
