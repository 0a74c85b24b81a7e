package bench.worker;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bench.config.Pace;
import bench.config.Workload;
import bench.driver.BenchmarkProducer;
import bench.driver.Leaders;
import bench.driver.OutgoingMessage;
import bench.driver.ProducerSpec;
import bench.driver.SendCallback;
import bench.driver.Topic;
import bench.driver.loopback.LoopbackConfig;
import bench.testing.Drivers;
import bench.testing.ForwardingDriver;
import bench.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Publishes timed by leader, in a load whose producers know where a message is. On the system clock; no time is asserted. */
@Timeout(60)
class LeaderTimingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Topic TOPIC = new Topic("topic", 2);
    private static final Map<Integer, Leaders.Node> NODES =
            Map.of(1, new Leaders.Node("a:9092", null), 2, new Leaders.Node("b:9092", null));

    private final Clock clock = Clock.system();
    private final ForwardingDriver driver = new ForwardingDriver(Drivers.loopback(LoopbackConfig.INSTANT)) {
        @Override
        public CompletableFuture<BenchmarkProducer> createProducer(ProducerSpec spec) {
            return CompletableFuture.completedFuture(new Alternating());
        }
    };
    private final Workload workload = workload().consumers(0, 0).rate(5_000).build();
    private final LocalWorker worker = new LocalWorker(
            driver,
            workload,
            new LoadPlan(workload, List.of(TOPIC), List.of(), "bench", 1),
            clock,
            line -> {},
            warning -> {});

    @AfterEach
    void close() throws InterruptedException {
        worker.close(PATIENCE);
        driver.close();
    }

    @Test
    void eachAckOfTheMeasurementIsTimedForItsLeader() throws Exception {
        worker.leaderTiming().follow(new Leaders(NODES, Map.of("topic", List.of(1, 2))));
        worker.leaderTiming().measureFrom(clock.nanoTime(), true);
        runUntilAcked(100);

        Map<Integer, Histogram> times = worker.leaderTiming().take();

        long acked = worker.progress().acked();
        assertThat(times.get(1).getTotalCount() + times.get(2).getTotalCount()).isEqualTo(acked);
        assertThat(times.get(1).getTotalCount() - times.get(2).getTotalCount()).isBetween(0L, 1L);
        assertThat(times.get(Leaders.NONE).getTotalCount()).isZero();
    }

    @Test
    void aLoadForOneLeaderIsNotTimedByLeader() throws Exception {
        worker.leaderTiming().follow(new Leaders(NODES, Map.of("topic", List.of(1, 1))));
        worker.leaderTiming().measureFrom(clock.nanoTime(), true);
        runUntilAcked(10);

        assertThat(worker.leaderTiming().take()).isEmpty();
    }

    private void runUntilAcked(long messages) throws InterruptedException {
        worker.createProducers();
        worker.startLoad(clock.nanoTime(), Pace.constant(5_000));
        await().atMost(PATIENCE).until(() -> worker.progress().acked() >= messages);
        worker.stopLoad(PATIENCE);
    }

    /** Stores the messages in partitions 0 and 1 in turn, and acks each at once. */
    private static final class Alternating implements BenchmarkProducer {
        @Override
        public void send(OutgoingMessage message, SendCallback callback) {
            int partition = (int) (message.sequence() % 2);
            callback.completed(partition, message.sequence(), message.dueNs(), message.sentNs(), null);
        }

        @Override
        public void close(Duration timeout) {}
    }
}
