package bench.run;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Backlog;
import bench.config.Workload;
import bench.delivery.Delivery;
import bench.driver.Driver;
import bench.driver.loopback.LoopbackConfig;
import bench.result.CatchUp;
import bench.result.Check;
import bench.result.Phase;
import bench.result.PhaseTotal;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.testing.Drivers;
import bench.testing.Workloads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs that build and drain a backlog, against the broker in memory. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class BacklogRunTest {
    private static final int MESSAGE_BYTES = 100;
    private static final long BACKLOG_MESSAGES = 4_000;

    private static Backlog backlog(int catchUpConsumers, boolean only) {
        return new Backlog(
                BACKLOG_MESSAGES * MESSAGE_BYTES,
                4_000,
                new Backlog.Draining(1, Optional.of(100L), only ? 0 : 1_000, Duration.ZERO),
                only,
                catchUpConsumers,
                Duration.ofSeconds(20));
    }

    private static Workloads given(Backlog backlog) {
        return workload().messageSize(MESSAGE_BYTES).rate(1_000).topics(1, 2).backlog(backlog);
    }

    private static Run run(Workload workload) throws InterruptedException {
        try (Driver driver = Drivers.loopback(LoopbackConfig.INSTANT)) {
            return new Run(workload, driver).execute();
        }
    }

    private static IntervalStats total(Run run, String phase) {
        return run.result().phases().stream()
                .filter(each -> each.phase().name().equals(phase))
                .map(PhaseTotal::total)
                .findFirst()
                .orElseThrow();
    }

    private static Check check(Run run, String name) {
        return run.result().validity().checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theBacklogIsReadCompletelyAndItsLatenciesAreInNoMeasuredPhase() throws InterruptedException {
        Run run = run(given(backlog(1, false)).build());

        assertThat(run.phases())
                .extracting(Phase::name)
                .containsExactly("warm-up", "backlog building", "settling", "backlog draining", "measurement");
        Delivery.Counts counts = run.result().delivery().orElseThrow().total();
        assertThat(counts.lost()
                        + counts.duplicated()
                        + counts.reordered()
                        + counts.unseen().total())
                .isZero();
        assertThat(counts.received())
                .isEqualTo(run.result().delivery().orElseThrow().acked());
        for (String phase : List.of("backlog draining", "measurement")) {
            IntervalStats total = total(run, phase);
            assertThat(total.counts().received())
                    .as(phase)
                    .isEqualTo(total.counts().sent());
            assertThat(total.histogram(Latency.END_TO_END_RESPONSE).getTotalCount())
                    .as(phase)
                    .isEqualTo(total.counts().sent());
        }
        CatchUp catchUp = run.result().catchUp();
        assertThat(catchUp.built().reached()).isTrue();
        assertThat(catchUp.built().messages()).isGreaterThanOrEqualTo(BACKLOG_MESSAGES);
        assertThat(catchUp.drained().reached()).isTrue();
        assertThat(catchUp.drained().messages())
                .isGreaterThanOrEqualTo(catchUp.built().messages());
        assertThat(check(run, "backlog built").verdict()).isEqualTo(Check.Verdict.VALID);
        assertThat(check(run, "backlog drained").verdict()).isEqualTo(Check.Verdict.VALID);
    }

    @Test
    void aRunMayEndWhenTheBacklogIsDrained() throws InterruptedException {
        Run run = run(given(backlog(1, true)).build());

        assertThat(run.phases()).last().isEqualTo(new Phase("backlog draining", true));
        assertThat(run.result().total().counts().sent()).isZero();
        assertThat(run.result().total().all().received()).isGreaterThan(BACKLOG_MESSAGES / 2);
        assertThat(run.result().catchUp().drained().consumeRate()).isPositive();
    }

    @Test
    void consumersThatDoNotCatchUpReadAllTheTime() throws InterruptedException {
        Run run = run(given(backlog(1, false)).consumers(1, 2).build());

        IntervalStats building = total(run, "backlog building");
        // Half of what is sent is in the partition of the consumer that rests.
        assertThat(building.counts().sent()).isGreaterThan(3 * BACKLOG_MESSAGES / 2);
        assertThat(run.intervals(new Phase("backlog building", false)))
                .anyMatch(interval -> interval.stats().all().received() > 0);
        assertThat(run.result().delivery().orElseThrow().total().lost()).isZero();
    }

    @Test
    void aBacklogThatCannotBeBuiltInTimeMakesTheRunInvalid() throws InterruptedException {
        Backlog tooMuch = new Backlog(
                1L << 40,
                1_000,
                new Backlog.Draining(1, Optional.empty(), 0, Duration.ZERO),
                false,
                1,
                Duration.ofSeconds(1));

        Run run = run(given(tooMuch).build());

        assertThat(run.phases()).last().isEqualTo(new Phase("backlog draining", true));
        assertThat(check(run, "backlog built").verdict()).isEqualTo(Check.Verdict.INVALID);
        assertThat(run.result().catchUp().built().reached()).isFalse();
    }
}
