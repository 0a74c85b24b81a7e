package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bench.config.Pace;
import bench.config.Workload;
import bench.driver.Topic;
import bench.driver.loopback.LoopbackDriver;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.stats.MessageCounts;
import bench.stats.Summary;
import bench.testing.Given;
import bench.testing.ManualClock;
import bench.worker.LocalWorker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Messages of the warm-up that are still under way when the measurement starts are in no result: the warm-up lasts half as
 * long as an ack takes.
 */
@Timeout(60)
class WarmupInFlightTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double RATE = 100;

    private final ManualClock clock = new ManualClock();
    private final LoopbackDriver driver = Given.loopback(clock, "ackLatency: 1s");
    private final Workload workload = Given.workload(
                    "partitionsPerTopic: 1",
                    "subscriptionsPerTopic: 1",
                    "consumerPerSubscription: 1",
                    "producersPerTopic: 1",
                    "producerRate: " + RATE,
                    "testDuration: 300ms")
            .value();
    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private final Topic topic = new Topic("trust", 1);
    private final LocalWorker worker =
            new LocalWorker(driver, workload, Given.plan(workload, topic), clock, line -> {}, warning -> {});

    @AfterEach
    void close() throws Exception {
        whileTimePasses(() -> {
            worker.close(PATIENCE);
            return null;
        });
        driver.close();
        other.shutdownNow();
    }

    @Test
    void acksAndReceiptsOfWarmUpMessagesAreInNoResult() throws Exception {
        driver.createTopics(List.of(topic)).join();
        whileTimePasses(() -> {
            worker.startConsumers(Duration.ofHours(1));
            return null;
        });
        worker.createProducers();

        worker.startLoad(clock.nanoTime(), Pace.constant(RATE));
        advance(500, () -> sent() == 51);

        long startNs = clock.nanoTime() + Duration.ofMillis(5).toNanos();
        worker.announcePhase(startNs, Pace.constant(RATE));
        worker.endLoadAt(startNs + workload.timing().testDuration().toNanos());
        advance(5, () -> sent() == 52);
        IntervalStats warmup = worker.beginPhase(startNs).stats();
        assertThat(warmup.counts().sent()).isEqualTo(51);
        assertThat(warmup.counts().acked()).isZero();

        Summary measured = new Summary(startNs);
        advance(295, () -> sent() == 81);
        advance(5, () -> true);
        measured.add(worker.closeInterval(clock.nanoTime()).stats());

        // The acks and the receipts of the warm-up come: at 1.5 s, since all of it was sent at 0.5 s.
        advance(695, () -> acked() == 51 && received() == 51);
        IntervalStats ofWarmup = worker.closeInterval(clock.nanoTime()).stats();
        assertThat(ofWarmup.counts().acked()).isZero();
        assertThat(ofWarmup.counts().received()).isZero();
        assertThat(ofWarmup.carriedOver()).isEqualTo(new MessageCounts(0, 0, 51, 0, 51, 51 * 100));
        assertThat(ofWarmup.histogram(Latency.PUBLISH).getTotalCount()).isZero();
        assertThat(ofWarmup.histogram(Latency.END_TO_END).getTotalCount()).isZero();

        // Those of the measurement: one at 1.505 s, the others at 1.8 s.
        advance(5, () -> acked() == 52 && received() == 52);
        advance(295, () -> acked() == 81 && received() == 81);
        await(() -> {
            measured.addTail(worker.closeInterval(clock.nanoTime()).stats());
            return measured.total().counts().received() == 30;
        });
        IntervalStats total = measured.total();
        assertThat(total.counts().sent()).isEqualTo(30);
        assertThat(total.counts().acked()).isEqualTo(30);
        assertIsOneSecond(total.histogram(Latency.PUBLISH));
        assertIsOneSecond(total.histogram(Latency.END_TO_END));
        assertThat(total.histogram(Latency.PUBLISH_RESPONSE).getTotalCount()).isEqualTo(30);
        assertThat(worker.backlog()).isZero();
    }

    private static void assertIsOneSecond(Histogram nanos) {
        assertThat(nanos.getTotalCount()).isEqualTo(30);
        assertThat(nanos.getMinValue() / 1e9).isCloseTo(1.0, within(0.001));
        assertThat(nanos.getMaxValue() / 1e9).isCloseTo(1.0, within(0.001));
    }

    private long sent() {
        return worker.delivery().orElseThrow().sent();
    }

    private long acked() {
        return worker.delivery().orElseThrow().acked();
    }

    private long received() {
        return worker.delivery().orElseThrow().total().received();
    }

    private void advance(long millis, BooleanSupplier until) {
        clock.advance(Duration.ofMillis(millis));
        await(until);
    }

    private void await(BooleanSupplier until) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> {
            // Wakes who was about to wait when the time moved on.
            clock.advance(Duration.ZERO);
            return until.getAsBoolean();
        });
    }

    /** Calls what waits for the clock, and moves the clock on until it returns. */
    private void whileTimePasses(Callable<Void> call) throws Exception {
        Future<Void> done = other.submit(call);
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> {
            clock.advance(Duration.ofMillis(1));
            return done.isDone();
        });
        done.get();
    }
}
