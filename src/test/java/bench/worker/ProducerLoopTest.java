package bench.worker;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Pacing;
import bench.config.Workload;
import bench.delivery.DeliveryLedger;
import bench.driver.BenchmarkProducer;
import bench.driver.DriverException;
import bench.driver.OutgoingMessage;
import bench.driver.SendCallback;
import bench.driver.Topic;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.stats.WorkerStats;
import bench.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The loop runs on the thread of the test, which is the only one, so that every moment is exact. */
@Timeout(30)
class ProducerLoopTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;

    private final ManualClock clock = ManualClock.passingInWaits(0);
    private final List<String> warnings = new ArrayList<>();
    private final Recording recording = new Recording(
            new LoadEnd(),
            new WorkerStats(1, 0, 0),
            new DeliveryLedger(1, 0, producer -> false),
            new Failures(warnings::add, error -> true),
            clock);

    @Test
    void sendsWhatIsDueAtItsTime() {
        recording.end().at(SECOND);

        RecordingProducer producer = run(new UniformRateLimiter(0, 4));

        assertThat(producer.sent()).containsExactly(at(0), at(SECOND / 4), at(SECOND / 2), at(3 * SECOND / 4));
        assertThat(producer.isClosed()).isTrue();
    }

    /** Defect 7, 8: adjusting the rate had no effect on running threads. */
    @Test
    void adjustingTheRateReachesAThreadThatSleepsTowardsAFarSendTime() {
        UniformRateLimiter limiter = new UniformRateLimiter(0, 0.001);
        clock.at(SECOND, () -> limiter.adjust(clock.nanoTime(), clock.nanoTime(), 1_000));
        recording.end().at(2 * SECOND);

        RecordingProducer producer = run(limiter);

        assertThat(producer.sent()).hasSize(1 + 1_000);
        assertThat(producer.sent().get(0)).isEqualTo(at(0));
        assertThat(producer.sent().get(1).dueNs()).isEqualTo(SECOND);
        assertThat(producer.sent().get(1).sentNs()).isBetween(SECOND, SECOND + 50 * MILLI);
    }

    /** Defect 7, 8, the other way: a lower rate holds at once, too. */
    @Test
    void adjustingTheRateDownHoldsFromItsMomentOn() {
        UniformRateLimiter limiter = new UniformRateLimiter(0, 1_000);
        clock.at(SECOND, () -> limiter.adjust(clock.nanoTime(), clock.nanoTime(), 1));
        recording.end().at(3 * SECOND + 1);

        RecordingProducer producer = run(limiter);

        assertThat(producer.sentSince(SECOND)).isEqualTo(3);
        assertThat(producer.sent()).hasSize(1_000 + 3);
    }

    @Test
    void anEndThatIsSetLaterReachesASleepingThread() {
        clock.at(SECOND, () -> recording.end().at(clock.nanoTime()));

        RecordingProducer producer = run(new UniformRateLimiter(0, 0.001));

        assertThat(producer.sent()).hasSize(1);
        assertThat(clock.nanoTime()).isBetween(SECOND, SECOND + 50 * MILLI);
    }

    @Test
    void nothingIsSentFromTheEndOnHoweverMuchIsOwedAndTheDebtIsCounted() {
        recording.end().at(SECOND);
        BlockingOnce producer = new BlockingOnce(5 * SECOND);
        UniformRateLimiter limiter = new UniformRateLimiter(0, 1_000);

        runWith(producer, limiter);

        assertThat(producer.sends).isEqualTo(1);
        assertThat(limiter.abandoned()).isEqualTo(999);
    }

    @Test
    void whatABlockedSendTookOfTheTimeAfterTheEndIsNotThereToFlush() {
        recording.end().at(SECOND);
        BlockingOnce producer = new BlockingOnce(5 * SECOND);
        ProducerLoop loop = loop(producer, new UniformRateLimiter(0, 1_000), Duration.ofSeconds(30));
        clock.at(SECOND, () -> loop.closeWithin(Duration.ofSeconds(20)));

        loop.run();

        assertThat(producer.closedWithin).isEqualTo(Duration.ofSeconds(16));
    }

    @Test
    void whatAnInterruptedSendLeavesOwedIsCounted() {
        recording.end().at(SECOND);
        UniformRateLimiter limiter = new UniformRateLimiter(0, 1_000);

        runWith(new Interrupted(), limiter);
        boolean staysInterrupted = Thread.interrupted();

        assertThat(staysInterrupted).isTrue();
        assertThat(limiter.abandoned()).isEqualTo(999);
    }

    @Test
    void aSendThatBlocksDelaysTheOthersAndTheDelayIsMeasured() {
        recording.end().at(SECOND);
        BlockingOnce producer = new BlockingOnce(SECOND / 2);

        runWith(producer, new UniformRateLimiter(0, 10));

        IntervalStats warmup = closed(SECOND);
        assertThat(producer.sends).isEqualTo(10);
        assertThat(warmup.histogram(Latency.PUBLISH_DELAY).getMaxValue()).isBetween(400 * MILLI, 401 * MILLI);
        assertThat(warmup.histogram(Latency.PUBLISH).getMaxValue()).isBetween(500 * MILLI, 501 * MILLI);
    }

    @Test
    void aBlockBelongsToThePhasesInWhichItsTimeLies() {
        recording.stats().announcePhase(SECOND / 5);
        recording.end().at(SECOND);

        runWith(new BlockingOnce(SECOND / 2), new UniformRateLimiter(0, 10));

        assertThat(closed(SECOND).blocked().totalNs()).isEqualTo(SECOND / 5);
        recording.stats().phaseBegan(SECOND / 5);
        assertThat(closed(SECOND).blocked().totalNs()).isBetween(300 * MILLI, 301 * MILLI);
    }

    @Test
    void theMomentOfASendSaysToWhichPhaseItsAckBelongs() {
        recording.stats().announcePhase(SECOND);
        recording.end().at(2 * SECOND);
        AcksAtTheEnd producer = new AcksAtTheEnd();

        runWith(producer, new UniformRateLimiter(0, 10));

        IntervalStats warmup = closed(2 * SECOND);
        recording.stats().phaseBegan(SECOND);
        IntervalStats measured = closed(2 * SECOND);
        assertThat(List.of(warmup.counts().sent(), warmup.counts().acked())).containsExactly(10L, 10L);
        assertThat(List.of(measured.counts().sent(), measured.counts().acked())).containsExactly(10L, 10L);
    }

    @Test
    void sendsThatFailAreCountedAndTheirReasonIsToldOnce() {
        recording.end().at(SECOND);

        runWith(new Failing(), new UniformRateLimiter(0, 10));

        IntervalStats warmup = closed(SECOND);
        assertThat(warmup.counts().failed()).isEqualTo(10);
        assertThat(warmup.counts().acked()).isZero();
        assertThat(recording.ledger().delivery().failed()).isEqualTo(10);
        assertThat(warnings).containsExactly("sends fail: DriverException: no room");
        assertThat(recording.failures().fatal()).isNull();
    }

    @Test
    void aProducerThatThrowsEndsTheRun() {
        DriverException broken = new DriverException("broken");

        runWith(new Throwing(broken), new UniformRateLimiter(0, 10));

        assertThat(recording.failures().fatal()).isSameAs(broken);
    }

    private static RecordingProducer.Sent at(long momentNs) {
        return new RecordingProducer.Sent(momentNs, momentNs);
    }

    /** What the phase that is under way has until now. */
    private IntervalStats closed(long nowNs) {
        return recording.stats().closeInterval(nowNs).stats();
    }

    private RecordingProducer run(UniformRateLimiter limiter) {
        RecordingProducer producer = new RecordingProducer();
        runWith(producer, limiter);
        return producer;
    }

    private void runWith(BenchmarkProducer producer, UniformRateLimiter limiter) {
        loop(producer, limiter, Duration.ofSeconds(10)).run();
    }

    private ProducerLoop loop(BenchmarkProducer producer, UniformRateLimiter limiter, Duration closeTimeout) {
        Workload workload = workload().build();
        List<Topic> topics = List.of(new Topic("topic", 1));
        LoadPlan plan = new LoadPlan(workload, topics, topics, "bench", 1);
        MessageSource source = new MessageSource(Payloads.of(workload), () -> null, plan, 0);
        Pacer pacer = Pacer.of(limiter, clock, Pacing.PARK, 1);
        return new ProducerLoop(producer, pacer, source, recording, 0, closeTimeout);
    }

    /** Its first send takes this long. */
    private final class BlockingOnce implements BenchmarkProducer {
        private final long blockNs;
        private int sends;
        private Duration closedWithin;

        BlockingOnce(long blockNs) {
            this.blockNs = blockNs;
        }

        @Override
        public void send(OutgoingMessage message, SendCallback callback) {
            if (sends == 0) {
                clock.parkNanos(blockNs);
            }
            sends++;
            callback.completed(message.sequence(), message.dueNs(), message.sentNs(), null);
        }

        @Override
        public void close(Duration timeout) {
            closedWithin = timeout;
        }
    }

    /** Stores everything when it is closed. */
    private static final class AcksAtTheEnd implements BenchmarkProducer {
        private final List<Runnable> acks = new ArrayList<>();

        @Override
        public void send(OutgoingMessage message, SendCallback callback) {
            long sequence = message.sequence();
            long dueNs = message.dueNs();
            long sentNs = message.sentNs();
            acks.add(() -> callback.completed(sequence, dueNs, sentNs, null));
        }

        @Override
        public void close(Duration timeout) {
            acks.forEach(Runnable::run);
        }
    }

    /** Stores nothing. */
    private static final class Failing implements BenchmarkProducer {
        @Override
        public void send(OutgoingMessage message, SendCallback callback) {
            callback.completed(message.sequence(), message.dueNs(), message.sentNs(), new DriverException("no room"));
        }

        @Override
        public void close(Duration timeout) {}
    }

    /** Its thread is interrupted in its first send. */
    private record Interrupted() implements BenchmarkProducer {
        @Override
        public void send(OutgoingMessage message, SendCallback callback) throws InterruptedException {
            throw new InterruptedException();
        }

        @Override
        public void close(Duration timeout) {}
    }

    /** Breaks its contract. */
    private record Throwing(RuntimeException failure) implements BenchmarkProducer {
        @Override
        public void send(OutgoingMessage message, SendCallback callback) {
            throw failure;
        }

        @Override
        public void close(Duration timeout) {}
    }
}
