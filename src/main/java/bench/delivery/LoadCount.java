package bench.delivery;

/**
 * How far a load has come since its start, over all producers and consumers, as of a moment.
 *
 * @param atNs the moment, on the scale of {@code Clock.nanoTime}
 * @param due messages that were due by the schedule
 * @param sent messages handed to the client
 * @param acked messages that the system said it stored
 * @param failed messages that it did not store
 * @param lastReceiptNs when a consumer last had a message, on the same scale; {@link #NEVER} before the first
 */
public record LoadCount(long atNs, long due, long sent, long acked, long failed, long lastReceiptNs) {
    /** Before any moment, and not so far that a difference to one would overflow. */
    public static final long NEVER = Long.MIN_VALUE / 2;

    /** Where the schedule was kept: what was sent was due, and nothing else. */
    public LoadCount(long atNs, long sent, long acked, long failed, long lastReceiptNs) {
        this(atNs, sent, sent, acked, failed, lastReceiptNs);
    }

    /** The same with what the schedule says. */
    public LoadCount withDue(long messages) {
        return new LoadCount(atNs, messages, sent, acked, failed, lastReceiptNs);
    }

    /** Messages sent that have no answer yet. */
    public long inFlight() {
        return Math.max(0, sent - acked - failed);
    }
}
