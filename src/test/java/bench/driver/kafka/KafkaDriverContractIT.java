package bench.driver.kafka;

import bench.driver.Driver;
import bench.driver.DriverContractTest;
import bench.testing.SharedBroker;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds for every driver, on a real broker. */
public class KafkaDriverContractIT extends DriverContractTest {
    @RegisterExtension
    private static final SharedBroker BROKER = new SharedBroker();

    @Override
    protected Driver newDriver() {
        return new KafkaDriver(file().context());
    }

    KafkaTestConfig file() {
        return new KafkaTestConfig(BROKER.bootstrapServers());
    }
}
