package bench.driver;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Sends to one topic. {@link #send(OutgoingMessage, SendCallback)} is called by one thread, the rest by any. */
public interface BenchmarkProducer extends AutoCloseable {
    /**
     * Hands a message to the client. May block when the client's buffer is full. A failure that is known at once reaches
     * the callback as well, and is not thrown.
     *
     * @throws InterruptedException when the thread was interrupted in the call; the callback has been or will be told
     */
    void send(OutgoingMessage message, SendCallback callback) throws InterruptedException;

    /**
     * Sends one message outside the load, for those who want to wait for it or to be told in several places.
     *
     * @return completes when the message is stored, or fails with the reason that it was not
     */
    default CompletableFuture<Void> send(byte[] key, byte[] payload) throws InterruptedException {
        OutgoingMessage message = new OutgoingMessage();
        message.content(key, payload, null);
        CompletableFuture<Void> stored = new CompletableFuture<>();
        send(message, (sequence, dueNs, sentNs, error) -> {
            if (error == null) {
                stored.complete(null);
            } else {
                stored.completeExceptionally(error);
            }
        });
        return stored;
    }

    /**
     * Sends what is buffered without delay, waits until every callback has run or the time is over, and releases the
     * connections. What is not stored by then fails, and its callback is told before this returns. May be called twice.
     */
    void close(Duration timeout);

    @Override
    default void close() {
        close(Duration.ofSeconds(10));
    }
}
