package bench.config;

import bench.yaml.Key;
import bench.yaml.Problems;
import bench.yaml.Section;
import java.util.List;
import java.util.Set;

/** What a driver adds to the format of driver files: its names, and the keys that only it has. Stateless. */
public interface DriverFormat {
    /** The value of {@code driverClass}, in lower case; a file may have capitals. */
    String name();

    /** Other values that mean the same, such as the class of OMB's driver. */
    default Set<String> otherNames() {
        return Set.of();
    }

    /** The keys that a file of this driver may have beside those of all drivers. */
    default List<Key<?>> ownKeys() {
        return List.of();
    }

    /**
     * Reads the own keys.
     *
     * @param section the whole file
     * @param problems takes what is wrong with several keys together; the section adds what is wrong with one
     */
    default DriverSettings settings(Section section, Problems problems) {
        return DriverSettings.NONE;
    }

    /** The properties of its clients that it knows, each with its block, such as {@code producerConfig.linger.ms}. */
    default Set<String> properties() {
        return Set.of();
    }

    /** Whether its clients connect to Kafka's brokers: to {@code bootstrap.servers}, or to a throwaway broker. */
    default boolean connectsToKafka() {
        return false;
    }

    /** What to do where this driver is meant by a class that is not there, from a semicolon on; empty if it is not. */
    default String adviceFor(String missingClass) {
        return "";
    }
}
