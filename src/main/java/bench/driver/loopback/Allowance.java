package bench.driver.loopback;

/**
 * The messages that are served quickly: so many a second, and the rest is slow. What is not used is saved up for a tenth of a
 * second (a token bucket), so that a sender that wakes up late loses nothing.
 *
 * <p>Safe for use by many threads. Times are on the broker's scale.
 */
final class Allowance {
    private static final double SAVED_SECONDS = 0.1;

    private final double perNs;
    private final double most;
    /** What is left, and when it was. Guarded by this. */
    private double left;

    private long leftAtNs;

    /** @param messagesPerSecond above 0; 0 where all are quick */
    Allowance(double messagesPerSecond) {
        perNs = messagesPerSecond / 1e9;
        most = Math.max(1, messagesPerSecond * SAVED_SECONDS);
        left = most;
    }

    /** Whether a message that arrives now is served quickly. */
    boolean isQuick(long nowNs) {
        return perNs == 0 || take(nowNs);
    }

    private synchronized boolean take(long nowNs) {
        left = Math.min(most, left + Math.max(0, nowNs - leftAtNs) * perNs);
        leftAtNs = Math.max(leftAtNs, nowNs);
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
