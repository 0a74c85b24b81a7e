package bench.driver.loopback;

import bench.driver.Driver;
import bench.driver.DriverContractTest;
import bench.time.Clock;

class LoopbackDriverContractTest extends DriverContractTest {
    private final Broker broker = new Broker(Clock.system(), LogMemory.quarterOfTheHeap());

    @Override
    protected Driver newDriver() {
        return LoopbackDrivers.sharing(broker, LoopbackConfig.INSTANT);
    }
}
