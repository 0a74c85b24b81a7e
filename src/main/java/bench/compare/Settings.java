package bench.compare;

import bench.result.Result;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * With what a run was made, one value for each key: the files as they were used, machine, versions, and the system.
 *
 * @param byKey such as {@code workload.messageSize} and {@code jvm.version}
 */
record Settings(Map<String, String> byKey) {
    Settings {
        byKey = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
    }

    static Settings of(Result result) {
        Map<String, Object> environment = new LinkedHashMap<>(
                JsonMapper.shared().convertValue(result.environment(), new TypeReference<Map<String, Object>>() {}));
        // It names the files, which are compared by what is in them.
        environment.remove("commandLine");
        Map<String, String> flat = new LinkedHashMap<>();
        add("workload", result.config().workload(), flat);
        add("driver", result.config().driver(), flat);
        environment.forEach((key, value) -> add(key, value, flat));
        return new Settings(flat);
    }

    private static void add(String key, Object value, Map<String, String> flat) {
        if (value instanceof Map<?, ?> nested) {
            nested.forEach((name, each) -> add(key + "." + name, each, flat));
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            for (int i = 0; i < list.size(); i++) {
                add(key + "[" + (i + 1) + "]", list.get(i), flat);
            }
        } else if (value instanceof List<?> list) {
            flat.put(key, list.stream().map(each -> String.valueOf(each)).collect(Collectors.joining(" ")));
        } else {
            flat.put(key, String.valueOf(value));
        }
    }

    /** Whether the system was one of the run's own, of which no address will be seen again. */
    boolean isOfThrowawayBroker() {
        return "true".equals(byKey.get("driver.embeddedBroker"));
    }
}
