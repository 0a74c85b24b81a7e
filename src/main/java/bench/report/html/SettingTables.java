package bench.report.html;

import bench.report.html.Table.Cell;
import bench.result.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** With what each run was made, key by key; of several runs first where they differ. */
final class SettingTables {
    private static final String ABSENT = "-";

    private final List<LabelledRun> runs;
    private final List<Map<String, String>> settings;

    private SettingTables(List<LabelledRun> runs, Function<Result, Map<String, Object>> document) {
        this.runs = runs;
        this.settings =
                runs.stream().map(run -> flat(document.apply(run.result()))).toList();
    }

    /** Of the workload and driver files as they were used. */
    static SettingTables ofConfiguration(List<LabelledRun> runs) {
        return new SettingTables(runs, result -> {
            Map<String, Object> both = new LinkedHashMap<>();
            both.put("workload", result.config().workload());
            both.put("driver", result.config().driver());
            return both;
        });
    }

    /** Of client, machine and system. */
    static SettingTables ofEnvironment(List<LabelledRun> runs) {
        return new SettingTables(
                runs,
                result -> JsonMapper.shared()
                        .convertValue(result.environment(), new TypeReference<Map<String, Object>>() {}));
    }

    /** A row for each key that is not the same in all runs; none where all are, or there is but one run. */
    List<Table> differences() {
        List<Table.Row> rows = keys().stream()
                .filter(key -> !isSame(key))
                .map(key -> new Table.Row(
                        "",
                        Stream.concat(Stream.of(key), settings.stream().map(each -> each.getOrDefault(key, ABSENT)))
                                .map(Cell::text)
                                .toList()))
                .toList();
        List<String> head = Stream.concat(
                        Stream.of("Differences"), runs.stream().map(LabelledRun::label))
                .toList();
        return rows.isEmpty() ? List.of() : List.of(new Table("", head, rows));
    }

    /** The keys that have one value. */
    List<Table> common() {
        List<Table.Row> rows = keys().stream()
                .filter(this::isSame)
                .map(key -> new Table.Row(
                        "", List.of(Cell.text(key), Cell.text(settings.get(0).get(key)))))
                .toList();
        String what = runs.size() == 1 ? "Value" : "Value in all runs";
        return rows.isEmpty() ? List.of() : List.of(new Table("", List.of("Key", what), rows));
    }

    private Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        settings.forEach(each -> keys.addAll(each.keySet()));
        return keys;
    }

    private boolean isSame(String key) {
        return settings.stream()
                        .map(each -> each.getOrDefault(key, ABSENT))
                        .distinct()
                        .count()
                == 1;
    }

    private static Map<String, String> flat(Map<String, Object> document) {
        Map<String, String> flat = new LinkedHashMap<>();
        document.forEach((key, value) -> add(key, value, flat));
        return flat;
    }

    private static void add(String key, Object value, Map<String, String> flat) {
        if (value instanceof Map<?, ?> nested && !nested.isEmpty()) {
            nested.forEach((name, each) -> add(key + "." + name, each, flat));
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            for (int i = 0; i < list.size(); i++) {
                add(key + "[" + (i + 1) + "]", list.get(i), flat);
            }
        } else if (value instanceof List<?> list) {
            List<String> texts = new ArrayList<>();
            list.forEach(each -> texts.add(String.valueOf(each)));
            flat.put(key, String.join(" ", texts));
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
