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

    /** What was due at the last sign, and until when nothing more was. */
    private long dueAtSign;

    private long nothingDueNs;
    private double longestSeconds;

    /** Silence counts from this moment on, on the scale of {@code Clock.nanoTime}. */
    public SilenceMeter(long startNs) {
        this.signNs = startNs;
        this.idleNs = startNs;
        this.nothingDueNs = startNs;
    }

    /**
     * A look at the load.
     *
     * @param readable whether consumers have something to read
     * @return seconds of silence until now
     */
    public double look(LoadCount count, boolean readable) {
        if (count.lastReceiptNs() != receivedNs) {
            // As long ago as it was, in case this thread has not looked for a while: acks come before receipts.
            signNs = count.lastReceiptNs();
            dueAtSign = count.due();
        } else if (count.acked() != acked) {
            signNs = count.atNs();
            dueAtSign = count.due();
        }
        acked = count.acked();
        receivedNs = count.lastReceiptNs();
        if (count.inFlight() == 0 && !readable) {
            idleNs = count.atNs();
        }
        if (count.due() == dueAtSign) {
            nothingDueNs = count.atNs();
        }
        boolean manyDue = count.due() - dueAtSign >= MANY_DUE;
        // A burst that has just become due has not been waited for all the time since the one before.
        long waitingNs = manyDue ? Math.min(idleNs, nothingDueNs) : idleNs;
        double silent = (count.atNs() - Math.max(signNs, waitingNs)) / 1e9;
        longestSeconds = Math.max(longestSeconds, silent);
        return silent;
    }

    /** The longest silence since it was last taken, in seconds. */
    public double longestSeconds() {
        return longestSeconds;
    }

    /** The same, which is taken. */
    public double takeLongestSeconds() {
        double longest = longestSeconds;
        longestSeconds = 0;
        return longest;
    }
}
