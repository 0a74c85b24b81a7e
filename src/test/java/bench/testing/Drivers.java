package bench.testing;

import bench.config.DriverConfig;
import bench.config.PropertyBlocks;
import bench.driver.DriverContext;
import bench.driver.loopback.LatencyShare;
import bench.driver.loopback.LoopbackConfig;
import bench.driver.loopback.LoopbackDriver;
import bench.time.Clock;
import java.time.Duration;
import java.util.List;

/** Loopback drivers for runs on the system clock. */
public final class Drivers {
    private Drivers() {}

    /** The driver file of a loopback driver. */
    public static DriverConfig config(LoopbackConfig loopback) {
        return new DriverConfig("Loopback", "loopback", (short) 1, null, false, PropertyBlocks.EMPTY, loopback);
    }

    public static LoopbackDriver loopback(LoopbackConfig config) {
        return new LoopbackDriver(new DriverContext(config(config), "test", Clock.system(), warning -> {}));
    }

    /** Acks after this time, without faults. */
    public static LoopbackConfig acksAfter(Duration latency) {
        return faulty(latency, 0, 0, 0, 0);
    }

    /** Acks after this time; each fault strikes one message in so many, 0 = none. */
    public static LoopbackConfig faulty(Duration latency, long fail, long lose, long duplicate, long reorder) {
        return new LoopbackConfig(
                List.of(new LatencyShare(100, latency)),
                0,
                LoopbackConfig.Slowness.NONE,
                new LoopbackConfig.Faults(fail, lose, duplicate, reorder, 0),
                LoopbackConfig.Block.NEVER,
                1);
    }
}
