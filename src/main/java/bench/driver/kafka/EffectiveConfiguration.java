package bench.driver.kafka;

import bench.config.DriverConfig;
import bench.yaml.Redaction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * What the Kafka clients of a run work with: the properties that were set, and those that differ from Kafka's defaults, as
 * Kafka has read them. The rest follows from the version of the client.
 *
 * <p>Left out is what differs from client to client: {@code group.id}, {@code group.instance.id}, and {@code client.id}
 * unless it was set.
 */
final class EffectiveConfiguration {
    private final DriverConfig config;
    private final ClientProperties properties;

    EffectiveConfiguration(DriverConfig config, ClientProperties properties) {
        this.config = config;
        this.properties = properties;
    }

    /** Values by name, without secrets, for {@code producer}, {@code consumer}, {@code admin} and {@code topic}. */
    Map<String, Map<String, String>> byClient() {
        Map<String, Object> producer = properties.checked(properties.producer(0));
        Map<String, Object> consumer = properties.checked(properties.consumer("each has its own", 0));
        Map<String, Object> admin = properties.checked(properties.admin());
        Map<String, Map<String, String>> byClient = new LinkedHashMap<>();
        byClient.put(
                "producer",
                shown(producer, config.blocks().producer(), new ProducerConfig(producer), ProducerConfig.configDef()));
        byClient.put(
                "consumer",
                shown(consumer, config.blocks().consumer(), new ConsumerConfig(consumer), ConsumerConfig.configDef()));
        byClient.put("admin", shown(admin, Map.of(), new AdminClientConfig(admin), AdminClientConfig.configDef()));
        Map<String, String> topic = new TreeMap<>();
        config.blocks().topic().forEach((name, value) -> topic.put(name, withoutSecrets(name, value)));
        byClient.put("topic", topic);
        return byClient;
    }

    private Map<String, String> shown(
            Map<String, Object> set, Map<String, String> block, AbstractConfig read, ConfigDef definition) {
        Map<String, String> shown = new TreeMap<>();
        read.values().forEach((name, value) -> {
            if (!Objects.equals(value, definition.defaultValues().get(name))) {
                shown.put(name, text(name, value, definition));
            }
        });
        set.forEach((name, value) -> shown.put(name, text(name, asUsed(name, value, read), definition)));
        shown.remove(ConsumerConfig.GROUP_ID_CONFIG);
        shown.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        if (!block.containsKey(ConsumerConfig.CLIENT_ID_CONFIG)
                && !config.blocks().common().containsKey(ConsumerConfig.CLIENT_ID_CONFIG)) {
            shown.remove(ConsumerConfig.CLIENT_ID_CONFIG);
        }
        return shown;
    }

    /** A value that Kafka fetches from elsewhere ({@code ${provider:path:key}}) may be a secret, whatever its name. */
    private static Object asUsed(String name, Object set, AbstractConfig read) {
        Object value = read.values().get(name);
        boolean isFetched = set instanceof String text && text.contains("${");
        return isFetched || value == null ? set : value;
    }

    private static String text(String name, Object value, ConfigDef definition) {
        ConfigDef.ConfigKey key = definition.configKeys().get(name);
        boolean isText = value instanceof String || key == null;
        return withoutSecrets(name, isText ? String.valueOf(value) : ConfigDef.convertToString(value, key.type));
    }

    private static String withoutSecrets(String name, String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        return Redaction.isSecret(name) ? Redaction.HIDDEN : Redaction.redact(value);
    }
}
