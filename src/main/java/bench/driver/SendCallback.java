package bench.driver;

/** Takes the outcome of each send: the message was stored, or it was not. */
@FunctionalInterface
public interface SendCallback {
    /**
     * Called exactly once for each send, on the thread on which the client learns of the outcome, at that moment. The acks of one
     * producer come one after the other. Must not block and must not throw.
     *
     * @param sequence of the message, as it was sent
     * @param dueNs of the message, as it was sent
     * @param sentNs of the message, as it was sent
     * @param error why the message was not stored, or null when it was
     */
    void completed(long sequence, long dueNs, long sentNs, Throwable error);

    /**
     * The same where the client says which partition has the message; a driver that knows calls this one instead.
     *
     * @param partition of the producer's topic, from 0; of no meaning where there is an error
     */
    default void completed(int partition, long sequence, long dueNs, long sentNs, Throwable error) {
        completed(sequence, dueNs, sentNs, error);
    }
}
