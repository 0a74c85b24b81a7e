package bench.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * With what a run was made, one value for each key, in the order of the result.
 *
 * @param byKey such as {@code workload.messageSize} and {@code jvm.version}
 */
public record Settings(Map<String, String> byKey) {
    public Settings {
        byKey = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
    }

    /** The workload and driver files as they were used. */
    public static Settings ofConfiguration(Result result) {
        Map<String, String> flat = new LinkedHashMap<>();
        add("workload", result.config().workload(), flat);
        add("driver", result.config().driver(), flat);
        return new Settings(flat);
    }

    /** Client, machine and system. */
    public static Settings ofEnvironment(Result result) {
        Map<String, String> flat = new LinkedHashMap<>();
        JsonMapper.shared()
                .convertValue(result.environment(), new TypeReference<Map<String, Object>>() {})
                .forEach((key, value) -> add(key, value, flat));
        return new Settings(flat);
    }

    private static void add(String key, Object value, Map<String, String> flat) {
        if (value instanceof Map<?, ?> nested && !nested.isEmpty()) {
            nested.forEach((name, each) -> add(key + "." + name, each, flat));
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            for (int i = 0; i < list.size(); i++) {
                add(key + "[" + (i + 1) + "]", list.get(i), flat);
            }
        } else if (value instanceof List<?> list) {
            flat.put(key, list.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        } else if (value instanceof String text && isProperties(text)) {
            text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
                int end = line.indexOf('=');
                flat.put(
                        key + "." + (end < 0 ? line : line.substring(0, end).strip()),
                        end < 0 ? "" : line.substring(end + 1).strip());
            });
        } else {
            flat.put(key, String.valueOf(value));
        }
    }

    /** A block of Java properties in a driver file. */
    private static boolean isProperties(String text) {
        return text.contains("\n") && text.lines().anyMatch(line -> line.contains("="));
    }
}
