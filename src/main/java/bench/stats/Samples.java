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
public final class Samples {
    /** Above this, 3 hours, a sample is counted as out of range: it bounds the memory of the counts. */
    public static final long HIGHEST_NS = 10_800_000_000_000L;

    private final List<Latency> latencies;
    /** By the latency's place in the enum; null where this has none of a latency. */
    private final LatencyCounts[] counts = new LatencyCounts[Latency.values().length];

    private long messages;
    private long bytes;
    private long negative;
    private long outOfRange;

    Samples(List<Latency> latencies) {
        this.latencies = latencies;
        latencies.forEach(latency -> counts[indexOf(latency)] = new LatencyCounts());
    }

    void count(long messageBytes) {
        messages++;
        bytes += messageBytes;
    }

    /** Records a latency of nanoseconds, which is one of those that this is for. */
    void record(Latency latency, long nanos) {
        if (nanos < 0) {
            negative++;
        } else if (nanos > HIGHEST_NS) {
            outOfRange++;
        } else {
            counts[indexOf(latency)].record(nanos);
        }
    }

    /** Takes over what another one of the same latencies has, and leaves that empty. */
    void take(Samples other) {
        messages += other.messages;
        bytes += other.bytes;
        negative += other.negative;
        outOfRange += other.outOfRange;
        for (Latency latency : latencies) {
            counts[indexOf(latency)].take(other.counts[indexOf(latency)]);
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
        for (Latency latency : latencies) {
            taker.accept(latency, counts[indexOf(latency)].takeAll());
        }
        clearTotals();
    }

    /** As EnumMap does it, whose values are boxed behind one more indirection on the path of every message. */
    @SuppressWarnings("EnumOrdinal")
    private static int indexOf(Latency latency) {
        return latency.ordinal();
    }

    private void clearTotals() {
        messages = 0;
        bytes = 0;
        negative = 0;
        outOfRange = 0;
    }
}
