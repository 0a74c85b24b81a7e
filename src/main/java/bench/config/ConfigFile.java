package bench.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * A file that was read without errors.
 *
 * @param value what it says, with defaults
 * @param path where it is
 * @param asUsed its keys after variables and the command line's overrides, without defaults: null, Boolean, Long, Double, String,
 *     List and Map (property blocks too), ready for JSON. Secrets are still in it. Unmodifiable.
 */
public record ConfigFile<T>(T value, Path path, Map<String, Object> asUsed) {
    static <T> ConfigFile<T> of(T value, Path path, Node.Mapping document) {
        return new ConfigFile<>(value, path, document.plainValues());
    }
}
