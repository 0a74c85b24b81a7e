package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Pace;
import bench.config.Workload;
import bench.driver.Topic;
import bench.driver.loopback.LoopbackDriver;
import bench.stats.IntervalStats;
import bench.testing.Given;
import bench.time.Clock;
import bench.worker.LocalWorker;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No message is received before it is sent, also where it can be read as soon as it is. */
@Timeout(60)
class InstantReceiptTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void noLatencyIsNegativeWhenAMessageCanBeReadAtOnce() throws Exception {
        Clock clock = Clock.system();
        Workload workload = Given.workload(
                        "partitionsPerTopic: 2",
                        "subscriptionsPerTopic: 2",
                        "consumerPerSubscription: 1",
                        "producersPerTopic: 2",
                        "producerRate: 200000",
                        "testDuration: 1m")
                .value();
        Topic topic = new Topic("trust", 2);
        try (LoopbackDriver driver = Given.loopback(clock)) {
            driver.createTopics(List.of(topic)).join();
            LocalWorker worker =
                    new LocalWorker(driver, workload, Given.plan(workload, topic), clock, line -> {}, warning -> {});
            worker.startConsumers(PATIENCE);
            worker.createProducers();
            worker.startLoad(clock.nanoTime(), Pace.constant(workload.rate().producerRate()));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> worker.delivery().orElseThrow().sent() > 50_000);
            worker.stopLoad(PATIENCE);
            Awaitility.await().atMost(PATIENCE).until(worker::isDelivered);
            worker.close(PATIENCE);

            IntervalStats all = worker.closeInterval(clock.nanoTime()).stats();
            assertThat(all.counts().received()).isEqualTo(2 * all.counts().sent());
            assertThat(all.rejected().negative()).isZero();
        }
    }
}
