package bench.config;

import static bench.yaml.ConfigException.require;

import java.util.Optional;

/**
 * A driver file, validated, with defaults.
 *
 * @param name shown in results
 * @param driverClass the name of a driver, or a class on the class path
 * @param replicationFactor of created topics; -1, the default, leaves it to the broker
 * @param topicPrefix start of the names of created topics, or null for the workload's or the default
 * @param embeddedBroker whether a throwaway broker is started for the run; false where the command line names bootstrap servers
 * @param blocks the properties of clients and topics
 * @param settings what the driver has made of its own keys
 */
public record DriverConfig(
        String name,
        String driverClass,
        short replicationFactor,
        String topicPrefix,
        boolean embeddedBroker,
        PropertyBlocks blocks,
        DriverSettings settings) {

    public DriverConfig {
        require(!name.isBlank(), "name must not be blank", name);
        require(!driverClass.isBlank(), "driverClass must not be blank", driverClass);
        require(
                replicationFactor >= 1 || replicationFactor == DriverKeys.BROKER_DEFAULT,
                "replicationFactor must be 1 or more, or -1 for the broker's default",
                replicationFactor);
    }

    /** The same for the cluster at these addresses. */
    public DriverConfig withBootstrapServers(String addresses) {
        return withProperty(DriverKeys.COMMON_CONFIG.name(), BootstrapServers.PROPERTY, Optional.of(addresses));
    }

    /** The settings of a driver that has this type of them; empty where the file is another driver's. */
    public <T extends DriverSettings> Optional<T> settings(Class<T> type) {
        return Optional.of(settings).filter(type::isInstance).map(type::cast);
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
                settings);
    }
}
