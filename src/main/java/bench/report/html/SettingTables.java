package bench.report.html;

import bench.report.html.Table.Cell;
import bench.result.Result;
import bench.result.Settings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** With what each run was made, key by key; of several runs first where they differ. */
final class SettingTables {
    private static final String ABSENT = "-";

    private final List<LabelledRun> runs;
    private final List<Map<String, String>> settings;

    private SettingTables(List<LabelledRun> runs, Function<Result, Settings> settings) {
        this.runs = runs;
        this.settings =
                runs.stream().map(run -> settings.apply(run.result()).byKey()).toList();
    }

    /** Of the workload and driver files as they were used. */
    static SettingTables ofConfiguration(List<LabelledRun> runs) {
        return new SettingTables(runs, Settings::ofConfiguration);
    }

    /** Of client, machine and system. */
    static SettingTables ofEnvironment(List<LabelledRun> runs) {
        return new SettingTables(runs, Settings::ofEnvironment);
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
        return Table.unlessEmpty("", head, rows);
    }

    /** The keys that have one value. */
    List<Table> common() {
        List<Table.Row> rows = keys().stream()
                .filter(this::isSame)
                .map(key -> new Table.Row(
                        "", List.of(Cell.text(key), Cell.text(settings.get(0).get(key)))))
                .toList();
        String what = runs.size() == 1 ? "Value" : "Value in all runs";
        return Table.unlessEmpty("", List.of("Key", what), rows);
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
}
