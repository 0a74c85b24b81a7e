package bench.worker;

import bench.driver.BenchmarkConsumer;
import java.time.Duration;

/** One consumer's thread: polls until it is stopped, then closes its consumer. */
final class ConsumerLoop implements Runnable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final BenchmarkConsumer consumer;
    private final Receiver receiver;
    private final Failures failures;

    /** Written by this thread, read by the control thread. */
    private volatile long polls;
    /** Written by the control thread, read by this one. */
    private volatile boolean stopped;
    /** Written by the control thread before {@link #stopped}, read by this one. */
    private volatile Duration closeTimeout = Duration.ofSeconds(10);

    ConsumerLoop(BenchmarkConsumer consumer, Receiver receiver, Failures failures) {
        this.consumer = consumer;
        this.receiver = receiver;
        this.failures = failures;
    }

    /** Ends the loop after the poll that is under way; the consumer then has this time to leave its subscription. */
    void stop(Duration timeout) {
        closeTimeout = timeout;
        stopped = true;
    }

    /** How many polls have ended; what they returned is recorded. */
    long polls() {
        return polls;
    }

    /** When a poll has last returned with messages. */
    long lastReceiptNs() {
        return receiver.lastReceiptNs();
    }

    BenchmarkConsumer consumer() {
        return consumer;
    }

    @Override
    public void run() {
        try {
            long ended = 0;
            while (!stopped) {
                consumer.poll(POLL, receiver);
                polls = ++ended;
            }
        } catch (InterruptedException e) {
            // Only the worker interrupts its threads, when they do not end in time.
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failures.fatal(e);
        } finally {
            closeConsumer();
        }
    }

    private void closeConsumer() {
        try {
            consumer.close(closeTimeout);
        } catch (RuntimeException e) {
            failures.closeFailed(e);
        }
    }
}
