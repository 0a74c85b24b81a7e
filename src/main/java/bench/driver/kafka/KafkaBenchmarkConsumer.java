package bench.driver.kafka;

import bench.driver.BenchmarkConsumer;
import bench.driver.ConsumerSpec;
import bench.driver.DriverException;
import bench.driver.MessageHandler;
import bench.time.Clock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;

/**
 * A Kafka consumer of its own that reads one topic as a member of one group. {@code poll} and {@code close} are for one
 * thread, the rest for any.
 */
final class KafkaBenchmarkConsumer implements BenchmarkConsumer {
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    private final Consumer<ByteBuffer, ByteBuffer> consumer;
    private final ConsumerSpec spec;
    private final ExceptionTranslator translator;

    /** Null where Kafka commits by itself. */
    private final OffsetCommits commits;

    private final AssignedPartitions partitions;

    /** Written by any thread, read by the polling thread. */
    private volatile boolean pauseWanted;

    private boolean closed;

    /**
     * @param consumer not subscribed yet
     * @param commits null where Kafka commits by itself
     */
    KafkaBenchmarkConsumer(
            Consumer<ByteBuffer, ByteBuffer> consumer,
            ConsumerSpec spec,
            ExceptionTranslator translator,
            OffsetCommits commits,
            Clock clock) {
        this.consumer = consumer;
        this.spec = spec;
        this.translator = translator;
        this.commits = commits;
        String topic = spec.topic().name();
        this.partitions = new AssignedPartitions(consumer, topic, commits, clock);
        consumer.subscribe(List.of(topic), partitions);
    }

    @Override
    public void poll(Duration timeout, MessageHandler handler) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            partitions.pause(pauseWanted);
            ConsumerRecords<ByteBuffer, ByteBuffer> records = consumer.poll(timeout);
            boolean received = !records.isEmpty();
            if (received) {
                handOver(records, handler);
            }
            partitions.polled();
            if (commits != null) {
                commits.polled(received);
            }
        } catch (InterruptException e) {
            throw KafkaBenchmarkProducer.interruption(e);
        } catch (KafkaException e) {
            throw translator.of("cannot read topic " + spec.topic().name() + " for " + spec.subscription(), e);
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
    public Map<Integer, Long> positions() {
        return partitions.positions();
    }

    @Override
    public long rebalances() {
        return partitions.rebalances();
    }

    /** An interrupt does not cut this short: the group would wait for a member that is gone. */
    @Override
    public void close(Duration timeout) {
        if (!closed) {
            closed = true;
            Uninterrupted.run(() -> closeOnce(timeout));
        }
    }

    private void closeOnce(Duration timeout) {
        Duration share = commits == null ? timeout : timeout.dividedBy(2);
        DriverException failed = commitLast(share);
        try {
            consumer.close(CloseOptions.timeout(share));
        } catch (InterruptException e) {
            // Kafka's exception has set the flag again, and the consumer is closed all the same.
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            failed = failure("cannot leave", e);
        } finally {
            partitions.close();
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
        return translator.of(
                what + " subscription " + spec.subscription() + " of topic "
                        + spec.topic().name(),
                e);
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
}
