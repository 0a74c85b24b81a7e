package bench.config;

import static bench.config.ConfigException.require;

import java.util.HashMap;
import java.util.Map;

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
        Map<String, String> common = new HashMap<>(commonConfig);
        common.put("bootstrap.servers", addresses);
        return new DriverConfig(
                name,
                driverClass,
                replicationFactor,
                topicConfig,
                common,
                producerConfig,
                consumerConfig,
                topicPrefix,
                embeddedBroker,
                loopback,
                otherKeys);
    }
}
