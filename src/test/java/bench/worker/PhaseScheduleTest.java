package bench.worker;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bench.config.Pace;
import bench.config.Workload;
import bench.driver.Topic;
import bench.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is due in which phase, on a clock that moves only by the test. */
@Timeout(60)
class PhaseScheduleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Topic TOPIC = new Topic("topic", 1);
    private static final int PRODUCERS = 10;
    private static final long SECOND = 1_000_000_000;
    private static final int MEASURED_SECONDS = 20;
    /** After this, a producer whose send was due a moment ago has woken: no sleep is made to be very short. */
    private static final Duration LONGEST_WAKE_UP = Duration.ofMillis(1);

    private final RecordingDriver driver = new RecordingDriver();
    private final List<RecordingProducer> producers = driver.producers();
    private final ManualClock clock = new ManualClock();
    private final Workload workload =
            workload().producers(PRODUCERS).consumers(1, 0).rate(1).build();
    private final LocalWorker worker = new LocalWorker(
            driver,
            workload,
            new LoadPlan(workload, List.of(TOPIC), List.of(TOPIC), "bench", 1),
            clock,
            line -> {},
            warning -> {});

    @AfterEach
    void close() throws InterruptedException {
        clock.release();
        worker.close(PATIENCE);
        driver.close();
    }

    /**
     * At 1 msg/s each of ten producers sends once in ten seconds, so most of them have a send ahead when the measurement
     * starts, wherever within their periods it does.
     */
    @ParameterizedTest
    @ValueSource(longs = {3_000, 3_001, 3_500, 3_999, 9_500, 12_345})
    void aSlowWarmUpSendsNothingMoreOnceTheMeasurementHasStarted(long warmupMillis) throws InterruptedException {
        worker.createProducers();
        long loadNs = clock.nanoTime();
        long startNs = loadNs + warmupMillis * 1_000_000;
        worker.startLoad(loadNs, Pace.constant(1));
        clock.advance(Duration.ofMillis(warmupMillis - 50));
        worker.announcePhase(startNs, Pace.constant(1));
        worker.endLoadAt(startNs + MEASURED_SECONDS * SECOND);
        // Up to the last moment of the warm-up: a send that time passed over would be given up at the start.
        clock.advance(Duration.ofMillis(50).minusNanos(1));
        long ofWarmup = 1 + (warmupMillis * 1_000_000 - 1) / SECOND;
        awaitSends(ofWarmup);
        clock.advance(LONGEST_WAKE_UP);
        for (int second = 0; second < MEASURED_SECONDS; second++) {
            awaitSends(ofWarmup + second + 1);
            clock.advance(Duration.ofSeconds(1));
        }
        worker.stopLoad(PATIENCE);

        assertThat(dues().filter(due -> due >= startNs).sorted().toArray())
                .containsExactly(LongStream.range(0, MEASURED_SECONDS)
                        .map(second -> startNs + second * SECOND)
                        .toArray());
        assertThat(producers)
                .allSatisfy(producer -> assertThat(producer.sent())
                        .allMatch(sent -> sent.sentNs() < startNs || sent.dueNs() >= startNs));
        assertThat(worker.abandoned()).isZero();
    }

    /** A turn of ten producers at 1 msg/s takes ten seconds. */
    @ParameterizedTest
    @ValueSource(longs = {1_000, 9_999, 10_000, 10_001, 12_345, 60_000})
    void aScheduleThatIsRenewedAsksForNothingMore(long momentMillis) throws InterruptedException {
        worker.createProducers();
        long loadNs = clock.nanoTime();
        worker.startLoad(loadNs, Pace.constant(1));
        worker.renewSchedule(loadNs + momentMillis * 1_000_000);
        clock.advance(LONGEST_WAKE_UP);
        awaitSends(1);
        for (int second = 1; second < MEASURED_SECONDS; second++) {
            clock.advance(Duration.ofSeconds(1));
            awaitSends(second + 1);
        }
        clock.release();
        worker.stopLoad(PATIENCE);

        assertThat(dues().sorted().toArray())
                .containsExactly(LongStream.range(0, MEASURED_SECONDS)
                        .map(second -> loadNs + second * SECOND)
                        .toArray());
        assertThat(worker.abandoned()).isZero();
    }

    @Test
    void theFirstIntervalOfTheWarmUpBeginsWithTheLoad() throws InterruptedException {
        clock.advance(Duration.ofSeconds(5));
        worker.createProducers();
        long loadNs = clock.nanoTime() + SECOND;
        worker.startLoad(loadNs, Pace.constant(1));
        clock.advance(Duration.ofSeconds(3));

        assertThat(worker.closeInterval(clock.nanoTime()).stats().span().startNs())
                .isEqualTo(loadNs);
    }

    private LongStream dues() {
        return producers.stream()
                .flatMap(producer -> producer.sent().stream())
                .mapToLong(RecordingProducer.Sent::dueNs);
    }

    private void awaitSends(long count) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> dues().count() >= count);
    }
}
