package bench.driver.kafka;

import bench.driver.BenchmarkConsumer;
import bench.driver.ConsumerSpec;
import bench.driver.DriverException;
import bench.driver.MessageHandler;
import bench.time.Clock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;

/**
 * A Kafka consumer of its own that reads one topic as a member of one group. {@code poll} and {@code close} are for one
 * thread, the rest for any.
 */
final class KafkaBenchmarkConsumer implements BenchmarkConsumer {
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);
    /** Polls may be many, and asking for positions takes a lock for each partition. */
    private static final long POSITIONS_PERIOD_NS = 100_000_000;

    private final Consumer<ByteBuffer, ByteBuffer> consumer;
    private final ConsumerSpec spec;
    private final Failures failures;

    /** Null where Kafka commits by itself. */
    private final OffsetCommits commits;

    private final Clock clock;

    /** Written by any thread, read by the polling thread. */
    private volatile boolean pauseWanted;

    /** Written by the polling thread, read by any: immutable sets. */
    private volatile Set<Integer> readyPartitions = Set.of();

    /** By partition; written by the polling thread, read by any: immutable maps. */
    private volatile Map<Integer, Long> positions = Map.of();

    /** Written by the polling thread, read by any. */
    private volatile long rebalances;

    /** When the positions were asked for last. Polling thread only. */
    private long positionsNs;

    /** Partitions that are assigned and have no position yet. Polling thread only. */
    private final Set<TopicPartition> unsettled = new HashSet<>();

    /** What Kafka was told last. Polling thread only. */
    private boolean paused;

    private boolean closed;

    /**
     * @param consumer not subscribed yet
     * @param commits null where Kafka commits by itself
     */
    KafkaBenchmarkConsumer(
            Consumer<ByteBuffer, ByteBuffer> consumer,
            ConsumerSpec spec,
            Failures failures,
            OffsetCommits commits,
            Clock clock) {
        this.consumer = consumer;
        this.spec = spec;
        this.failures = failures;
        this.commits = commits;
        this.clock = clock;
        this.positionsNs = clock.nanoTime() - POSITIONS_PERIOD_NS;
        consumer.subscribe(List.of(spec.topic().name()), new Assignment());
    }

    @Override
    public void poll(Duration timeout, MessageHandler handler) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            tellPause();
            ConsumerRecords<ByteBuffer, ByteBuffer> records = consumer.poll(timeout);
            boolean received = !records.isEmpty();
            if (received) {
                handOver(records, handler);
            }
            settlePositions();
            notePositions();
            if (commits != null) {
                commits.polled(received);
            }
        } catch (InterruptException e) {
            throw KafkaBenchmarkProducer.interruption(e);
        } catch (KafkaException e) {
            throw failures.of("cannot read topic " + spec.topic().name() + " for " + spec.subscription(), e);
        }
    }

    @Override
    public void pause() {
        pauseWanted = true;
    }

    @Override
    public void resume() {
        pauseWanted = false;
    }

    @Override
    public Set<Integer> readyPartitions() {
        return readyPartitions;
    }

    @Override
    public Map<Integer, Long> positions() {
        return positions;
    }

    @Override
    public long rebalances() {
        return rebalances;
    }

    /** An interrupt does not cut this short, since the group and the threads would be left behind; it is kept. */
    @Override
    public void close(Duration timeout) {
        if (closed) {
            return;
        }
        closed = true;
        boolean interrupted = Thread.interrupted();
        Duration share = commits == null ? timeout : timeout.dividedBy(2);
        DriverException failed = commitLast(share);
        try {
            consumer.close(CloseOptions.timeout(share));
        } catch (InterruptException e) {
            interrupted = true;
        } catch (KafkaException e) {
            failed = failure("cannot leave", e);
        } finally {
            readyPartitions = Set.of();
            positions = Map.of();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    private DriverException commitLast(Duration timeout) {
        if (commits == null) {
            return null;
        }
        try {
            commits.close(timeout);
            return null;
        } catch (KafkaException e) {
            return failure("cannot commit the last offsets of", e);
        }
    }

    private DriverException failure(String what, KafkaException e) {
        return failures.of(
                what + " subscription " + spec.subscription() + " of topic "
                        + spec.topic().name(),
                e);
    }

    /** Only when the state changes: each call discards or fetches data that the client has at hand. */
    private void tellPause() {
        boolean wanted = pauseWanted;
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

    private static void handOver(ConsumerRecords<ByteBuffer, ByteBuffer> records, MessageHandler handler) {
        handler.polled();
        for (TopicPartition partition : records.partitions()) {
            int number = partition.partition();
            for (ConsumerRecord<ByteBuffer, ByteBuffer> record : records.records(partition)) {
                Header header = record.headers().lastHeader(KafkaBenchmarkProducer.HEADER);
                ByteBuffer payload = record.value() == null ? EMPTY : record.value();
                handler.received(
                        number, record.offset(), record.timestamp(), payload, header == null ? null : header.value());
            }
        }
    }

    /** A partition counts as ready from the poll on that has fixed its position: no later message can be missed. */
    private void settlePositions() {
        if (unsettled.isEmpty()) {
            return;
        }
        Set<Integer> ready = new HashSet<>(readyPartitions);
        Map<Integer, Long> next = new HashMap<>(positions);
        for (Iterator<TopicPartition> each = unsettled.iterator(); each.hasNext(); ) {
            TopicPartition partition = each.next();
            OptionalLong position = position(partition);
            if (position.isPresent()) {
                next.put(partition.partition(), position.getAsLong());
                ready.add(partition.partition());
                each.remove();
            }
        }
        // Who sees that a partition is ready also sees where.
        positions = Map.copyOf(next);
        readyPartitions = Set.copyOf(ready);
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
        Map<Integer, Long> next = new HashMap<>();
        for (int partition : readyPartitions) {
            position(new TopicPartition(spec.topic().name(), partition))
                    .ifPresent(offset -> next.put(partition, offset));
        }
        positions = Map.copyOf(next);
    }

    /** Called by Kafka within poll. */
    private final class Assignment implements ConsumerRebalanceListener {
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
            Set<Integer> ready = new HashSet<>(readyPartitions);
            partitions.forEach(partition -> ready.remove(partition.partition()));
            readyPartitions = Set.copyOf(ready);
        }
    }
}
