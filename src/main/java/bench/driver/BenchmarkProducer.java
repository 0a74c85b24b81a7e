package bench.driver;

import java.time.Duration;

/** Sends to one topic. {@link #send} is called by one thread, the rest by any. */
public interface BenchmarkProducer extends AutoCloseable {
    /**
     * Hands a message to the client. May block when the client's buffer is full. A failure that is known at once reaches
     * the callback as well, and is not thrown.
     *
     * @throws InterruptedException when the thread was interrupted in the call; the callback has run or will
     */
    void send(OutgoingMessage message, SendCallback callback) throws InterruptedException;

    /**
     * Sends what is buffered without delay, waits until every callback has run or the time is over, and releases the
     * connections. What is not stored by then fails, and its callback has run before this returns. May be called twice.
     */
    void close(Duration timeout);

    @Override
    default void close() {
        close(Duration.ofSeconds(10));
    }
}
