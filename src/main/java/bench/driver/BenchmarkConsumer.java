package bench.driver;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Reads one topic for one subscription.
 *
 * <p>{@link #poll} and {@link #close} are called by one thread, the rest by any.
 */
public interface BenchmarkConsumer extends AutoCloseable {
    /**
     * Waits up to this long for messages and hands over those that have come. Joins the subscription on the first call.
     * A paused consumer gets none, but stays a member.
     *
     * @throws DriverException when the consumer cannot go on
     * @throws InterruptedException when the thread was interrupted in the call
     */
    void poll(Duration timeout, MessageHandler handler) throws InterruptedException;

    /** Stops the hand-over of messages from the next poll on, also for partitions that are assigned later. */
    void pause();

    /** Ends a pause from the next poll on. */
    void resume();

    /**
     * The next offset to read of each partition that is assigned to this consumer and whose position is fixed. The partitions
     * are as of the last poll, the offsets as of one that has ended a fraction of a second ago at most. Empty in a system
     * that assigns no partitions to consumers.
     */
    Map<Integer, Long> positions();

    /** The partitions of {@link #positions}. */
    default Set<Integer> readyPartitions() {
        return positions().keySet();
    }

    /** How many times partitions were assigned to this consumer, or taken from it, by polls so far. */
    long rebalances();

    /** Leaves the subscription and releases the connections, within this time. May be called twice. */
    void close(Duration timeout);

    @Override
    default void close() {
        close(Duration.ofSeconds(10));
    }
}
