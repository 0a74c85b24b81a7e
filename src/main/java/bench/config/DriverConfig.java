package bench.config;

import static bench.yaml.ConfigException.require;

import java.util.Map;
import java.util.Optional;

/**
 * A driver file, validated, with defaults.
 *
 * @param name shown in results
 * @param driverClass {@code kafka}, {@code loopback}, or the name of a class on the class path
 * @param replicationFactor of created topics; -1, the default, leaves it to the broker
 * @param topicPrefix start of the names of created topics, or null for the workload's or the default
 * @param embeddedBroker whether a throwaway broker is started for the run; false where the command line names bootstrap servers
 * @param blocks the properties of clients and topics
 * @param loopback the loopback driver's keys, at their defaults for other drivers
 * @param otherKeys top-level keys that only a driver class of the user's knows, as text
 */
public record DriverConfig(
        String name,
        String driverClass,
        short replicationFactor,
        String topicPrefix,
        boolean embeddedBroker,
        PropertyBlocks blocks,
        LoopbackConfig loopback,
        Map<String, String> otherKeys) {

    public DriverConfig {
        require(!name.isBlank(), "name must not be blank", name);
        require(!driverClass.isBlank(), "driverClass must not be blank", driverClass);
        require(
                replicationFactor >= 1 || replicationFactor == DriverKeys.BROKER_DEFAULT,
                "replicationFactor must be 1 or more, or -1 for the broker's default",
                replicationFactor);
        otherKeys = Map.copyOf(otherKeys);
    }

    /** The same for the cluster at these addresses. */
    public DriverConfig withBootstrapServers(String addresses) {
        return withProperty(DriverKeys.COMMON_CONFIG.name(), BootstrapServers.PROPERTY, Optional.of(addresses));
    }

    /** The same with another value of a property, or without it. */
    DriverConfig withProperty(String block, String property, Optional<String> value) {
        return new DriverConfig(
                name,
                driverClass,
                replicationFactor,
                topicPrefix,
                embeddedBroker,
                blocks.with(block, property, value),
                loopback,
                otherKeys);
    }
}
