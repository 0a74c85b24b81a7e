package bench.worker;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bench.config.Pace;
import bench.config.Workload;
import bench.driver.Topic;
import bench.testing.ManualClock;
import bench.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Defects 7, 8: adjusting the rate reaches every running producer thread")
@Timeout(60)
class RateAdjustmentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PRODUCERS = 10;
    private static final Topic TOPIC = new Topic("topic", 1);
    private static final long MILLI = 1_000_000;

    private final RecordingDriver driver = new RecordingDriver();
    private final List<RecordingProducer> producers = driver.producers();
    private final ManualClock stepped = new ManualClock();
    private LocalWorker worker;

    @AfterEach
    void close() throws InterruptedException {
        stepped.release();
        worker.close(PATIENCE);
        driver.close();
    }

    /** Time stands still save where the test moves it on: 50 ms after the change every thread has seen it. */
    @Test
    void adjustingTheRateReachesRunningThreads() throws InterruptedException {
        start(stepped, 0.001);
        awaitSends(0, 1, 0);
        stepped.advance(Duration.ofSeconds(1));
        // The next sends are due in hours: only the first producer's first one was due until now.
        long change = stepped.nanoTime();
        assertThat(sends(0)).containsExactly(1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);

        worker.adjustRate(PRODUCERS * 1_000);
        stepped.advance(Duration.ofMillis(50));

        // 1,000/s each from the change on; the first producer's phase is the change itself.
        awaitSends(change, 51, 50);
        assertThat(producers)
                .allSatisfy(
                        producer -> assertThat(producer.sent()).allMatch(sent -> sent.sentNs() <= change + 50 * MILLI));
    }

    /** A rate that goes down holds at once as well: what the old rate would have sent is not sent. */
    @Test
    void adjustingTheRateDownReachesRunningThreads() throws InterruptedException {
        start(stepped, PRODUCERS * 1_000);
        stepped.advance(Duration.ofMillis(100));
        awaitSends(0, 101, 100);
        stepped.advance(Duration.ofNanos(1));

        // One send in ten seconds each: the last producer's first one is due nine seconds from now.
        long change = stepped.nanoTime();
        worker.adjustRate(1);
        for (int second = 0; second < 9; second++) {
            stepped.advance(Duration.ofSeconds(1));
            int sent = second + 2;
            await().atMost(PATIENCE)
                    .until(() ->
                            sends(change).stream().mapToLong(Long::longValue).sum() >= sent);
        }

        awaitSends(change, 1, 1);
    }

    /** Waits until the first producer has made so many sends that were due at this moment or later, the others so many. */
    private void awaitSends(long sinceNs, long first, long others) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sends(sinceNs))
                        .containsExactly(
                                first, others, others, others, others, others, others, others, others, others));
    }

    private List<Long> sends(long sinceNs) {
        return producers.stream().map(producer -> producer.sentSince(sinceNs)).toList();
    }

    /** Threads that run free while the rate goes up and down: none is stuck at an old rate, and none skips its schedule. */
    @Test
    void everyThreadFollowsARateThatGoesUpAndDown() throws InterruptedException {
        Clock clock = Clock.system();
        start(clock, 1_000);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            worker.adjustRate(Math.pow(10, random.nextDouble(-3, 5)));
            clock.parkNanos(10_000);
        }
        // Slow enough that nobody sends by itself, and then fast again.
        worker.adjustRate(0.001);
        long before = clock.nanoTime();
        worker.adjustRate(PRODUCERS * 1_000);

        await().atMost(PATIENCE).until(() -> producers.stream().allMatch(producer -> producer.sentSince(before) >= 20));
        for (RecordingProducer producer : producers) {
            List<RecordingProducer.Sent> sent = producer.sent();
            assertThat(sent).allMatch(message -> message.sentNs() >= message.dueNs());
            List<Long> last = sent.stream()
                    .map(RecordingProducer.Sent::dueNs)
                    .filter(due -> due >= before)
                    .limit(20)
                    .toList();
            for (int i = 1; i < last.size(); i++) {
                // A millisecond apart, to the nanosecond that rounding takes or gives.
                assertThat(last.get(i) - last.get(i - 1)).isBetween(MILLI - 1, MILLI + 1);
            }
        }
    }

    private void start(Clock clock, double rate) throws InterruptedException {
        Workload workload =
                workload().producers(PRODUCERS).consumers(1, 0).rate(rate).build();
        LoadPlan plan = new LoadPlan(workload, List.of(TOPIC), List.of(TOPIC), "bench", 1);
        worker = new LocalWorker(driver, workload, plan, clock, line -> {}, warning -> {});
        worker.createProducers();
        worker.startLoad(clock.nanoTime(), Pace.constant(rate));
    }
}
