package bench.stats;

import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What happened in one interval of a phase: counts, and a histogram for each latency.
 *
 * @param startNs when the interval began, on the scale of {@code Clock.nanoTime}
 * @param endNs when it was closed
 * @param sent messages handed to the client
 * @param sentBytes their payload bytes
 * @param acked messages stored by the system
 * @param failed messages not stored
 * @param received messages that consumers read, over all subscriptions
 * @param receivedBytes their payload bytes
 * @param blockedNs time for which the client has blocked sending threads, the sum over the producers
 * @param longestBlockNs the longest of these blocks
 * @param carriedOver what came in for messages of the phase before
 * @param negative samples that were below zero, and are in no histogram
 * @param outOfRange samples above 3 hours, and are in no histogram
 * @param histograms nanoseconds; the receiver may keep them, and must not write to them
 */
public record IntervalStats(
        long startNs,
        long endNs,
        long sent,
        long sentBytes,
        long acked,
        long failed,
        long received,
        long receivedBytes,
        long blockedNs,
        long longestBlockNs,
        CarriedOver carriedOver,
        long negative,
        long outOfRange,
        Map<Latency, Histogram> histograms) {

    /**
     * What came in during an interval for messages that were sent in the phase before it: in no count and no latency of the
     * interval's phase, but part of what the system did in its time. Without it, rates would be too low by what was on its way.
     *
     * @param acked messages stored
     * @param failed messages not stored
     * @param received messages read
     * @param receivedBytes their payload bytes
     */
    public record CarriedOver(long acked, long failed, long received, long receivedBytes) {
        /** Nothing came in. */
        public static final CarriedOver NONE = new CarriedOver(0, 0, 0, 0);

        CarriedOver plus(CarriedOver other) {
            return new CarriedOver(
                    acked + other.acked,
                    failed + other.failed,
                    received + other.received,
                    receivedBytes + other.receivedBytes);
        }
    }

    /** What came in, as the phase after this interval's sees it. */
    public CarriedOver asCarriedOver() {
        return new CarriedOver(acked, failed, received, receivedBytes);
    }

    /** Messages that the system stored in the interval, whenever they were sent. */
    public long allAcked() {
        return acked + carriedOver.acked;
    }

    /** Messages that were read in the interval, whenever they were sent. */
    public long allReceived() {
        return received + carriedOver.received;
    }

    /** Real time between the two ends, in seconds. */
    public double elapsedSeconds() {
        return (endNs - startNs) / 1e9;
    }

    /** The histogram of a latency, in nanoseconds. */
    public Histogram histogram(Latency latency) {
        return histograms.get(latency);
    }

    /** Collects an interval. Confined to one thread. */
    static final class Builder {
        private final Map<Latency, Histogram> histograms = new EnumMap<>(Latency.class);
        private long sent;
        private long sentBytes;
        private long acked;
        private long failed;
        private long received;
        private long receivedBytes;
        private long blockedNs;
        private long longestBlockNs;
        private CarriedOver carriedOver = CarriedOver.NONE;
        private long negative;
        private long outOfRange;

        private void addRejected(long negativeSamples, long samplesOutOfRange) {
            negative += negativeSamples;
            outOfRange += samplesOutOfRange;
        }

        void takeSends(Samples samples) {
            sent += samples.messages();
            sentBytes += samples.bytes();
            takeLatencies(samples);
        }

        void takeAcks(Samples samples) {
            acked += samples.messages();
            takeLatencies(samples);
        }

        void takeReceipts(Samples samples) {
            received += samples.messages();
            receivedBytes += samples.bytes();
            takeLatencies(samples);
        }

        private void takeLatencies(Samples samples) {
            addRejected(samples.negative(), samples.outOfRange());
            samples.takeAll(histograms::put);
        }

        private Histogram histogram(Latency latency) {
            return histograms.computeIfAbsent(latency, missing -> LatencyCounts.newHistogram());
        }

        /** A send for which its thread was awake in time is not recorded as such, which would cost more than it tells. */
        private void addPunctualSends() {
            Histogram delays = histogram(Latency.HARNESS_DELAY);
            long punctual = histogram(Latency.PUBLISH_DELAY).getTotalCount() - delays.getTotalCount();
            if (punctual > 0) {
                delays.recordValueWithCount(0, punctual);
            }
        }

        void addFailures(long failures) {
            failed += failures;
        }

        void addBlocked(long totalNs, long longestNs) {
            blockedNs += totalNs;
            longestBlockNs = Math.max(longestBlockNs, longestNs);
        }

        void addCarriedOver(CarriedOver more) {
            carriedOver = carriedOver.plus(more);
        }

        void add(IntervalStats interval) {
            sent += interval.sent;
            sentBytes += interval.sentBytes;
            acked += interval.acked;
            failed += interval.failed;
            received += interval.received;
            receivedBytes += interval.receivedBytes;
            addBlocked(interval.blockedNs, interval.longestBlockNs);
            addCarriedOver(interval.carriedOver);
            addRejected(interval.negative, interval.outOfRange);
            interval.histograms.forEach((latency, more) -> histogram(latency).add(more));
        }

        IntervalStats build(long startNs, long endNs) {
            addPunctualSends();
            for (Latency latency : Latency.values()) {
                histogram(latency);
            }
            return new IntervalStats(
                    startNs,
                    endNs,
                    sent,
                    sentBytes,
                    acked,
                    failed,
                    received,
                    receivedBytes,
                    blockedNs,
                    longestBlockNs,
                    carriedOver,
                    negative,
                    outOfRange,
                    histograms);
        }
    }
}
