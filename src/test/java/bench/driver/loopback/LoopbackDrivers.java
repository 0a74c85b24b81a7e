package bench.driver.loopback;

import bench.config.DriverConfig;
import bench.config.LatencyShare;
import bench.config.LoopbackConfig;
import bench.driver.DriverContext;
import bench.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Loopback drivers and their configurations, for tests. */
final class LoopbackDrivers {
    private LoopbackDrivers() {}

    static LoopbackDriver of(LoopbackConfig config, Clock clock) {
        return sharing(new Broker(clock, LogMemory.quarterOfTheHeap()), config);
    }

    static LoopbackDriver sharing(Broker broker, LoopbackConfig config) {
        DriverConfig file = new DriverConfig(
                "Loopback",
                "loopback",
                (short) 1,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                null,
                false,
                config,
                Map.of());
        return new LoopbackDriver(new DriverContext(file, "test", broker.clock(), warning -> {}), broker);
    }

    static LoopbackConfig withLatencies(List<LatencyShare> latencies) {
        return new LoopbackConfig(latencies, 0, 0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO, 1);
    }
}
