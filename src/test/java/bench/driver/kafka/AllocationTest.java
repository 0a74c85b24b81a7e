package bench.driver.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import bench.driver.OutgoingMessage;
import bench.driver.SendCallback;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What a thread allocates is counted by the JVM, and no timing. */
class AllocationTest {
    private static final int MESSAGES = 100_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final byte[] payload = new byte[100];

    private interface Send {
        void message() throws InterruptedException;
    }

    @Test
    void aMessageTakesAtMost64BytesBesidesKafkasOwn() throws InterruptedException {
        Producer<byte[], byte[]> kafka = new Keeping();
        Callback shared = (metadata, error) -> {};
        SendCallback told = (sequence, dueNs, sentNs, error) -> {};
        KafkaBenchmarkProducer producer = new KafkaBenchmarkProducer(kafka, "t");
        OutgoingMessage message = new OutgoingMessage();
        message.content(null, payload, null);

        double kafkas = bytesPerMessage(() -> {
            var unused = kafka.send(new ProducerRecord<>("t", null, payload), shared);
        });
        double all = bytesPerMessage(() -> producer.send(message, told));

        assertThat(kafkas).isPositive();
        assertThat(all - kafkas).isPositive().isLessThanOrEqualTo(64);
    }

    private double bytesPerMessage(Send send) throws InterruptedException {
        sendAll(send);
        long before = threads.getCurrentThreadAllocatedBytes();
        sendAll(send);
        return (double) (threads.getCurrentThreadAllocatedBytes() - before) / MESSAGES;
    }

    private static void sendAll(Send send) throws InterruptedException {
        for (int i = 0; i < MESSAGES; i++) {
            send.message();
        }
    }

    /**
     * Allocates nothing, and keeps what it is given until the next 1,000 are there, as a client does until the ack: so the JVM
     * can optimise away none of it, whatever it compiles.
     */
    private static final class Keeping extends MockProducer<byte[], byte[]> {
        private final Object[] records = new Object[1_000];
        private final Callback[] callbacks = new Callback[records.length];
        private final Future<RecordMetadata> never = new CompletableFuture<>();
        private int next;

        Keeping() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
            records[next] = record;
            callbacks[next] = callback;
            next = (next + 1) % records.length;
            return never;
        }
    }
}
