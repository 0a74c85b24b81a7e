package bench.driver.kafka;

import static bench.driver.DriverFixture.bytes;
import static bench.driver.DriverFixture.newTopic;
import static bench.driver.DriverFixture.partitionsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.broker.ThrowawayBroker;
import bench.driver.BenchmarkProducer;
import bench.driver.DriverException;
import bench.driver.DriverFixture;
import bench.driver.Inbox;
import bench.driver.OutgoingMessage;
import bench.driver.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is Kafka's own about the Kafka driver, on a real broker. */
@Timeout(180)
class KafkaDriverIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static ThrowawayBroker broker;

    private final List<DriverFixture> fixtures = new ArrayList<>();
    private final KafkaTestConfig file = new KafkaTestConfig(broker.bootstrapServers());

    @BeforeAll
    static void startBroker() throws Exception {
        broker = ThrowawayBroker.start(ThrowawayBroker.Options.defaults());
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @AfterEach
    void closeDrivers() throws Exception {
        for (DriverFixture fixture : fixtures) {
            fixture.close();
        }
    }

    @Test
    void describesVersionNodesAndController() throws Exception {
        DriverFixture bench = fixture();
        assertThat(bench.await(bench.driver().describe()))
                .containsEntry("system", "Kafka 4.4")
                .containsEntry("nodes", "1")
                .containsEntry("bootstrapServers", broker.bootstrapServers())
                .containsKeys("brokerVersion", "metadataVersion", "clusterId", "controller", "clientVersion");
    }

    @Test
    void anUnreachableClusterIsNamedWithTheCauseWithinHalfAMinute() throws Exception {
        file.common.put("bootstrap.servers", "127.0.0.1:1");
        KafkaDriver driver = new KafkaDriver(file.context());
        long startNs = System.nanoTime();
        assertThatThrownBy(() -> driver.describe().get())
                .hasCauseInstanceOf(DriverException.class)
                .hasMessageContaining("cannot connect to 127.0.0.1:1: connection refused");
        assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isLessThan(Duration.ofSeconds(30));
        driver.close();
    }

    @Test
    void anAnswerThatIsNotKafkasGetsAHint() throws Exception {
        file.common.put("security.protocol", "SSL");
        KafkaDriver driver = new KafkaDriver(file.context());
        assertThatThrownBy(() -> driver.describe().get())
                .hasCauseInstanceOf(DriverException.class)
                .hasMessageContaining("cannot connect to " + broker.bootstrapServers())
                .hasMessageContaining("security.protocol");
        driver.close();
    }

    @Test
    void aTopicThatTheBrokerRefusesIsNamedWithTheReason() throws Exception {
        file.topic.put("retention.ms", "never");
        DriverFixture bench = fixture();
        Topic topic = newTopic(1);
        assertThatThrownBy(() -> bench.await(bench.driver().createTopics(List.of(topic))))
                .hasCauseInstanceOf(DriverException.class)
                .hasMessageContaining("cannot create topic " + topic.name())
                .hasMessageContaining("retention.ms");
        assertThat(bench.await(bench.driver().deleteCreatedTopics())).isEmpty();
    }

    @Test
    void hundredsOfTopicsOfOneCallAreAllCreatedAndAllDeleted() throws Exception {
        DriverFixture bench = fixture();
        List<Topic> topics = IntStream.range(0, 230).mapToObj(i -> newTopic(1)).toList();
        List<String> names = topics.stream().map(Topic::name).toList();
        bench.await(bench.driver().createTopics(topics));
        assertThat(bench.await(bench.driver().findTopics(names))).isEqualTo(topics);
        assertThat(bench.await(bench.driver().deleteCreatedTopics())).containsExactlyInAnyOrderElementsOf(names);
        try (Admin admin = Admin.create(new ClientProperties(file.config(), "check").admin())) {
            assertThat(admin.listTopics().names().get()).doesNotContainAnyElementsOf(names);
        }
    }

    @Test
    void aDeletionThatOvertakesCreationsLeavesNothingBehind() throws Exception {
        DriverFixture bench = fixture();
        List<CompletableFuture<Void>> creations = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Topic topic = newTopic(1);
            names.add(topic.name());
            creations.add(bench.driver().createTopics(List.of(topic)));
        }
        bench.await(bench.driver().deleteCreatedTopics());
        assertThat(creations).allMatch(CompletableFuture::isDone);
        try (Admin admin = Admin.create(new ClientProperties(file.config(), "check").admin())) {
            assertThat(admin.listTopics().names().get()).doesNotContainAnyElementsOf(names);
        }
    }

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
        assertThatThrownBy(() -> bench.await(producer.send(null, new byte[2_000_000])))
                .hasMessageContaining("max.request.size");
    }

    @Test
    void aProducerOfAMissingTopicIsRefusedWithItsName() throws Exception {
        file.producer.put("max.block.ms", "1000");
        DriverFixture bench = fixture();
        assertThatThrownBy(() -> bench.createProducer(newTopic(1)))
                .hasCauseInstanceOf(DriverException.class)
                .hasMessageContaining("cannot make producer 0 of topic contract-")
                .hasMessageContaining(broker.bootstrapServers());
    }

    @Test
    void nothingThatIsSentAfterReadinessIsMissedWhenAnotherMemberJoins() throws Exception {
        file.consumer.put("enable.auto.commit", "false");
        file.consumer.put("auto.offset.reset", "latest");
        DriverFixture bench = fixture();
        Topic topic = bench.createTopic(4);
        BenchmarkProducer producer = bench.createProducer(topic);
        Inbox first = bench.createReadyConsumer(topic, "s");
        Inbox second = bench.createConsumer(topic, "s");
        // Sent while the newcomer is known to the group, and before the first member has read anything.
        second.poll(Duration.ofMillis(100));
        bench.sendAndAwait(producer, texts(0, 100));
        bench.pollUntil(
                () -> first.consumer().readyPartitions().size() == 2
                        && second.consumer().readyPartitions().size() == 2,
                second,
                first);
        bench.sendAndAwait(producer, texts(100, 200));
        bench.pollUntil(() -> both(first, second).size() >= 200, first, second);
        assertThat(both(first, second)).hasSize(200);
    }

    @Test
    void aPauseOutlivesARebalanceAndTheMembership() throws Exception {
        file.consumer.put("max.poll.interval.ms", "2000");
        file.consumer.put("session.timeout.ms", "6000");
        file.consumer.put("heartbeat.interval.ms", "500");
        DriverFixture bench = fixture();
        Topic topic = bench.createTopic(4);
        Inbox first = bench.createReadyConsumer(topic, "s");
        first.consumer().pause();
        first.poll(Duration.ofMillis(10));
        Inbox second = bench.createConsumer(topic, "s");
        second.consumer().pause();
        bench.pollUntil(
                () -> first.consumer().readyPartitions().size() == 2
                        && second.consumer().readyPartitions().size() == 2,
                first,
                second);
        bench.sendAndAwait(bench.createProducer(topic), texts(0, 100));
        long endNs = System.nanoTime() + Duration.ofSeconds(4).toNanos();
        while (System.nanoTime() - endNs < 0) {
            first.poll(Duration.ofMillis(50));
            second.poll(Duration.ofMillis(50));
        }
        assertThat(both(first, second)).isEmpty();
        assertThat(first.consumer().readyPartitions()).hasSize(2);
        assertThat(second.consumer().readyPartitions()).hasSize(2);

        first.consumer().resume();
        second.consumer().resume();
        bench.pollUntil(() -> both(first, second).size() == 100, first, second);
    }

    @Test
    void withoutAutoCommitTheLastOffsetsAreCommittedOnClose() throws Exception {
        file.consumer.put("enable.auto.commit", "false");
        DriverFixture bench = fixture();
        Topic topic = bench.createTopic(1);
        Inbox inbox = bench.createReadyConsumer(topic, "committed");
        bench.sendAndAwait(bench.createProducer(topic), texts(0, 50));
        bench.pollUntil(() -> inbox.received().size() == 50, inbox);
        inbox.consumer().close(PATIENCE);
        try (Admin admin = Admin.create(new ClientProperties(file.config(), "check").admin())) {
            assertThat(admin.listConsumerGroupOffsets("committed")
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .values())
                    .extracting(offset -> offset.offset())
                    .containsExactly(50L);
        }
    }

    @Test
    void theNewGroupProtocolWorksAsWell() throws Exception {
        file.consumer.put("group.protocol", "consumer");
        DriverFixture bench = fixture();
        Topic topic = bench.createTopic(2);
        Inbox inbox = bench.createReadyConsumer(topic, "s");
        bench.sendAndAwait(bench.createProducer(topic), texts(0, 100));
        bench.pollUntil(() -> inbox.received().size() == 100, inbox);
        inbox.consumer().pause();
        bench.pollUntil(() -> inbox.consumer().readyPartitions().equals(partitionsOf(topic)), inbox);
        inbox.consumer().close(PATIENCE);
        assertThat(inbox.consumer().readyPartitions()).isEmpty();
    }

    private DriverFixture fixture() {
        DriverFixture fixture = new DriverFixture(new KafkaDriver(file.context()), PATIENCE);
        fixtures.add(fixture);
        return fixture;
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
        Process kill = new ProcessBuilder("kill", signal, Long.toString(broker.pid()))
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

    private static Set<String> both(Inbox first, Inbox second) {
        Set<String> payloads = new HashSet<>(first.payloads());
        payloads.addAll(second.payloads());
        return payloads;
    }

    private static List<String> texts(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "message " + i).toList();
    }

    private interface ThrowingRunnable {
        void run() throws Exception;
    }
}
