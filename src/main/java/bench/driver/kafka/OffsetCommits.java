package bench.driver.kafka;

import bench.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Commits the offsets of a consumer whose auto-commit is off: without waiting, at most once a second, and at its end. For
 * the polling thread.
 */
final class OffsetCommits {
    private static final long PERIOD_NS = 1_000_000_000;
    private static final Duration LONGEST_REVOCATION = Duration.ofSeconds(5);

    private final Consumer<?, ?> consumer;
    private final Clock clock;
    private long lastNs;
    private boolean dirty;
    private KafkaException failure;

    OffsetCommits(Consumer<?, ?> consumer, Clock clock) {
        this.consumer = consumer;
        this.clock = clock;
        this.lastNs = clock.nanoTime();
    }

    /**
     * A poll is over.
     *
     * @param received whether it has brought messages
     * @throws KafkaException when an earlier commit has failed for good
     */
    void polled(boolean received) {
        if (failure != null) {
            throw failure;
        }
        dirty |= received;
        long nowNs = clock.nanoTime();
        if (dirty && nowNs - lastNs >= PERIOD_NS) {
            lastNs = nowNs;
            dirty = false;
            consumer.commitAsync((offsets, error) -> failed(error));
        }
    }

    /**
     * Partitions are about to go to another member, which starts where this one has stopped. Without it, one that nothing
     * was read from yet would start at {@code auto.offset.reset} again, and may skip what was sent since it was ready.
     */
    void revoked() {
        try {
            close(LONGEST_REVOCATION);
        } catch (TimeoutException e) {
            // Messages are read twice then, which the run counts; the membership must not be lost as well.
            dirty = true;
        }
    }

    /** Commits what is not committed, unless a rebalance has taken the partitions away. */
    void close(Duration timeout) {
        try {
            consumer.commitSync(timeout);
        } catch (CommitFailedException | RebalanceInProgressException e) {
            // The partitions are another member's now, which reads these messages again.
            dirty = false;
        }
    }

    private void failed(Exception error) {
        // A later commit covers what a passing failure or a rebalance has lost.
        boolean superseded = error == null
                || ExceptionTranslator.isRetriable(error)
                || error instanceof CommitFailedException
                || error instanceof RebalanceInProgressException
                || error instanceof InterruptException;
        if (!superseded) {
            failure = error instanceof KafkaException known ? known : new KafkaException(error);
        }
    }
}
