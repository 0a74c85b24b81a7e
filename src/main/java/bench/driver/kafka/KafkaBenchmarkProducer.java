package bench.driver.kafka;

import bench.driver.BenchmarkProducer;
import bench.driver.OutgoingMessage;
import bench.driver.SendCallback;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;

/**
 * A Kafka producer of its own for one topic. {@code send} is for one thread, {@code close} for any.
 *
 * <p>The header of a message is named {@value #HEADER}.
 */
final class KafkaBenchmarkProducer implements BenchmarkProducer {
    static final String HEADER = "bench";

    /** Below it, Kafka's close may find its time used up at a moment when it takes that for no limit at all. */
    private static final Duration SHORTEST_FLUSH = Duration.ofMillis(20);

    private final Producer<byte[], byte[]> producer;
    private final String topic;

    KafkaBenchmarkProducer(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    @Override
    public void send(OutgoingMessage message, SendCallback callback) throws InterruptedException {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, message.key(), message.payload());
        if (message.header() != null) {
            record.headers().add(HEADER, message.header());
        }
        SendCompletion completion = new SendCompletion(message, callback);
        try {
            var unused = producer.send(record, completion);
        } catch (InterruptException e) {
            completion.fail(e);
            throw interruption(e);
        } catch (RuntimeException e) {
            // Not every failure that is known at once goes to the callback: a closed or broken producer throws.
            completion.fail(e);
        } catch (Error e) {
            completion.fail(e);
            throw e;
        }
    }

    /**
     * Closing makes the client send what it has without waiting for fuller batches; what has no answer by the time-out
     * fails. After an interrupt it no longer waits, and the callbacks run all the same.
     */
    @Override
    public void close(Duration timeout) {
        boolean waits = !Thread.currentThread().isInterrupted() && timeout.compareTo(SHORTEST_FLUSH) >= 0;
        Uninterrupted.run(() -> {
            try {
                producer.close(waits ? timeout : Duration.ZERO);
            } catch (InterruptException e) {
                // Its exception has set the flag again, which would end the waiting for the last callbacks as well.
                Uninterrupted.run(() -> producer.close(Duration.ZERO));
            }
        });
    }

    /** Java's own exception, thrown with the interrupt flag cleared; Kafka's sets the flag. */
    static InterruptedException interruption(InterruptException e) {
        boolean unused = Thread.interrupted();
        InterruptedException interruption = new InterruptedException(e.getMessage());
        interruption.initCause(e);
        return interruption;
    }
}
