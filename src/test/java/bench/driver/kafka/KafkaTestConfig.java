package bench.driver.kafka;

import bench.config.DriverConfig;
import bench.config.DriverSettings;
import bench.config.PropertyBlocks;
import bench.driver.DriverContext;
import bench.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A driver file of the Kafka driver, and the warnings that it led to. For one thread. */
final class KafkaTestConfig {
    final Map<String, String> topic = new HashMap<>();
    final Map<String, String> common = new HashMap<>();
    final Map<String, String> producer = new HashMap<>();
    final Map<String, String> consumer = new HashMap<>();
    final List<String> warnings = new ArrayList<>();

    KafkaTestConfig(String bootstrapServers) {
        common.put("bootstrap.servers", bootstrapServers);
    }

    DriverConfig config() {
        return new DriverConfig(
                "Test",
                "kafka",
                (short) 1,
                null,
                false,
                new PropertyBlocks(topic, common, producer, consumer),
                DriverSettings.NONE);
    }

    DriverContext context() {
        return new DriverContext(config(), "run7", Clock.system(), warnings::add);
    }
}
