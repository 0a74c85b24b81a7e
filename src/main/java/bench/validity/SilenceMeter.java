package bench.validity;

import bench.delivery.LoadCount;

/**
 * For how long the system has given no sign of life while something was due: no ack, and no message to a consumer. Confined to
 * the control thread.
 *
 * <p>A failed send is no sign of life: most of them are timeouts of the client itself.
 */
public final class SilenceMeter {
    /** So many sends that are due make a producer that does not send one that cannot. */
    private static final double MANY_DUE = 3;

    private long acked;
    private long receivedNs = LoadCount.NEVER;
    private long signNs;
    /** When there was nothing left to answer. */
    private long idleNs;

    private double longestSeconds;

    /** Silence counts from this moment on, on the scale of {@code Clock.nanoTime}. */
    public SilenceMeter(long startNs) {
        this.signNs = startNs;
        this.idleNs = startNs;
    }

    /**
     * A look at the load.
     *
     * @param rate messages/s that are asked for
     * @param readable whether consumers have something to read
     * @return seconds of silence until now
     */
    public double look(LoadCount count, double rate, boolean readable) {
        if (count.lastReceiptNs() != receivedNs) {
            // As long ago as it was, in case this thread has not looked for a while: acks come before receipts.
            signNs = count.lastReceiptNs();
        } else if (count.acked() != acked) {
            signNs = count.atNs();
        }
        acked = count.acked();
        receivedNs = count.lastReceiptNs();
        if (count.inFlight() == 0 && !readable) {
            idleNs = count.atNs();
        }
        double sinceSign = (count.atNs() - signNs) / 1e9;
        double silent = sinceSign * rate >= MANY_DUE ? sinceSign : Math.min(sinceSign, (count.atNs() - idleNs) / 1e9);
        longestSeconds = Math.max(longestSeconds, silent);
        return silent;
    }

    /** The longest silence since the last call of this, in seconds. */
    public double takeLongestSeconds() {
        double longest = longestSeconds;
        longestSeconds = 0;
        return longest;
    }
}
