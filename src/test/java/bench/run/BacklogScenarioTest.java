package bench.run;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Backlog;
import bench.config.Pace;
import bench.config.Workload;
import bench.delivery.LoadCount;
import bench.result.CatchUp;
import bench.result.Check;
import bench.result.Phase;
import bench.result.RunInterval;
import bench.stats.Blocked;
import bench.stats.IntervalStats;
import bench.stats.MessageCounts;
import bench.stats.Rejected;
import bench.stats.Span;
import bench.stats.Summary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A backlog of 100,000 messages of 1,000 bytes in two subscriptions, against a simulated system. */
class BacklogScenarioTest {
    private static final int MESSAGE_BYTES = 1_000;
    private static final long BYTES = 100_000_000;
    private static final int SUBSCRIPTIONS = 2;
    private static final double LOOK_SECONDS = 0.05;
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final List<LoadPhase> WARM_UP = List.of(phase(Phase.WARM_UP, 1_000));
    private static final List<LoadPhase> MEASUREMENT = List.of(phase(Phase.MEASUREMENT, 1_000));

    private final List<String> lines = new ArrayList<>();

    private static LoadPhase phase(Phase phase, double rate) {
        return new LoadPhase(phase, Pace.constant(rate), Duration.ofSeconds(10), true, PhaseControl.FIXED);
    }

    /** Takes all that is sent, and hands on so many messages/s to both subscriptions together. */
    private static final class SimulatedLoad {
        private final double readRate;
        private double nowSeconds = 100;
        private double acked;
        private double received;

        SimulatedLoad(double readRate) {
            this.readRate = readRate;
        }

        void run(LoadPhase phase) {
            long startNs = ns();
            double ackedBefore = acked;
            double receivedBefore = received;
            double endSeconds = nowSeconds + phase.length().toMillis() / 1e3;
            while (nowSeconds < endSeconds && phase.control().endedNs(startNs).isEmpty()) {
                phase.control().look(new LoadCount(ns(), Math.round(acked), Math.round(acked), 0, ns()), backlog());
                step(phase);
            }
            phase.control().rateAfter(interval(phase, startNs, acked - ackedBefore, received - receivedBefore), 0);
        }

        private void step(LoadPhase phase) {
            nowSeconds += LOOK_SECONDS;
            acked += phase.pace().rateAt(0) * LOOK_SECONDS;
            if (phase.consumersRead()) {
                received = Math.min(acked * SUBSCRIPTIONS, received + readRate * LOOK_SECONDS);
            }
        }

        private long backlog() {
            return Math.round(acked * SUBSCRIPTIONS - received);
        }

        private RunInterval interval(LoadPhase phase, long startNs, double sent, double read) {
            MessageCounts counts = new MessageCounts(
                    Math.round(sent),
                    Math.round(sent * MESSAGE_BYTES),
                    Math.round(sent),
                    0,
                    Math.round(read),
                    Math.round(read * MESSAGE_BYTES));
            IntervalStats stats = new IntervalStats(
                    new Span(startNs, ns()), counts, MessageCounts.NONE, Blocked.NONE, Rejected.NONE, Map.of());
            return new RunInterval(phase.phase(), stats, backlog(), phase.pace().rateAt(0));
        }

        private long ns() {
            return Math.round(nowSeconds * 1e9);
        }
    }

    private static Workload given(double buildRate, Backlog.Draining draining, boolean only) {
        return workload()
                .rate(1_000)
                .messageSize(MESSAGE_BYTES)
                .consumers(SUBSCRIPTIONS, 1)
                .outageTimeout(Duration.ofSeconds(20))
                .backlog(new Backlog(BYTES, buildRate, draining, only, 1, TIMEOUT))
                .build();
    }

    private static Backlog.Draining at(double liveRate) {
        return new Backlog.Draining(1, Optional.empty(), liveRate, Duration.ZERO);
    }

    private BacklogScenario scenario(Workload workload) {
        OldMessages none = new OldMessages(null, Map.of());
        return new BacklogScenario(workload, WARM_UP, MEASUREMENT, () -> MESSAGE_BYTES, none, lines::add);
    }

    private static List<PhaseOutcome> run(Scenario scenario, SimulatedLoad load) {
        List<PhaseOutcome> before = new ArrayList<>();
        Optional<LoadPhase> phase = scenario.next(before);
        while (phase.isPresent()) {
            load.run(phase.get());
            before.add(new PhaseOutcome(phase.get(), new Summary(0)));
            phase = scenario.next(before);
        }
        return before;
    }

    private static List<String> names(List<PhaseOutcome> outcomes) {
        return outcomes.stream().map(each -> each.phase().phase().name()).toList();
    }

    private static Check finding(List<PhaseOutcome> outcomes, String phase) {
        return outcomes.stream()
                .filter(each -> each.phase().phase().name().equals(phase))
                .flatMap(each -> each.finding().stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBacklogIsBuiltAndDrainedAndThenTheMeasurementFollows() {
        BacklogScenario scenario = scenario(given(5_000, at(1_000), false));

        List<PhaseOutcome> outcomes = run(scenario, new SimulatedLoad(12_000));

        assertThat(names(outcomes))
                .containsExactly("warm-up", "backlog building", "settling", "backlog draining", "measurement");
        CatchUp.Built built = scenario.catchUp().orElseThrow().built();
        assertThat(built.reached()).isTrue();
        assertThat(built.messages()).isBetween(100_000L, 101_000L);
        assertThat(built.bytes()).isEqualTo(built.messages() * MESSAGE_BYTES);
        assertThat(built.seconds()).isBetween(9.9, 10.2);
        assertThat(lines)
                .allMatch(line -> line.length() <= 80)
                .anyMatch(line -> line.matches("Backlog drained in .* s, .* left, read at .* msg/s \\(.* MB/s\\)"));
        CatchUp.Drained drained = scenario.catchUp().orElseThrow().drained();
        assertThat(drained.reached()).isTrue();
        assertThat(drained.leftMessages()).isLessThanOrEqualTo(1_000);
        // 12,000 are read, and 2,000 come in.
        assertThat(drained.seconds()).isBetween(9.8, 10.2);
        assertThat(drained.consumeRate()).isBetween(11_900.0, 12_100.0);
        assertThat(finding(outcomes, "backlog building").verdict()).isEqualTo(Check.Verdict.VALID);
        assertThat(finding(outcomes, "backlog draining").verdict()).isEqualTo(Check.Verdict.VALID);
    }

    @Test
    void consumersRestWhileItIsBuiltAndProducersInThePause() {
        Backlog.Draining draining = new Backlog.Draining(1, Optional.empty(), 0, Duration.ofSeconds(3));

        List<PhaseOutcome> outcomes = run(scenario(given(5_000, draining, true)), new SimulatedLoad(50_000));

        assertThat(names(outcomes))
                .containsExactly("warm-up", "backlog building", "pause of producers", "backlog draining");
        assertThat(outcomes).extracting(each -> each.phase().consumersRead()).containsExactly(true, false, false, true);
        assertThat(outcomes)
                .extracting(each -> each.phase().pace())
                .containsExactly(Pace.constant(1_000), Pace.constant(5_000), Pace.NONE, Pace.NONE);
    }

    @Test
    void aShareOfItMayBeLeft() {
        Backlog.Draining half = new Backlog.Draining(0.5, Optional.of(10L), 0, Duration.ZERO);
        BacklogScenario scenario = scenario(given(5_000, half, true));

        run(scenario, new SimulatedLoad(10_000));

        assertThat(scenario.catchUp().orElseThrow().drained().leftMessages()).isBetween(49_000L, 50_500L);
    }

    @Test
    void consumersThatNeverCatchUpEndTheRun() {
        BacklogScenario scenario = scenario(given(5_000, at(1_000), false));

        List<PhaseOutcome> outcomes = run(scenario, new SimulatedLoad(1_900));

        assertThat(names(outcomes)).containsExactly("warm-up", "backlog building", "settling", "backlog draining");
        Check check = finding(outcomes, "backlog draining");
        assertThat(check.verdict()).isEqualTo(Check.Verdict.INVALID);
        assertThat(check.advice())
                .isEqualTo("consumers read 1,900 msg/s, and producers sent 1,000 msg/s to each of 2 subscriptions: the"
                        + " backlog did not shrink for 20 s; add consumers and partitions, or lower drainProducerRate");
        assertThat(lines).last().asString().startsWith("Backlog not drained in ");
        assertThat(scenario.catchUp().orElseThrow().drained().seconds()).isBetween(20.0, 21.0);
    }

    @Test
    void aDrainThatTakesTooLongEndsAtTheTimeout() {
        BacklogScenario scenario = scenario(given(5_000, at(1_000), false));

        List<PhaseOutcome> outcomes = run(scenario, new SimulatedLoad(2_200));

        Check check = finding(outcomes, "backlog draining");
        assertThat(check.verdict()).isEqualTo(Check.Verdict.INVALID);
        assertThat(check.advice()).endsWith("the time was over (backlogTimeout)");
        assertThat(check.value()).isBetween(55.0, 65.0);
        assertThat(scenario.catchUp().orElseThrow().drained().seconds()).isBetween(299.0, 301.0);
    }

    @Test
    void whatCouldBeBuiltInTimeIsDrainedAndNothingElseIsMeasured() {
        BacklogScenario scenario = scenario(given(100, at(50), false));

        List<PhaseOutcome> outcomes = run(scenario, new SimulatedLoad(12_000));

        assertThat(names(outcomes)).containsExactly("warm-up", "backlog building", "settling", "backlog draining");
        Check check = finding(outcomes, "backlog building");
        assertThat(check.verdict()).isEqualTo(Check.Verdict.INVALID);
        assertThat(check.figure()).isEqualTo("0.056 of 0.093 GB in 300.0 s");
        assertThat(check.advice()).startsWith("producers sent 100 msg/s (0.1 MB/s), too little for that size");
        assertThat(finding(outcomes, "backlog draining").verdict()).isEqualTo(Check.Verdict.VALID);
    }

    @Test
    void liveTrafficThatIsOnItsWayCountsAsRead() {
        // A fifth of a second of 40,000 receipts/s.
        BacklogScenario scenario = scenario(given(50_000, at(20_000), true));

        run(scenario, new SimulatedLoad(80_000));

        assertThat(scenario.catchUp().orElseThrow().drained().leftMessages()).isBetween(4_000L, 8_000L);
    }
}
