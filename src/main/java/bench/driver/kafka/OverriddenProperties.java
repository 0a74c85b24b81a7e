package bench.driver.kafka;

import bench.config.DriverConfig;
import bench.driver.DriverWarnings;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/** The properties of a driver file that the clients of a run override: a benchmark must decide these itself. */
final class OverriddenProperties {
    private static final String SENT = "is overridden: messages are sent as the bytes that they are";
    private static final String RECEIVED = "is overridden: messages are received as the bytes that they are";

    private static final List<Overridden> ALL = List.of(
            new Overridden(ConsumerConfig.GROUP_ID_CONFIG, "", "is overridden: each subscription has its own"),
            new Overridden(
                    ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                    "",
                    "gets a suffix, so that each consumer has its own: -0, -1 and so on"),
            new Overridden(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName(), SENT),
            new Overridden(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName(), SENT),
            new Overridden(
                    ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class.getName(), RECEIVED),
            new Overridden(
                    ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class.getName(), RECEIVED));

    private record Overridden(String name, String used, String consequence) {}

    private OverriddenProperties() {}

    /** Warns of each of them, in each block that has it with another value. */
    static void warn(DriverConfig config, DriverWarnings warnings) {
        warn("commonConfig", config.blocks().common(), warnings);
        warn("producerConfig", config.blocks().producer(), warnings);
        warn("consumerConfig", config.blocks().consumer(), warnings);
    }

    private static void warn(String block, Map<String, String> properties, DriverWarnings warnings) {
        for (Overridden each : ALL) {
            String set = properties.get(each.name);
            if (set != null && !set.strip().equals(each.used)) {
                warnings.about(block + "." + each.name, block + ": " + each.name + " " + each.consequence);
            }
        }
    }
}
