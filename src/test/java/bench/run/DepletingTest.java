package bench.run;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Pace;
import bench.delivery.LoadCount;
import bench.result.Check;
import bench.result.Check.Verdict;
import bench.result.Phase;
import bench.stats.Summary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A phase that uses up a burst, against a system that takes so many MB/s in each second. */
class DepletingTest {
    private static final double MB = 1 << 20;
    private static final double MESSAGE_BYTES = 1024;
    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final long START_NS = -5_000_000_000L;

    private final List<String> lines = new ArrayList<>();
    private final Depleting control = new Depleting(new Depletion(80 * MB, 40 * MB, LIMIT), MESSAGE_BYTES, lines::add);
    private long nowNs = START_NS;
    private double acked;

    /** Lets the system take this many MB/s for so long, or until the phase has ended; a look each 50 ms. */
    private void take(double megabytes, int seconds) {
        for (int i = 0; i < seconds * 20 && control.endedNs(START_NS).isEmpty(); i++) {
            nowNs += 50_000_000;
            acked += megabytes * MB / MESSAGE_BYTES / 20;
            control.look(new LoadCount(nowNs, Math.round(acked) + 500, Math.round(acked), 0, nowNs), 0);
        }
    }

    private double seconds() {
        return (nowNs - START_NS) / 1e9;
    }

    private Check finding() {
        return control.finding().orElseThrow();
    }

    @Test
    void endsWhenTheBurstIsUsedUp() {
        take(100, 300);
        assertThat(control.endedNs(START_NS)).isEmpty();
        take(30, 300);

        assertThat(control.endedNs(START_NS)).contains(nowNs);
        assertThat(seconds()).isBetween(320.0, 331.0);
        assertThat(finding().verdict()).isEqualTo(Verdict.VALID);
        assertThat(finding().figure()).matches("30\\.0 MB/s after 320 s and 29\\.9 GB, 100\\.0 MB/s before");
        assertThat(finding().limit()).isEqualTo("above 80.0 MB/s, then below 40.0 MB/s within 1200 s");
        assertThat(lines)
                .containsExactly("Depletion: 100.0 MB/s; goes on until it is below 40.0 MB/s, for 1200 s at most");
    }

    @Test
    void aRateHasTheUnitThatFitsIt() {
        Depleting slow = new Depleting(new Depletion(1.5 * MB, 10 * 1024, LIMIT), MESSAGE_BYTES, lines::add);
        for (int second = 0; second <= 10; second++) {
            long acked = 1_800L * second;
            slow.look(new LoadCount(START_NS + second * 1_000_000_000L, acked, acked, 0, 0), 0);
        }

        assertThat(lines)
                .containsExactly("Depletion: 1.8 MB/s; goes on until it is below 10.0 KB/s, for 1200 s at most");
        assertThat(slow.finding().orElseThrow().limit())
                .isEqualTo("above 1.5 MB/s, then below 10.0 KB/s within 1200 s");
    }

    @Test
    void itsOutcomeIsSaid() {
        take(100, 60);

        assertThat(control.outcome())
                .isEqualTo("Depletion: not used up, still 100.0 MB/s after 60 s and 5.9 GB," + " 100.0 MB/s before");

        take(30, 60);

        assertThat(control.outcome()).startsWith("Depletion: used up, 30.0 MB/s after 80 s");
    }

    @Test
    void doesNotTakeAHaltForTheEndOfTheBurst() {
        take(100, 60);
        take(0, 8);
        take(100, 60);
        take(20, 12);
        take(100, 60);

        assertThat(control.endedNs(START_NS)).isEmpty();
    }

    @Test
    void whatIsSlowFromTheStartHasNoBurst() {
        take(30, 600);

        assertThat(seconds()).isBetween(120.0, 120.2);
        assertThat(finding().verdict()).isEqualTo(Verdict.WARN);
        assertThat(finding().figure()).isEqualTo("never above 80.0 MB/s: no more than 30.0 MB/s in 120 s");
        assertThat(finding().advice()).contains("no burst");
    }

    @Test
    void aSlowStartIsNoLackOfABurst() {
        take(50, 60);
        take(90, 200);

        assertThat(control.endedNs(START_NS)).isEmpty();
    }

    @Test
    void aBurstThatOutlastsTheLimitMakesTheMeasurementInvalid() {
        take(100, 100);
        take(60, 1_100);

        assertThat(control.endedNs(START_NS)).isEmpty();
        assertThat(control.goesOn(LIMIT.plusSeconds(1))).isFalse();
        assertThat(finding().verdict()).isEqualTo(Verdict.INVALID);
        assertThat(finding().figure()).startsWith("still 60.0 MB/s after 1200 s");
        assertThat(finding().advice()).contains("--deplete-limit");
    }

    @Test
    void whatWasAskedForFollowsWhenTheQueueIsRead() {
        LoadPhase asked =
                new LoadPhase(Phase.MEASUREMENT, Pace.constant(10), Duration.ofSeconds(1), true, PhaseControl.FIXED);
        Scenario scenario = new DepletionFirst(
                new Depletion(2 * MB, MB, LIMIT), workload().build(), Scenario.inTurn(List.of(asked)), lines::add);
        List<PhaseOutcome> outcomes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Optional<LoadPhase> next = scenario.next(outcomes);
        while (next.isPresent()) {
            names.add(next.get().phase().name());
            outcomes.add(new PhaseOutcome(next.get(), new Summary(0)));
            next = scenario.next(outcomes);
        }

        assertThat(names).containsExactly("depletion", "emptying", "measurement");
        assertThat(lines).containsExactly("Depletion: no burst, never above 2.0 MB/s: no more than 0.0 KB/s in 0 s");
    }
}
