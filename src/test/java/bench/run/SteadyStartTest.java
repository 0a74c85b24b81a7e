package bench.run;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Arrivals;
import bench.driver.Driver;
import bench.result.Check;
import bench.result.Phase;
import bench.result.RunInterval;
import bench.stats.IntervalStats;
import bench.testing.Drivers;
import bench.testing.Workloads;
import bench.validity.SteadyState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs whose warm-up goes on until the load has settled, on the loopback driver: two messages in an interval, and acks after
 * 20 ms, so that a busy machine does not keep five intervals from agreeing.
 */
@Timeout(60)
class SteadyStartTest {
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration TEST = Duration.ofMillis(400);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Driver driver = Drivers.loopback(Drivers.acksAfter(Duration.ofMillis(20)));
    private final Workloads workload = workload().rate(10);

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void theMeasurementStartsWhenTheLoadHasSettled() throws Exception {
        Run run = run(Duration.ZERO, PATIENCE);

        List<RunInterval> warmup = run.intervals(Phase.WARM_UP);
        IntervalStats total = run.result().total();
        SteadyState again = new SteadyState(Arrivals.UNIFORM, PATIENCE);
        for (RunInterval interval : warmup) {
            assertThat(again.isReached()).isFalse();
            again.intervalEnded(interval);
        }
        assertThat(again.isReached()).isTrue();
        assertThat(run.phases()).containsExactly(Phase.WARM_UP, Phase.MEASUREMENT);
        assertThat(total.span().startNs())
                .isGreaterThan(warmup.get(warmup.size() - 1).stats().span().endNs());
        assertThat(run.intervals(Phase.MEASUREMENT)).hasSize(2);
        assertThat(steadyStart(run)).isEqualTo(again.check());
        assertThat(steadyStart(run).verdict()).isEqualTo(Check.Verdict.VALID);
        assertThat(steadyStart(run).figure()).startsWith("steady after ");
    }

    @Test
    void theWarmUpOfTheWorkloadComesFirst() throws Exception {
        Run run = run(INTERVAL.multipliedBy(7), PATIENCE);

        assertThat(run.intervals(Phase.WARM_UP)).hasSizeGreaterThanOrEqualTo(7);
        assertThat(steadyStart(run).verdict()).isEqualTo(Check.Verdict.VALID);
    }

    @Test
    void aLoadThatDoesNotSettleInTimeIsMeasuredAndIsInvalid() throws Exception {
        Run run = run(INTERVAL.multipliedBy(2), INTERVAL.multipliedBy(5).minusMillis(1));

        assertThat(run.intervals(Phase.WARM_UP)).hasSize(4);
        assertThat(run.intervals(Phase.MEASUREMENT)).hasSize(2);
        assertThat(run.result().isComplete()).isTrue();
        assertThat(run.result().validity().verdict()).isEqualTo(Check.Verdict.INVALID);
        assertThat(steadyStart(run).verdict()).isEqualTo(Check.Verdict.INVALID);
        assertThat(steadyStart(run).figure()).startsWith("no steady state after 1 s: ");
    }

    @Test
    void aLimitBelowAnIntervalLeavesNoWarmUp() throws Exception {
        Run run = run(Duration.ZERO, INTERVAL.minusMillis(1));

        assertThat(run.intervals(Phase.WARM_UP)).isEmpty();
        assertThat(run.intervals(Phase.MEASUREMENT)).hasSize(2);
        assertThat(steadyStart(run).figure()).isEqualTo("no steady state after 0 s");
    }

    private Run run(Duration warmup, Duration limit) throws InterruptedException {
        return new Run(
                        workload.phases(warmup, TEST, INTERVAL).build(),
                        driver,
                        new RunOptions(false, Optional.of(limit)))
                .execute();
    }

    private static Check steadyStart(Run run) {
        return run.result().validity().checks().stream()
                .filter(check -> check.name().equals("steady start"))
                .findFirst()
                .orElseThrow();
    }
}
