package bench.driver.kafka;

import bench.broker.ThrowawayBroker;
import bench.driver.Driver;
import bench.driver.DriverContractTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What holds for every driver, on a real broker. */
public class KafkaDriverContractIT extends DriverContractTest {
    private static ThrowawayBroker broker;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = ThrowawayBroker.start(ThrowawayBroker.Options.defaults());
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Override
    protected Driver newDriver() {
        return new KafkaDriver(file().context());
    }

    KafkaTestConfig file() {
        return new KafkaTestConfig(broker.bootstrapServers());
    }
}
