package bench.config;

import static bench.yaml.ConfigException.require;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A driver file, validated, with defaults.
 *
 * @param name shown in results
 * @param driverClass {@code kafka}, {@code loopback}, or the name of a class on the class path
 * @param replicationFactor of created topics; -1, the default, leaves it to the broker
 * @param topicConfig properties of created topics
 * @param commonConfig properties of every Kafka client
 * @param producerConfig properties of producers, over {@code commonConfig}
 * @param consumerConfig properties of consumers, over {@code commonConfig}
 * @param topicPrefix start of the names of created topics, or null for the workload's or the default
 * @param embeddedBroker whether a throwaway broker is started for the run; false where the command line names bootstrap servers
 * @param loopback the loopback driver's keys, at their defaults for other drivers
 * @param otherKeys top-level keys that only a driver class of the user's knows, as text
 */
public record DriverConfig(
        String name,
        String driverClass,
        short replicationFactor,
        Map<String, String> topicConfig,
        Map<String, String> commonConfig,
        Map<String, String> producerConfig,
        Map<String, String> consumerConfig,
        String topicPrefix,
        boolean embeddedBroker,
        LoopbackConfig loopback,
        Map<String, String> otherKeys) {

    public DriverConfig {
        require(!name.isBlank(), "name must not be blank", name);
        require(!driverClass.isBlank(), "driverClass must not be blank", driverClass);
        require(
                replicationFactor >= 1 || replicationFactor == DriverKeys.BROKER_DEFAULT,
                "replicationFactor must be 1 or more, or -1 for the broker's default",
                replicationFactor);
        topicConfig = Map.copyOf(topicConfig);
        commonConfig = Map.copyOf(commonConfig);
        producerConfig = Map.copyOf(producerConfig);
        consumerConfig = Map.copyOf(consumerConfig);
        otherKeys = Map.copyOf(otherKeys);
    }

    /** The same for the cluster at these addresses. */
    public DriverConfig withBootstrapServers(String addresses) {
        return withProperty(DriverKeys.COMMON_CONFIG.name(), BootstrapServers.PROPERTY, Optional.of(addresses));
    }

    /** The properties of a block by its key; empty for what is no block. */
    public Map<String, String> block(String key) {
        return switch (key) {
            case "topicConfig" -> topicConfig;
            case "commonConfig" -> commonConfig;
            case "producerConfig" -> producerConfig;
            case "consumerConfig" -> consumerConfig;
            default -> Map.of();
        };
    }

    /** The same with another value of a property, or without it. */
    DriverConfig withProperty(String block, String property, Optional<String> value) {
        return new DriverConfig(
                name,
                driverClass,
                replicationFactor,
                changed("topicConfig", block, property, value),
                changed("commonConfig", block, property, value),
                changed("producerConfig", block, property, value),
                changed("consumerConfig", block, property, value),
                topicPrefix,
                embeddedBroker,
                loopback,
                otherKeys);
    }

    private Map<String, String> changed(String key, String block, String property, Optional<String> value) {
        Map<String, String> properties = new HashMap<>(block(key));
        if (key.equals(block)) {
            value.ifPresentOrElse(set -> properties.put(property, set), () -> properties.remove(property));
        }
        return properties;
    }
}
