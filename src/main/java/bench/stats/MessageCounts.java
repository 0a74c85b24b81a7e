package bench.stats;

/**
 * How many messages were sent, acked and received, and their payload bytes.
 *
 * @param sent messages handed to the client
 * @param sentBytes their payload bytes
 * @param acked messages stored by the system
 * @param failed messages not stored
 * @param received messages that consumers read, over all subscriptions
 * @param receivedBytes their payload bytes
 */
public record MessageCounts(long sent, long sentBytes, long acked, long failed, long received, long receivedBytes) {
    /** Nothing. */
    public static final MessageCounts NONE = new MessageCounts(0, 0, 0, 0, 0, 0);

    /** What came in for messages that were sent at another time. */
    public MessageCounts withoutSends() {
        return new MessageCounts(0, 0, acked, failed, received, receivedBytes);
    }

    /** The same with so many stored. */
    public MessageCounts withAcked(long messages) {
        return new MessageCounts(sent, sentBytes, messages, failed, received, receivedBytes);
    }

    /** Both together. */
    public MessageCounts plus(MessageCounts more) {
        return new MessageCounts(
                sent + more.sent,
                sentBytes + more.sentBytes,
                acked + more.acked,
                failed + more.failed,
                received + more.received,
                receivedBytes + more.receivedBytes);
    }
}
