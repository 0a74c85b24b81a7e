package bench.driver.kafka;

import bench.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The partitions of one topic that are assigned to a consumer: where it reads them, and whether they are paused. Positions and
 * the number of rebalances are for any thread, the rest is for the polling thread, which Kafka calls the listener on.
 */
final class AssignedPartitions implements ConsumerRebalanceListener {
    /** Polls may be many, and asking for positions takes a lock for each partition. */
    private static final long POSITIONS_PERIOD_NS = 100_000_000;

    private final Consumer<?, ?> consumer;
    private final String topic;

    /** Null where Kafka commits by itself. */
    private final OffsetCommits commits;

    private final Clock clock;

    /** By partition, of those whose position is fixed; written by the polling thread, read by any: immutable maps. */
    private volatile Map<Integer, Long> positions = Map.of();

    /** Written by the polling thread, read by any. */
    private volatile long rebalances;

    /** When the positions were asked for last. */
    private long positionsNs;

    /** Assigned, and without a position yet. */
    private final Set<TopicPartition> unsettled = new HashSet<>();

    private boolean paused;

    AssignedPartitions(Consumer<?, ?> consumer, String topic, OffsetCommits commits, Clock clock) {
        this.consumer = consumer;
        this.topic = topic;
        this.commits = commits;
        this.clock = clock;
        this.positionsNs = clock.nanoTime() - POSITIONS_PERIOD_NS;
    }

    /** The next offset to read of each partition that is assigned and whose position is fixed. Any thread. */
    Map<Integer, Long> positions() {
        return positions;
    }

    /** How many times partitions came or went. Any thread. */
    long rebalances() {
        return rebalances;
    }

    /** Reaches Kafka only when the state changes: each call discards or fetches data that the client has at hand. */
    void pause(boolean wanted) {
        if (wanted == paused) {
            return;
        }
        paused = wanted;
        if (wanted) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.assignment());
        }
    }

    /** A poll is over. */
    void polled() {
        settlePositions();
        notePositions();
    }

    /** The consumer is closed. */
    void close() {
        positions = Map.of();
    }

    /** A partition counts as ready from the poll on that has fixed its position: no later message can be missed. */
    private void settlePositions() {
        if (unsettled.isEmpty()) {
            return;
        }
        Map<Integer, Long> next = new HashMap<>(positions);
        for (Iterator<TopicPartition> each = unsettled.iterator(); each.hasNext(); ) {
            TopicPartition partition = each.next();
            OptionalLong position = position(partition);
            if (position.isPresent()) {
                next.put(partition.partition(), position.getAsLong());
                each.remove();
            }
        }
        positions = Map.copyOf(next);
    }

    private OptionalLong position(TopicPartition partition) {
        try {
            return OptionalLong.of(consumer.position(partition, Duration.ZERO));
        } catch (TimeoutException e) {
            // Not yet: the next poll goes on with it.
            return OptionalLong.empty();
        }
    }

    private void notePositions() {
        long nowNs = clock.nanoTime();
        if (nowNs - positionsNs < POSITIONS_PERIOD_NS) {
            return;
        }
        positionsNs = nowNs;
        Map<Integer, Long> next = new HashMap<>(positions);
        for (int partition : positions.keySet()) {
            position(new TopicPartition(topic, partition)).ifPresent(offset -> next.put(partition, offset));
        }
        positions = Map.copyOf(next);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        count(partitions);
        unsettled.addAll(partitions);
        if (paused && !partitions.isEmpty()) {
            consumer.pause(partitions);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        if (commits != null && !partitions.isEmpty()) {
            commits.revoked();
        }
        forget(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        forget(partitions);
    }

    private void count(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            long count = rebalances + 1;
            rebalances = count;
        }
    }

    private void forget(Collection<TopicPartition> partitions) {
        count(partitions);
        unsettled.removeAll(partitions);
        Map<Integer, Long> left = new HashMap<>(positions);
        partitions.forEach(partition -> left.remove(partition.partition()));
        positions = Map.copyOf(left);
    }
}
