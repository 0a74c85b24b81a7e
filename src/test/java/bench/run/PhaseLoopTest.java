package bench.run;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import bench.config.Pace;
import bench.config.Workload;
import bench.delivery.LoadCount;
import bench.driver.Driver;
import bench.driver.Topic;
import bench.result.MeasuredIntervals;
import bench.result.Phase;
import bench.result.PhaseResult;
import bench.result.PhaseTotal;
import bench.result.Result;
import bench.result.RunInterval;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.testing.Drivers;
import bench.time.Clock;
import bench.worker.LoadPlan;
import bench.worker.LocalWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Phases that no run has yet: the loop knows none by name. On the system clock; no length of time is asserted. */
@Timeout(60)
class PhaseLoopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LENGTH = Duration.ofMillis(400);
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Topic TOPIC = new Topic("topic", 2);

    private final Clock clock = Clock.system();
    private final Driver driver = Drivers.loopback(Drivers.acksAfter(Duration.ofMillis(100)));
    private final Workload workload = workload().build();
    private final LocalWorker worker = new LocalWorker(
            driver,
            workload,
            new LoadPlan(workload, List.of(TOPIC), List.of(TOPIC), "bench", 1),
            clock,
            line -> {},
            warning -> {});
    private final Heard heard = new Heard();

    @BeforeEach
    void connect() throws InterruptedException {
        Driver.await(driver.createTopics(List.of(TOPIC)));
        worker.startConsumers(PATIENCE);
        worker.createProducers();
    }

    @AfterEach
    void close() throws InterruptedException {
        worker.close(PATIENCE);
        driver.close();
    }

    @Test
    void eachPhaseHasItsRateAndTheMessagesThatWereSentInIt() throws InterruptedException {
        PhaseLoop loop = loop(phase("slow", 500, true), phase("fast", 2_000, true), phase("slow again", 500, true));

        runAndDrain(loop);

        assertThat(heard.began).containsExactly("slow", "fast", "slow again");
        assertThat(loop.outcomes()).allSatisfy(outcome -> {
            IntervalStats total = outcome.summary().total();
            assertThat(total.counts().sent()).isPositive();
            assertThat(total.counts().acked()).isEqualTo(total.counts().sent());
            assertThat(total.counts().received()).isEqualTo(total.counts().sent());
        });
        assertThat(loop.outcomes().stream()
                        .mapToLong(each -> each.summary().total().counts().sent())
                        .sum())
                .isEqualTo(worker.delivery().orElseThrow().sent());
        assertThat(heard.intervals)
                .extracting(RunInterval::targetRate)
                .containsExactly(500.0, 500.0, 2e3, 2e3, 500.0, 500.0);
        // Acks take a part of an interval, so the last of a phase come in the next one.
        assertThat(heard.intervals.get(2).stats().carriedOver().acked()).isPositive();
    }

    @Test
    void thePhasesOfAResultAddUpToItAlsoByWhatCameInLate() throws InterruptedException {
        PhaseLoop loop = loop(phase("slow", 500, true), phase("fast", 2_000, true));

        runAndDrain(loop);

        List<PhaseTotal> totals = loop.outcomes().stream()
                .map(each -> new PhaseTotal(each.phase().phase(), each.summary().total(), null))
                .toList();
        IntervalStats whole =
                IntervalStats.sum(totals.stream().map(PhaseTotal::total).toList());
        List<PhaseResult> phases = heard.measured.phases(totals);
        assertThat(whole.counts().acked())
                .isEqualTo(worker.delivery().orElseThrow().acked());
        assertThat(phases)
                .extracting(each -> each.phase().name(), each -> each.extent().targetRate())
                .containsExactly(tuple("slow", 500.0), tuple("fast", 2e3));
        assertThat(sum(phases, Result.Counts::messagesSent))
                .isEqualTo(whole.counts().sent());
        assertThat(sum(phases, Result.Counts::messagesAcked))
                .isEqualTo(whole.counts().acked());
        assertThat(sum(phases, Result.Counts::messagesReceived))
                .isEqualTo(whole.counts().received());
        assertThat(whole.histogram(Latency.PUBLISH).getTotalCount())
                .isEqualTo(whole.counts().acked());
        assertThat(whole.elapsedSeconds())
                .isCloseTo(
                        phases.stream()
                                .mapToDouble(each -> each.extent().seconds())
                                .sum(),
                        within(1e-6));
        assertThat(heard.measured.series().byName().get("phase")).isEqualTo(List.of(0L, 0L, 1L, 1L));
    }

    private static long sum(List<PhaseResult> phases, ToLongFunction<Result.Counts> count) {
        return phases.stream().map(PhaseResult::counts).mapToLong(count).sum();
    }

    @Test
    void whatIsSentWhileNobodyReadsBelongsToItsPhaseWhenItIsReadLater() throws InterruptedException {
        PhaseLoop loop = loop(phase("build", 1_000, false), phase("read", 1_000, true));

        runAndDrain(loop);

        assertThat(heard.intervals.get(1).backlog()).isGreaterThan(100);
        assertThat(heard.intervals.get(1).stats().all().received()).isZero();
        IntervalStats built = loop.outcomes().get(0).summary().total();
        assertThat(built.counts().received()).isEqualTo(built.counts().sent()).isPositive();
    }

    /** As a search does: it knows what comes next when a phase is over, and not before. */
    @Test
    void whatFollowsMayHangOnWhatBecameOfThePhaseBefore() throws InterruptedException {
        PhaseControl once = new PhaseControl() {
            @Override
            public boolean isOpenEnded() {
                return true;
            }
        };
        Scenario doubling = before -> {
            int phases = before.size();
            double rate = phases == 0
                    ? 500
                    : 2 * before.get(phases - 1).phase().pace().to();
            boolean wasHeld = phases == 0
                    || before.get(phases - 1).summary().total().counts().acked() > 0;
            return phases < 3 && wasHeld
                    ? Optional.of(
                            new LoadPhase(new Phase("trial " + phases, false), Pace.constant(rate), LENGTH, true, once))
                    : Optional.empty();
        };
        PhaseLoop loop = new PhaseLoop(worker, clock, doubling, INTERVAL, heard);

        runAndDrain(loop);

        assertThat(loop.outcomes())
                .extracting(outcome -> outcome.phase().pace().to())
                .containsExactly(500.0, 1e3, 2e3);
        assertThat(heard.began).containsExactly("trial 0", "trial 1", "trial 2");
    }

    @Test
    void whatIsDueBetweenTwoPhasesIsAskedForInNeither() throws InterruptedException {
        PhaseControl onceAnswered = new Answered();
        PhaseLoop loop = loop(
                new LoadPhase(new Phase("open", false), Pace.constant(1_000), LENGTH, true, onceAnswered),
                phase("next", 1_000, true));

        runAndDrain(loop);

        assertThat(heard.intervals)
                .allSatisfy(interval -> assertThat((double) interval.due())
                        .isCloseTo(interval.targetRate() * interval.stats().elapsedSeconds(), within(2.0)));
    }

    @Test
    void aControlMayChangeTheRateWithinItsPhase() throws InterruptedException {
        PhaseControl ramp = new PhaseControl() {
            @Override
            public double rateAfter(RunInterval interval, double rate) {
                return 2 * rate;
            }
        };
        PhaseLoop loop = loop(new LoadPhase(new Phase("ramp", true), Pace.constant(500), LENGTH, true, ramp));

        runAndDrain(loop);

        assertThat(heard.intervals).extracting(RunInterval::targetRate).containsExactly(500.0, 1e3);
    }

    @Test
    void theTicksOfAnIntervalAddUpToIt() throws InterruptedException {
        Duration twoSeconds = Duration.ofSeconds(2);
        LoadPhase phase =
                new LoadPhase(new Phase("ticked", true), Pace.constant(1_000), twoSeconds, true, PhaseControl.FIXED);
        PhaseLoop loop = new PhaseLoop(worker, clock, Scenario.inTurn(List.of(phase)), twoSeconds, heard);

        runAndDrain(loop);

        RunInterval whole = heard.intervals.get(0);
        assertThat(heard.intervals).hasSize(1);
        assertThat(heard.ticks).hasSize(2).allMatch(tick -> tick.phase().equals(phase.phase()));
        assertThat(sumOfTicks(tick -> tick.stats().counts().sent()))
                .isEqualTo(whole.stats().counts().sent())
                .isPositive();
        assertThat(sumOfTicks(tick -> tick.stats().histogram(Latency.PUBLISH).getTotalCount()))
                .isEqualTo(whole.stats().histogram(Latency.PUBLISH).getTotalCount());
        assertThat(sumOfTicks(RunInterval::due)).isEqualTo(whole.due());
    }

    private long sumOfTicks(ToLongFunction<RunInterval> figure) {
        return heard.ticks.stream().mapToLong(figure).sum();
    }

    private PhaseLoop loop(LoadPhase... phases) {
        return new PhaseLoop(worker, clock, Scenario.inTurn(List.of(phases)), INTERVAL, heard);
    }

    private static LoadPhase phase(String name, double rate, boolean consumersRead) {
        return new LoadPhase(new Phase(name, true), Pace.constant(rate), LENGTH, consumersRead, PhaseControl.FIXED);
    }

    private void runAndDrain(PhaseLoop loop) throws InterruptedException {
        loop.run();
        loop.endLoad(PATIENCE);
        worker.stopLoad(PATIENCE);
        while (!worker.isDelivered()) {
            loop.pause();
        }
        worker.stopConsumers(PATIENCE);
        loop.takeTail();
    }

    /** Keeps what it hears. */
    private final class Heard implements PhaseListener {
        private final List<String> began = new ArrayList<>();
        private final List<RunInterval> ticks = new ArrayList<>();
        private final List<RunInterval> intervals = new ArrayList<>();
        private final MeasuredIntervals measured = new MeasuredIntervals();

        @Override
        public LoadCount look() {
            return worker.progress();
        }

        @Override
        public void looked(LoadCount count) {}

        @Override
        public void phaseAnnounced(LoadPhase phase, long startNs) {}

        @Override
        public void phaseBegan(PhaseOutcome outcome) {
            began.add(outcome.phase().phase().name());
            measured.phaseStarted(outcome.phase().phase());
        }

        @Override
        public void ticked(RunInterval part) {
            ticks.add(part);
        }

        @Override
        public void intervalEnded(RunInterval interval) {
            intervals.add(interval);
            measured.add(interval);
        }

        @Override
        public void phaseEnded(PhaseOutcome outcome) {}
    }
}
