package bench.run;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.config.Workload;
import bench.result.Phase;
import bench.testing.ForwardingDriver;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs that miss a threshold which ends them. */
@Timeout(60)
class AbortedRunTest extends CutShortTest {
    private static final RunOptions AT_ONCE = RunOptions.DEFAULT.withAbortOnFail(Optional.of(Duration.ZERO));

    @Test
    void aRunThatMissesAThresholdEndsWithWhatItHasMeasured() {
        Workload workload = workload()
                .thresholds("publishRate > 1e9")
                .phases(Duration.ZERO, Duration.ofMinutes(5), INTERVAL)
                .build();
        ForwardingDriver driver = new ForwardingDriver(loopback);
        Run run = new Run(workload, driver, AT_ONCE);

        assertThatThrownBy(run::execute).isInstanceOf(ThresholdMissedException.class);

        assertThat(run.results()).hasSize(1);
        assertThat(run.result().incompleteBecause()).startsWith("'publishRate > 1000000000' was missed after ");
        assertThat(run.intervals(Phase.MEASUREMENT)).isNotEmpty();
        assertThat(run.result().total().counts().sent()).isPositive();
        assertThat(driver.deleted()).containsExactlyElementsOf(driver.created()).hasSize(1);
    }

    @Test
    void aLongReportIntervalKeepsNoRunFromEnding() {
        Workload workload = workload()
                .thresholds("publishRate > 1e9")
                .phases(Duration.ZERO, Duration.ofMinutes(5), Duration.ofMinutes(1))
                .build();
        Run run = new Run(workload, loopback, AT_ONCE);

        assertThatThrownBy(run::execute).isInstanceOf(ThresholdMissedException.class);

        assertThat(run.intervals(Phase.MEASUREMENT)).hasSize(1);
        assertThat(run.result().total().elapsedSeconds()).isLessThan(30);
    }

    @Test
    void aRunThatMissesItOnlyInTheEndIsComplete() throws InterruptedException {
        Workload workload = workload()
                .thresholds("publishRate > 1e9")
                .phases(Duration.ZERO, INTERVAL, INTERVAL)
                .build();

        Run run = new Run(workload, loopback, AT_ONCE).execute();

        assertThat(run.result().isComplete()).isTrue();
    }
}
