package bench.driver.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.driver.OutgoingMessage;
import bench.driver.SendCallback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaBenchmarkProducerTest {
    private final List<String> told = new ArrayList<>();
    private final SendCallback callback = (sequence, dueNs, sentNs, error) ->
            told.add(sequence + " " + dueNs + " " + sentNs + " " + (error == null ? "stored" : error.getMessage()));

    @Test
    void aStoredMessageIsToldOnceWithItsIdentity() throws Exception {
        MockProducer<byte[], byte[]> kafka = kafka(false);
        send(kafka, 1);
        send(kafka, 2);
        assertThat(told).isEmpty();
        kafka.completeNext();
        kafka.completeNext();
        assertThat(told).containsExactly("1 10 13 stored", "2 20 23 stored");
    }

    @Test
    void aFailedMessageIsToldOnce() throws Exception {
        MockProducer<byte[], byte[]> kafka = kafka(false);
        send(kafka, 1);
        kafka.errorNext(new RecordTooLargeException("too large"));
        assertThat(told).containsExactly("1 10 13 too large");
    }

    @Test
    void aFailureThatKafkaThrowsIsToldOnceAndNotThrown() throws Exception {
        MockProducer<byte[], byte[]> kafka = kafka(true);
        kafka.sendException = new IllegalStateException("closed");
        send(kafka, 1);
        assertThat(told).containsExactly("1 10 13 closed");
    }

    @Test
    void aFailureThatKafkaThrowsAndAlsoTellsIsToldOnce() throws Exception {
        List<Callback> taken = new ArrayList<>();
        KafkaException broken = new KafkaException("broken");
        send(takingAndThrowing(taken, broken), 1);
        taken.get(0).onCompletion(null, new KafkaException("aborted"));
        assertThat(told).containsExactly("1 10 13 broken");
    }

    @Test
    void anErrorIsToldAndThrown() {
        MockProducer<byte[], byte[]> kafka = takingAndThrowing(new ArrayList<>(), new OutOfMemoryError("full"));
        assertThatThrownBy(() -> send(kafka, 1)).isInstanceOf(OutOfMemoryError.class);
        assertThat(told).containsExactly("1 10 13 full");
    }

    @Test
    void anInterruptIsToldAndThrownInJavasTerms() {
        MockProducer<byte[], byte[]> kafka = kafka(true);
        kafka.sendException = new InterruptException("stopped");
        assertThatThrownBy(() -> send(kafka, 1))
                .isInstanceOf(InterruptedException.class)
                .hasMessage("stopped");
        assertThat(Thread.interrupted()).isFalse();
        assertThat(told).containsExactly("1 10 13 stopped");
    }

    @Test
    void closeKeepsAnInterruptAndStillCloses() {
        MockProducer<byte[], byte[]> kafka = kafka(true);
        Thread.currentThread().interrupt();
        new KafkaBenchmarkProducer(kafka, "t").close(Duration.ofSeconds(10));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(kafka.closed()).isTrue();
    }

    @Test
    void keyPayloadAndHeaderAreSentAsTheyAre() throws Exception {
        MockProducer<byte[], byte[]> kafka = kafka(true);
        OutgoingMessage message = new OutgoingMessage();
        byte[] key = {1};
        byte[] payload = {2, 3};
        byte[] header = {4};
        message.content(key, payload, header);
        new KafkaBenchmarkProducer(kafka, "t").send(message, callback);
        message.content(null, payload, null);
        new KafkaBenchmarkProducer(kafka, "t").send(message, callback);

        ProducerRecord<byte[], byte[]> first = kafka.history().get(0);
        assertThat(first.topic()).isEqualTo("t");
        assertThat(first.key()).isSameAs(key);
        assertThat(first.value()).isSameAs(payload);
        assertThat(first.headers().lastHeader("bench").value()).isSameAs(header);
        assertThat(kafka.history().get(1).key()).isNull();
        assertThat(kafka.history().get(1).headers()).isEmpty();
    }

    private void send(MockProducer<byte[], byte[]> kafka, long sequence) throws InterruptedException {
        OutgoingMessage message = new OutgoingMessage();
        message.content(null, new byte[1], null);
        message.identity(sequence, sequence * 10, sequence * 10 + 3);
        new KafkaBenchmarkProducer(kafka, "t").send(message, callback);
    }

    private static MockProducer<byte[], byte[]> kafka(boolean autoComplete) {
        return new MockProducer<>(autoComplete, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** An idempotent producer does so when it has failed before. */
    private static MockProducer<byte[], byte[]> takingAndThrowing(List<Callback> taken, Throwable failure) {
        return new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized Future<RecordMetadata> send(
                    ProducerRecord<byte[], byte[]> record, Callback completion) {
                taken.add(completion);
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            }
        };
    }
}
