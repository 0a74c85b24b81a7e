package bench.driver.kafka;

import static bench.driver.DriverFixture.bytes;
import static bench.driver.DriverFixture.newTopic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.driver.BenchmarkProducer;
import bench.driver.DriverException;
import bench.driver.DriverFixture;
import bench.driver.OutgoingMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is Kafka's own about producers, on a real broker. */
class KafkaProducerIT extends KafkaBrokerTest {
    @Test
    void anAckIsTimedOnTheClientsThreadWithoutAnybodyPolling() throws Exception {
        DriverFixture bench = fixture();
        BenchmarkProducer producer = bench.createProducer(bench.createTopic(1));
        CompletableFuture<String> thread = new CompletableFuture<>();
        OutgoingMessage message = new OutgoingMessage();
        message.content(null, bytes("x"), null);
        producer.send(message, (sequence, dueNs, sentNs, error) -> {
            boolean unused = thread.complete(Thread.currentThread().getName());
        });
        assertThat(bench.await(thread)).startsWith("kafka-producer-network-thread");
    }

    @Test
    void closeSendsWhatLingersAtOnce() throws Exception {
        file.producer.put("linger.ms", "60000");
        file.producer.put("delivery.timeout.ms", "120000");
        DriverFixture bench = fixture();
        BenchmarkProducer producer = bench.createProducer(bench.createTopic(1));
        List<String> told = sendAll(producer, 100);
        producer.close(Duration.ofSeconds(30));
        assertThat(told).hasSize(100).containsOnly("stored");
    }

    @Test
    void whatIsNotStoredWhenCloseReturnsHasFailedAndIsTold() throws Exception {
        DriverFixture bench = fixture();
        BenchmarkProducer producer = bench.createProducer(bench.createTopic(1));
        whileTheBrokerStands(() -> {
            List<String> told = sendAll(producer, 100);
            producer.close(Duration.ofSeconds(1));
            assertThat(told).hasSize(100).doesNotContain("stored");
        });
    }

    @Test
    void anInterruptedCloseReturnsAndTellsEveryMessage() throws Exception {
        DriverFixture bench = fixture();
        BenchmarkProducer producer = bench.createProducer(bench.createTopic(1));
        whileTheBrokerStands(() -> {
            List<String> told = sendAll(producer, 100);
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            Thread closing = new Thread(() -> {
                producer.close(PATIENCE);
                interrupted.complete(Thread.currentThread().isInterrupted());
            });
            closing.start();
            Awaitility.await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
            closing.interrupt();
            assertThat(bench.await(interrupted)).isTrue();
            assertThat(told).hasSize(100).doesNotContain("stored");
        });
    }

    @Test
    void aSendThatIsBlockedByAFullBufferCanBeInterrupted() throws Exception {
        file.producer.put("buffer.memory", "40000");
        DriverFixture bench = fixture();
        BenchmarkProducer producer = bench.createProducer(bench.createTopic(1));
        whileTheBrokerStands(() -> {
            AtomicInteger sends = new AtomicInteger();
            AtomicInteger told = new AtomicInteger();
            CompletableFuture<String> outcome = new CompletableFuture<>();
            Thread sender = new Thread(() -> outcome.complete(sendUntilInterrupted(producer, sends, told)));
            sender.start();
            Awaitility.await().until(() -> sender.getState() == Thread.State.TIMED_WAITING);
            sender.interrupt();
            assertThat(bench.await(outcome)).isEqualTo("interrupted, flag false");
            producer.close(Duration.ZERO);
            assertThat(told).hasValue(sends.get());
        });
    }

    @Test
    void aMessageThatIsTooLargeFailsThroughTheCallback() throws Exception {
        DriverFixture bench = fixture();
        BenchmarkProducer producer = bench.createProducer(bench.createTopic(1));
        assertThatThrownBy(() -> bench.await(DriverFixture.send(producer, null, new byte[2_000_000])))
                .hasMessageContaining("max.request.size");
    }

    @Test
    void aProducerOfAMissingTopicIsRefusedWithItsName() throws Exception {
        file.producer.put("max.block.ms", "1000");
        DriverFixture bench = fixture();
        assertThatThrownBy(() -> bench.createProducer(newTopic(1)))
                .hasCauseInstanceOf(DriverException.class)
                .hasMessageContaining("cannot make producer 0 of topic contract-")
                .hasMessageContaining(BROKER.bootstrapServers());
    }

    /** The broker's process is stopped, so that its connections are up but it does nothing. */
    private static void whileTheBrokerStands(ThrowingRunnable test) throws Exception {
        signal("-STOP");
        try {
            test.run();
        } finally {
            signal("-CONT");
        }
    }

    private static void signal(String signal) throws Exception {
        Process kill = new ProcessBuilder("kill", signal, Long.toString(BROKER.pid()))
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
    }

    private static String sendUntilInterrupted(BenchmarkProducer producer, AtomicInteger sends, AtomicInteger told) {
        OutgoingMessage message = new OutgoingMessage();
        message.content(null, new byte[15_000], null);
        try {
            while (true) {
                sends.incrementAndGet();
                producer.send(message, (sequence, dueNs, sentNs, error) -> told.incrementAndGet());
            }
        } catch (InterruptedException e) {
            return "interrupted, flag " + Thread.currentThread().isInterrupted();
        }
    }

    /** The outcomes, as they come. */
    private static List<String> sendAll(BenchmarkProducer producer, int count) throws InterruptedException {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        OutgoingMessage message = new OutgoingMessage();
        message.content(null, bytes("payload"), null);
        for (int i = 0; i < count; i++) {
            producer.send(
                    message, (sequence, dueNs, sentNs, error) -> told.add(error == null ? "stored" : error.toString()));
        }
        return told;
    }

    private interface ThrowingRunnable {
        void run() throws Exception;
    }
}
