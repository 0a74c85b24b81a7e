package bench.driver.loopback;

import java.util.concurrent.atomic.LongAccumulator;

/**
 * The longest time that the broker has taken for an ack in the measurement, by its own clock.
 *
 * <p>A machine that is busy with something else tells acks later than their latency says; so a harness that reports the
 * longest latency rightly reports this one, not the configured one. Counts sends that succeed. Safe for use by many threads.
 */
final class LongestAck {
    /** Written once by the control thread, read by the I/O threads. */
    private volatile long measuredFromNs = Long.MAX_VALUE;

    /** Updated by the I/O threads, read when the run has ended. */
    private final LongAccumulator longestNs = new LongAccumulator(Math::max, 0);

    /** Sends from this moment on, on the clock's scale, are of the measurement. */
    void measurementStarts(long startNs) {
        measuredFromNs = startNs;
    }

    /** An ack is told now. Both times are on the clock's scale. */
    void acked(long sentNs, long nowNs) {
        if (sentNs >= measuredFromNs) {
            longestNs.accumulate(nowNs - sentNs);
        }
    }

    /** Zero when there was none. */
    long longestNs() {
        return longestNs.get();
    }
}
