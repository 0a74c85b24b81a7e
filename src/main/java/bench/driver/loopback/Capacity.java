package bench.driver.loopback;

/**
 * A server that all producers share and that takes its messages one after the other, each for the same time.
 *
 * <p>Safe for use by many threads. Times are on the broker's scale.
 */
final class Capacity {
    private final double nsPerMessage;

    /** Since when the server is busy, and what it was given since then. Guarded by this. */
    private long busySinceNs;

    private long taken;

    /** @param messagesPerSecond above 0; 0 for a server that needs no time */
    Capacity(double messagesPerSecond) {
        nsPerMessage = messagesPerSecond == 0 ? 0 : 1e9 / messagesPerSecond;
    }

    boolean isUnlimited() {
        return nsPerMessage == 0;
    }

    /** When a message is served that arrives now: after all those that arrived before it. */
    long servedAtNs(long nowNs) {
        return isUnlimited() ? nowNs : enqueue(nowNs);
    }

    private synchronized long enqueue(long nowNs) {
        // From the count, not by adding rounded steps: a rounded step drifts.
        if (nowNs >= busySinceNs + (long) (taken * nsPerMessage)) {
            busySinceNs = nowNs;
            taken = 0;
        }
        taken++;
        return busySinceNs + (long) (taken * nsPerMessage);
    }
}
