package bench.run;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Workload;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunOptionsTest {
    private static final Duration TEST = Duration.ofSeconds(20);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /** Five intervals, of the warm-up and of what follows; the last one of the warm-up ends with it. */
    @ParameterizedTest
    @CsvSource({
        "0, 50, true, 0",
        "0, 49, false, 50",
        "50, 1, true, 0",
        "44, 53, false, 54",
        "44, 54, true, 0",
        "45, 49, true, 0",
        "40, 49, false, 50",
        "40, 50, true, 0",
        "1, 40, false, 41"
    })
    void aSteadyStartTakesFiveIntervals(long warmUp, long limit, boolean reachable, long shortest) {
        Workload workload =
                workload().phases(Duration.ofSeconds(warmUp), TEST, INTERVAL).build();
        RunOptions options = new RunOptions(false, Optional.of(Duration.ofSeconds(limit)));

        assertThat(options.longerUntilSteady(workload))
                .isEqualTo(reachable ? Optional.empty() : Optional.of(Duration.ofSeconds(shortest)));
    }
}
