package bench.driver.kafka;

import bench.config.DriverConfig;
import bench.yaml.ConfigException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/**
 * The properties of the Kafka clients of a run: {@code commonConfig}, the properties of the kind of client over it, and
 * over both what a benchmark must decide itself. Immutable.
 */
final class ClientProperties {
    private static final String ANY_SERVER = "localhost:9092";

    private final DriverConfig config;
    private final String runId;

    ClientProperties(DriverConfig config, String runId) {
        this.config = config;
        this.runId = runId;
    }

    Map<String, Object> admin() {
        Map<String, Object> properties = new HashMap<>();
        config.blocks().common().forEach((name, value) -> {
            if (PropertyNames.isForAdmin(name)) {
                properties.put(name, value);
            }
        });
        nameClient(properties, "admin");
        // This driver repeats requests itself: if the client did, a topic that its first attempt has created would look
        // like one that was there before.
        properties.put(AdminClientConfig.RETRIES_CONFIG, 0);
        return properties;
    }

    Map<String, Object> producer(int index) {
        Map<String, Object> properties = new HashMap<>(config.blocks().common());
        properties.putAll(config.blocks().producer());
        nameClient(properties, "producer-" + index);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return properties;
    }

    Map<String, Object> consumer(String subscription, int index) {
        Map<String, Object> properties = new HashMap<>(config.blocks().common());
        properties.putAll(config.blocks().consumer());
        // A consumer that outlives its topic would create it again, with the broker's defaults.
        properties.putIfAbsent(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        nameClient(properties, "consumer-" + index);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, subscription);
        // Two members of a group with one id would throw each other out.
        properties.computeIfPresent(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, (name, id) -> id + "-" + index);
        // Both hand over the received bytes as they are, without a copy.
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class);
        return properties;
    }

    /** Whether the consumers leave commits to Kafka, as is its default. */
    boolean commitsAutomatically() {
        String set = config.blocks()
                .consumer()
                .getOrDefault(
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        config.blocks().common().getOrDefault(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "true"));
        return !set.strip().equalsIgnoreCase("false");
    }

    /** Whether a send ends with the broker's answer. */
    boolean acknowledges() {
        Object acks = producer(0).get(ProducerConfig.ACKS_CONFIG);
        return acks == null || !acks.toString().strip().equals("0");
    }

    String bootstrapServers() {
        return config.blocks().common().getOrDefault(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "");
    }

    /**
     * Reads the properties as the clients will, without making one.
     *
     * @throws ConfigException names each property that no client would start with
     */
    void check(ExceptionTranslator translator) {
        Set<ConfigException.Mistake> mistakes = new LinkedHashSet<>();
        collect(mistakes, translator, "commonConfig", Map.of(), admin(), AdminClientConfig::new);
        collect(mistakes, translator, "producerConfig", config.blocks().producer(), producer(0), ProducerConfig::new);
        collect(
                mistakes,
                translator,
                "consumerConfig",
                config.blocks().consumer(),
                consumer("check", 0),
                ConsumerConfig::new);
        mistakes.addAll(TopicProperties.mistakes(config.blocks().topic()));
        for (String block : List.of("commonConfig", "producerConfig")) {
            if (config.blocks().of(block).containsKey(ProducerConfig.TRANSACTIONAL_ID_CONFIG)) {
                mistakes.add(new ConfigException.Mistake(
                        block + "." + ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        block + ": transactional.id is not supported; remove it"));
            }
        }
        if (!mistakes.isEmpty()) {
            throw translator.mistakes(mistakes);
        }
    }

    /** Kafka reports one mistake at a time: the property is taken out, until none is reported. */
    private void collect(
            Set<ConfigException.Mistake> mistakes,
            ExceptionTranslator translator,
            String block,
            Map<String, String> own,
            Map<String, Object> properties,
            Function<Map<String, Object>, AbstractConfig> reading) {
        Map<String, Object> rest = checked(new HashMap<>(properties));
        boolean found = true;
        while (found) {
            try {
                var unused = reading.apply(new HashMap<>(rest));
                found = false;
            } catch (RuntimeException e) {
                ConfigException.Mistake mistake = translator.mistake(block, own, e);
                mistakes.add(mistake);
                String name = mistake.key().substring(mistake.key().indexOf('.') + 1);
                found = rest.remove(name) != null;
                if (name.equals(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)) {
                    rest.put(name, ANY_SERVER);
                }
            }
        }
    }

    /** The address of a throwaway broker is known only when it runs. */
    Map<String, Object> checked(Map<String, Object> properties) {
        if (config.embeddedBroker()) {
            properties.putIfAbsent(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, ANY_SERVER);
        }
        return properties;
    }

    private void nameClient(Map<String, Object> properties, String role) {
        properties.putIfAbsent("client.id", "bench-" + runId + "-" + role);
    }
}
