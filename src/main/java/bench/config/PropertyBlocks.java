package bench.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The blocks of properties of a driver file. Immutable.
 *
 * @param topic of created topics
 * @param common of every client
 * @param producer of producers, over {@code common}
 * @param consumer of consumers, over {@code common}
 */
public record PropertyBlocks(
        Map<String, String> topic,
        Map<String, String> common,
        Map<String, String> producer,
        Map<String, String> consumer) {

    /** No properties at all. */
    public static final PropertyBlocks EMPTY = new PropertyBlocks(Map.of(), Map.of(), Map.of(), Map.of());

    public PropertyBlocks {
        topic = Map.copyOf(topic);
        common = Map.copyOf(common);
        producer = Map.copyOf(producer);
        consumer = Map.copyOf(consumer);
    }

    /** The properties of a block by its key in the file, such as {@code topicConfig}; empty for what is no block. */
    public Map<String, String> of(String key) {
        return switch (key) {
            case "topicConfig" -> topic;
            case "commonConfig" -> common;
            case "producerConfig" -> producer;
            case "consumerConfig" -> consumer;
            default -> Map.of();
        };
    }

    /** The same with another value of a property, or without it. */
    PropertyBlocks with(String block, String property, Optional<String> value) {
        Map<String, String> changed = new HashMap<>(of(block));
        value.ifPresentOrElse(set -> changed.put(property, set), () -> changed.remove(property));
        return new PropertyBlocks(
                block.equals("topicConfig") ? changed : topic,
                block.equals("commonConfig") ? changed : common,
                block.equals("producerConfig") ? changed : producer,
                block.equals("consumerConfig") ? changed : consumer);
    }
}
