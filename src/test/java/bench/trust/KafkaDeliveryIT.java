package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.Pace;
import bench.config.Workload;
import bench.delivery.Delivery;
import bench.driver.Driver;
import bench.driver.DriverContext;
import bench.driver.Topic;
import bench.driver.kafka.KafkaDriver;
import bench.result.Check;
import bench.result.Phase;
import bench.result.RunInterval;
import bench.result.RunListener;
import bench.result.RunListeners;
import bench.run.Benchmark;
import bench.run.RunOptions;
import bench.testing.Given;
import bench.testing.SharedBroker;
import bench.time.Clock;
import bench.worker.LoadPlan;
import bench.worker.LocalWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the ledger says of a real broker: of one that works, of one that loses messages, and of a rebalance. */
@Timeout(180)
class KafkaDeliveryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Clock CLOCK = Clock.system();
    private static final double RATE = 2_000;

    @RegisterExtension
    private static final SharedBroker BROKER = new SharedBroker();

    private final ConfigFile<DriverConfig> file = Given.driver(
            "name: Kafka",
            "driverClass: kafka",
            "replicationFactor: 1",
            "commonConfig: |",
            "  bootstrap.servers=" + BROKER.bootstrapServers(),
            "producerConfig: |",
            "  acks=all",
            "consumerConfig: |",
            "  auto.offset.reset=earliest",
            "  enable.auto.commit=false",
            "  metadata.max.age.ms=1000");
    private final ConfigFile<Workload> workload = Given.workload(
            "partitionsPerTopic: 2",
            "subscriptionsPerTopic: 1",
            "consumerPerSubscription: 1",
            "producersPerTopic: 1",
            "producerRate: " + RATE,
            "testDuration: 3s",
            "reportInterval: 1s");
    private final KafkaDriver driver = new KafkaDriver(new DriverContext(file.value(), "trust", CLOCK, warning -> {}));

    @AfterEach
    void close() throws Exception {
        driver.deleteCreatedTopics(Duration.ofSeconds(60)).get();
        driver.close();
    }

    @Test
    void aCleanRunHasNothingLostDuplicatedReorderedForeignOrCorrupt() throws Exception {
        RunEnd end = new RunEnd();
        new Benchmark(
                        driver,
                        Given.info(workload, file),
                        RunOptions.DEFAULT,
                        CLOCK,
                        end,
                        warning -> {},
                        Optional::empty)
                .run();

        Delivery delivery = end.result().delivery().orElseThrow();
        assertThat(delivery.sent()).isGreaterThan(1_000);
        assertThat(delivery.acked()).isEqualTo(delivery.sent());
        assertThat(delivery.total())
                .isEqualTo(new Delivery.Counts(delivery.sent(), 0, 0, 0, 0, 0, 0, Delivery.Unseen.NONE));
    }

    @Test
    void recordsThatAreDeletedBeforeTheyAreReadAreRemovedAndNothingElseIsWrong() throws Exception {
        Topic topic = newTopic();
        LocalWorker worker = startLoad(topic);
        awaitReceived(worker, 1_000);
        worker.read(false);
        long sent = worker.delivery().orElseThrow().sent();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> worker.delivery().orElseThrow().acked() > sent + 2_000);
        worker.stopLoad(PATIENCE);
        // A poll that is under way at the pause still hands over what it finds.
        worker.awaitPolls(PATIENCE);
        long unread = worker.backlog();
        assertThat(unread).isGreaterThan(1_500);

        deleteRecords(topic);
        worker.read(true);
        worker.awaitPolls(PATIENCE);
        worker.compareWith(Driver.await(driver.offsets(List.of(topic))));
        worker.close(PATIENCE);

        Delivery delivery = worker.delivery().orElseThrow();
        long removed = delivery.total().unseen().removed();
        // What the client had fetched when it was paused is handed over after all.
        assertThat(removed).isBetween(unread - 1_000, unread);
        assertThat(delivery.total())
                .isEqualTo(new Delivery.Counts(
                        delivery.acked() - removed, 0, 0, 0, 0, 0, 0, new Delivery.Unseen(0, removed, 0)));
    }

    @Test
    void aRunWhoseMessagesAreRemovedIsNotToBeTrusted() throws Exception {
        RunListener deleting = new RunListener() {
            private boolean deleted;

            @Override
            public void intervalEnded(RunInterval interval) {
                if (interval.phase().equals(Phase.MEASUREMENT) && !deleted) {
                    deleted = true;
                    deleteRecords(new Topic("bench-0000000" + Given.RUN_NUMBER + "-0000", 2));
                }
            }
        };
        RunEnd end = new RunEnd();
        RunListeners outputs = new RunListeners(List.of(deleting, end));
        // Consumers that fetch half a second's messages at a time never have all that was sent.
        ConfigFile<DriverConfig> slow = Given.driver(
                "name: Kafka",
                "driverClass: kafka",
                "replicationFactor: 1",
                "commonConfig: |",
                "  bootstrap.servers=" + BROKER.bootstrapServers(),
                "consumerConfig: |",
                "  auto.offset.reset=earliest",
                "  fetch.min.bytes=10000000",
                "  fetch.max.wait.ms=700");
        ConfigFile<Workload> shortDrain = Given.workload(
                "partitionsPerTopic: 2",
                "subscriptionsPerTopic: 1",
                "consumerPerSubscription: 1",
                "producersPerTopic: 1",
                "producerRate: " + RATE,
                "testDuration: 4s",
                "reportInterval: 1s",
                "drainTimeout: 10s");
        try (KafkaDriver slowDriver = new KafkaDriver(new DriverContext(slow.value(), "trust", CLOCK, warning -> {}))) {
            new Benchmark(
                            slowDriver,
                            Given.info(shortDrain, slow),
                            RunOptions.DEFAULT,
                            CLOCK,
                            outputs,
                            warning -> {},
                            Optional::empty)
                    .run();
        }

        var result = end.result();
        Delivery.Counts total = result.delivery().orElseThrow().total();
        assertThat(total.unseen().removed()).isPositive();
        assertThat(total.lost()).isZero();
        assertThat(result.validity().checks())
                .anyMatch(check -> check.name().equals("delivery")
                        && check.verdict() == Check.Verdict.INVALID
                        && check.figure().contains("removed")
                        && check.advice().contains("retention"));
        assertThat(result.validity().verdict()).isEqualTo(Check.Verdict.INVALID);
    }

    @Test
    void aRebalanceInMidRunRepeatsAtMostAndLosesNothing() throws Exception {
        Topic topic = newTopic();
        LocalWorker worker = startLoad(topic);
        awaitReceived(worker, 1_000);
        String group = Given.plan(workload.value(), topic).consumers().get(0).subscription();

        readInTheSameGroupAndLeaveWithoutACommit(topic, group);

        long received = worker.delivery().orElseThrow().total().received();
        awaitReceived(worker, received + 2_000);
        worker.stopLoad(PATIENCE);
        Awaitility.await().atMost(PATIENCE).until(worker::isDelivered);
        worker.close(PATIENCE);

        Delivery delivery = worker.delivery().orElseThrow();
        assertThat(delivery.acked()).isEqualTo(delivery.sent());
        assertThat(delivery.total().received()).isEqualTo(delivery.sent());
        assertThat(delivery.total().duplicated()).isEqualTo(delivery.total().redelivered());
        long repeated = delivery.total().redelivered();
        assertThat(delivery.total())
                .isEqualTo(new Delivery.Counts(delivery.sent(), 0, repeated, repeated, 0, 0, 0, Delivery.Unseen.NONE));
    }

    private void readInTheSameGroupAndLeaveWithoutACommit(Topic topic, String group) {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                BROKER.bootstrapServers(),
                "group.id",
                group,
                "enable.auto.commit",
                "false",
                "auto.offset.reset",
                "earliest");
        try (KafkaConsumer<byte[], byte[]> intruder =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            intruder.subscribe(List.of(topic.name()));
            // Every poll with records shows that a partition has moved.
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInSameThread()
                    .until(() -> intruder.poll(Duration.ofMillis(100)).count() > 0);
        }
    }

    private Topic newTopic() throws Exception {
        Topic topic = new Topic("trust-" + UUID.randomUUID(), 2);
        driver.createTopics(List.of(topic)).get();
        return topic;
    }

    private LocalWorker startLoad(Topic topic) throws InterruptedException {
        LoadPlan plan = Given.plan(workload.value(), topic);
        LocalWorker worker = new LocalWorker(driver, workload.value(), plan, CLOCK, line -> {}, warning -> {});
        worker.startConsumers(PATIENCE);
        worker.createProducers();
        worker.startLoad(CLOCK.nanoTime(), Pace.constant(RATE));
        return worker;
    }

    private static void awaitReceived(LocalWorker worker, long messages) {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            worker.throwIfFailed();
            return worker.delivery().orElseThrow().total().received() >= messages;
        });
    }

    /** Deletes everything that the topic's partitions hold. */
    private static void deleteRecords(Topic topic) {
        try {
            RecordsToDelete all = RecordsToDelete.beforeOffset(-1);
            BROKER.admin()
                    .deleteRecords(
                            Map.of(new TopicPartition(topic.name(), 0), all, new TopicPartition(topic.name(), 1), all))
                    .all()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
