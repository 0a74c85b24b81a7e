package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Pace;
import bench.config.Workload;
import bench.delivery.Delivery;
import bench.driver.Topic;
import bench.driver.loopback.FaultCounts;
import bench.driver.loopback.LoopbackDriver;
import bench.testing.Given;
import bench.time.Clock;
import bench.worker.LocalWorker;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a broker does to messages, and what the ledger says that it did, are the same to the message. */
@Timeout(120)
class FaultAccountingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long MESSAGES = 20_000;
    private static final double RATE = 200_000;

    private final Clock clock = Clock.system();

    @ParameterizedTest
    @CsvSource({
        "payload, 1, 1, 1, 0ms",
        "payload, 1, 1, 4, 1ms",
        "payload, 1, 3, 1, 1ms",
        "payload, 1, 3, 4, 0ms",
        "payload, 4, 1, 1, 1ms",
        "payload, 4, 1, 4, 0ms",
        "payload, 4, 3, 1, 0ms",
        "payload, 4, 3, 4, 1ms",
        "header, 1, 1, 1, 1ms",
        "header, 4, 3, 4, 0ms"
    })
    void everyFaultIsFoundAndNothingElse(
            String stamp, int partitions, int subscriptions, int consumers, String ackLatency) throws Exception {
        Workload workload = Given.workload(
                        "partitionsPerTopic: " + partitions,
                        "subscriptionsPerTopic: " + subscriptions,
                        "consumerPerSubscription: " + consumers,
                        "producersPerTopic: 2",
                        "producerRate: " + RATE,
                        "testDuration: 1m",
                        "stamp: " + stamp)
                .value();
        try (LoopbackDriver driver = Given.loopback(
                clock,
                "ackLatency: " + ackLatency,
                "failOneIn: 101",
                "loseOneIn: 61",
                "duplicateOneIn: 53",
                "reorderOneIn: 47",
                "corruptOneIn: 59",
                "seed: 11")) {
            LocalWorker worker = runUntilSent(driver, workload);

            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(worker.delivery().orElseThrow())
                            .isEqualTo(expected(driver.faults(), worker, subscriptions)));
            worker.close(PATIENCE);

            // Nothing has come on top of it since, and none of the faults is missing from the test.
            Delivery found = worker.delivery().orElseThrow();
            assertThat(found).isEqualTo(expected(driver.faults(), worker, subscriptions));
            assertThat(List.of(
                            found.failed(), found.total().lost(), found.total().duplicated()))
                    .allMatch(count -> count > 50);
            assertThat(List.of(found.total().reordered(), found.total().corrupt()))
                    .allMatch(count -> count > 50);
        }
    }

    private LocalWorker runUntilSent(LoopbackDriver driver, Workload workload) throws InterruptedException {
        Topic topic = new Topic("trust", workload.layout().partitionsPerTopic());
        driver.createTopics(List.of(topic)).join();
        LocalWorker worker =
                new LocalWorker(driver, workload, Given.plan(workload, topic), clock, line -> {}, warning -> {});
        worker.startConsumers(PATIENCE);
        worker.createProducers();
        worker.startLoad(clock.nanoTime(), Pace.constant(RATE));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> worker.delivery().orElseThrow().sent() >= MESSAGES);
        worker.stopLoad(PATIENCE);
        return worker;
    }

    /** The broker's own counts, for each subscription, given how many messages were sent. */
    private static Delivery expected(FaultCounts faults, LocalWorker worker, int subscriptions) {
        long sent = worker.delivery().orElseThrow().sent();
        long acked = sent - faults.failed();
        Delivery.Counts each = counts(faults, acked, 1);
        return new Delivery(
                sent,
                acked,
                faults.failed(),
                counts(faults, acked, subscriptions),
                Collections.nCopies(subscriptions, each));
    }

    private static Delivery.Counts counts(FaultCounts faults, long acked, int times) {
        return new Delivery.Counts(
                times * (acked - faults.lost()),
                times * faults.lost(),
                times * faults.duplicated(),
                0,
                times * faults.reordered(),
                0,
                times * faults.corrupted(),
                Delivery.Unseen.NONE);
    }
}
