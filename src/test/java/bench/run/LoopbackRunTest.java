package bench.run;

import static bench.testing.Workloads.workload;

import bench.driver.loopback.LoopbackConfig;
import bench.result.RunInterval;
import bench.stats.IntervalStats;
import bench.testing.Drivers;
import bench.testing.ForwardingDriver;
import bench.testing.Workloads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;

/** Runs of 200 ms on a loopback driver that is closed after each test. */
abstract class LoopbackRunTest {
    static final Duration ZERO = Duration.ZERO;
    static final Duration INTERVAL = Duration.ofMillis(50);
    static final Duration TEST = Duration.ofMillis(200);

    final ForwardingDriver driver = new ForwardingDriver(Drivers.loopback(LoopbackConfig.INSTANT));

    @AfterEach
    void close() {
        driver.close();
    }

    static Workloads brief(Workloads workload) {
        return workload.phases(ZERO, TEST, INTERVAL);
    }

    static long sum(List<RunInterval> intervals, ToLongFunction<IntervalStats> figure) {
        return intervals.stream()
                .mapToLong(interval -> figure.applyAsLong(interval.stats()))
                .sum();
    }

    static <T> T await(CompletableFuture<T> promise) throws Exception {
        return promise.get(10, TimeUnit.SECONDS);
    }
}
