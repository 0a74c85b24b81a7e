package bench.run;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;

import bench.config.StampMode;
import bench.config.Workload;
import bench.delivery.Delivery;
import bench.driver.Driver;
import bench.result.Check;
import bench.result.Phase;
import bench.result.RunInterval;
import bench.stats.IntervalStats;
import bench.testing.Drivers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is sent in the warm-up, and comes back in the measurement. Nothing that is timed is asserted. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class WarmUpTest extends LoopbackRunTest {
    @Test
    void theWarmUpIsInNoResultAndInTheDelivery() throws Exception {
        Workload workload = workload()
                .phases(Duration.ofMillis(600), TEST, INTERVAL)
                .rate(1_000)
                .build();
        Run run = new Run(workload, driver).execute();

        List<RunInterval> warmup = run.intervals(Phase.WARM_UP);
        long sentInWarmup = sum(warmup, each -> each.counts().sent());
        Delivery delivery = run.result().delivery().orElseThrow();
        assertThat(run.phases()).containsExactly(Phase.WARM_UP, Phase.MEASUREMENT);
        assertThat(warmup).hasSize(12);
        assertThat(sentInWarmup).isPositive();
        assertThat(run.result().total().counts().sent())
                .isEqualTo(sum(
                        run.intervals(Phase.MEASUREMENT), each -> each.counts().sent()));
        assertThat(delivery.sent())
                .isEqualTo(sentInWarmup + run.result().total().counts().sent());
        assertThat(delivery.acked()).isEqualTo(delivery.sent());
        assertThat(delivery.total())
                .isEqualTo(new Delivery.Counts(delivery.sent(), 0, 0, 0, 0, 0, 0, Delivery.Unseen.NONE));
    }

    @Test
    void warmUpSendsThatAreAckedInTheMeasurementCountInNeither() throws Exception {
        try (Driver slow = Drivers.loopback(Drivers.acksAfter(Duration.ofMillis(350)))) {
            Workload workload =
                    workload().phases(Duration.ofMillis(400), TEST, INTERVAL).build();
            Run run = new Run(workload, slow).execute();

            IntervalStats total = run.result().total();
            assertThat(sum(run.intervals(Phase.WARM_UP), each -> each.counts().sent()))
                    .isGreaterThan(sum(
                            run.intervals(Phase.WARM_UP), each -> each.counts().acked()));
            assertThat(total.counts().acked()).isEqualTo(total.counts().sent());
            assertThat(total.counts().received()).isEqualTo(total.counts().sent());
        }
    }

    @Test
    void withoutAStampReceiptsOfWarmUpSendsCountAndNobodyIsBlamed() throws Exception {
        try (Driver slow = Drivers.loopback(Drivers.acksAfter(Duration.ofMillis(350)))) {
            Workload workload = workload()
                    .phases(Duration.ofMillis(400), TEST, INTERVAL)
                    .stamp(StampMode.NONE)
                    .build();
            Run run = new Run(workload, slow).execute();

            IntervalStats total = run.result().total();
            assertThat(total.counts().received()).isGreaterThan(total.counts().sent());
            assertThat(run.result().validity().remarks()).anyMatch(remark -> remark.startsWith("stamp: none: "));
            assertThat(run.result().validity().checks())
                    .filteredOn(check -> check.verdict() != Check.Verdict.VALID)
                    .extracting(Check::name)
                    .doesNotContain("receipts", "delivery", "backlog");
        }
    }
}
