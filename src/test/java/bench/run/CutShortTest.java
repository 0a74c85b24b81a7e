package bench.run;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Workload;
import bench.driver.Driver;
import bench.driver.DriverException;
import bench.driver.loopback.LoopbackConfig;
import bench.testing.Drivers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** Runs on a loopback driver of which many do not reach their end. */
abstract class CutShortTest {
    static final Duration INTERVAL = Duration.ofMillis(50);
    /** Long enough to be cut short. */
    static final Workload LONG =
            workload().phases(Duration.ZERO, Duration.ofMinutes(5), INTERVAL).build();

    static final Workload BRIEF =
            workload().phases(Duration.ZERO, Duration.ofMillis(100), INTERVAL).build();
    final DriverException left = new DriverException("topics are left: a");

    final Driver loopback = Drivers.loopback(LoopbackConfig.INSTANT);

    @AfterEach
    void close() {
        loopback.close();
        assertThat(Thread.interrupted()).as("interrupted").isFalse();
    }
}
