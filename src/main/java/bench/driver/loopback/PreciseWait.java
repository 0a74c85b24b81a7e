package bench.driver.loopback;

/**
 * Waits until a time, on Linux to within about 0.05 ms at the median.
 *
 * <p>A park returns 0.06 ms late when it is short and up to 0.3 ms late when it is long, as the timer has slack and the
 * processor sleeps. So this parks for less, again and again, and spins only for the last 0.025 ms: at 10,000 acks/s that
 * costs about a quarter of a core, at 1,000 about a twentieth, and the other threads of a small machine keep the rest.
 */
final class PreciseWait {
    private static final long SPIN_NS = 25_000;
    private static final long SHORTEST_PARK_NS = 1;

    private final Broker broker;

    PreciseWait(Broker broker) {
        this.broker = broker;
    }

    /** Returns at this time, or earlier when the thread is unparked. */
    void until(long timeNs) {
        long leftNs = timeNs - broker.nowNs();
        if (leftNs > SPIN_NS) {
            broker.clock().parkNanos(Math.max(SHORTEST_PARK_NS, leftNs - lateness(leftNs)));
        } else {
            while (leftNs > 0) {
                Thread.onSpinWait();
                leftNs = timeNs - broker.nowNs();
            }
        }
    }

    /** How late a park of about this length may return. */
    private static long lateness(long parkNs) {
        if (parkNs > 5_000_000) {
            return 300_000;
        }
        return parkNs > 400_000 ? 200_000 : 70_000;
    }
}
