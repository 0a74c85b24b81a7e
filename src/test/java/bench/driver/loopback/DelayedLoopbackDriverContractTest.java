package bench.driver.loopback;

import bench.driver.Driver;
import bench.driver.DriverContractTest;
import bench.time.Clock;
import java.time.Duration;

/** The contract holds as well when acks come from an I/O thread, and overtake each other. */
class DelayedLoopbackDriverContractTest extends DriverContractTest {
    private static final LoopbackConfig DELAYED = LoopbackDrivers.withLatencies(
            new LatencyShare(90, Duration.ofMillis(1)), new LatencyShare(10, Duration.ofMillis(5)));

    private final Broker broker = new Broker(Clock.system(), LogMemory.quarterOfTheHeap());

    @Override
    protected Driver newDriver() {
        return LoopbackDrivers.sharing(broker, DELAYED);
    }
}
