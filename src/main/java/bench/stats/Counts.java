package bench.stats;

/**
 * How many messages, and how many bytes of payload.
 *
 * @param sent messages handed to the client
 * @param sentBytes their payload bytes
 * @param acked messages stored by the system
 * @param failed messages not stored
 * @param received messages that consumers read, over all subscriptions
 * @param receivedBytes their payload bytes
 */
public record Counts(long sent, long sentBytes, long acked, long failed, long received, long receivedBytes) {
    /** Nothing. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    /** What came in for messages that were sent at another time. */
    public Counts withoutSends() {
        return new Counts(0, 0, acked, failed, received, receivedBytes);
    }

    /** Both together. */
    public Counts plus(Counts more) {
        return new Counts(
                sent + more.sent,
                sentBytes + more.sentBytes,
                acked + more.acked,
                failed + more.failed,
                received + more.received,
                receivedBytes + more.receivedBytes);
    }
}
