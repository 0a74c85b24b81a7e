package bench.config;

import bench.yaml.Node;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A file that was read without errors.
 *
 * @param value what it says, with defaults
 * @param path where it is
 * @param asUsed its keys after variables and the command line's overrides, without defaults: null, Boolean, Long, Double, String,
 *     List and Map (property blocks too), ready for JSON. Secrets are still in it. Unmodifiable.
 * @param places where each key and each property of a block ({@code producerConfig.acks}) is: what {@link #place} looks up
 */
public record ConfigFile<T>(T value, Path path, Map<String, Object> asUsed, Map<String, String> places) {
    public ConfigFile {
        places = Map.copyOf(places);
    }

    static <T> ConfigFile<T> of(T value, Path path, Node.Mapping document) {
        Map<String, String> places = new HashMap<>();
        document.entries().forEach((key, entry) -> {
            places.put(key, entry.at().toString());
            if (entry.value() instanceof Node.Mapping block) {
                block.entries()
                        .forEach((name, property) ->
                                places.put(key + "." + name, property.at().toString()));
            }
        });
        return new ConfigFile<>(value, path, document.plainValues(), places);
    }

    /** {@code file:line:column} of a key or of a property of a block, the option that has set it, or else the file. */
    public String place(String key) {
        return places.getOrDefault(key, path.toString());
    }

    /** A driver file with another value of a property, or without it. */
    public static ConfigFile<DriverConfig> withProperty(
            ConfigFile<DriverConfig> file, String block, String name, Optional<String> value) {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (file.asUsed.get(block) instanceof Map<?, ?> written) {
            written.forEach((each, set) -> properties.put(String.valueOf(each), set));
        }
        value.ifPresentOrElse(set -> properties.put(name, set), () -> properties.remove(name));
        Map<String, Object> asUsed = new LinkedHashMap<>(file.asUsed);
        asUsed.put(block, Collections.unmodifiableMap(properties));
        return new ConfigFile<>(
                file.value.withProperty(block, name, value),
                file.path,
                Collections.unmodifiableMap(asUsed),
                file.places);
    }
}
