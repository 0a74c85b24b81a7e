package bench.config;

import static org.assertj.core.api.Assertions.assertThat;

import bench.cli.Bench;
import bench.cli.DriverRegistry;
import bench.stats.Latency;
import bench.yaml.Durations;
import bench.yaml.Key;
import bench.yaml.Vocabulary;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** README.md says what the code has, and has nothing that the code does not have. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");

    private static final Vocabulary DRIVER_KEYS =
            DriverRegistry.STANDARD.formats().vocabulary();

    private final String text;

    ReadmeTest() throws IOException {
        text = Files.readString(README);
    }

    @Test
    void everyWorkloadKeyHasItsRow() {
        assertThat(table("Workload keys").keySet()).containsExactlyInAnyOrderElementsOf(names(WorkloadKeys.VOCABULARY));
    }

    @Test
    void everyDriverKeyHasItsRow() {
        Map<String, List<String>> rows = table("Driver keys");
        rows.putAll(table("The loopback driver"));

        assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(names(DRIVER_KEYS));
    }

    @Test
    void everyKeyThatIsKnownAndNotDeliveredIsNamed() {
        Stream.of(WorkloadKeys.VOCABULARY, DRIVER_KEYS)
                .flatMap(vocabulary -> vocabulary.notDelivered().keySet().stream())
                .forEach(key -> assertThat(text).contains("`" + key + "`"));
    }

    @Test
    void defaultsAreThoseOfTheReader() {
        assertDefaults(table("Workload keys"), WorkloadKeys.VOCABULARY.keys());
        Map<String, List<String>> driver = table("Driver keys");
        driver.putAll(table("The loopback driver"));
        assertDefaults(driver, DRIVER_KEYS.keys());
    }

    @Test
    void everyOptionOfEveryCommandIsNamed() {
        CommandLine bench = new CommandLine(new Bench());
        List<String> commands = List.of("run", "validate", "broker", "calibrate");

        for (String command : commands) {
            for (OptionSpec option :
                    bench.getSubcommands().get(command).getCommandSpec().options()) {
                for (String name : option.names()) {
                    assertThat(text).as("%s %s", command, name).containsPattern("`[^`\n]*" + name + "\\b");
                }
            }
        }
    }

    @Test
    void everyExitCodeOfTheHelpIsNamed() {
        Collection<String> codes = new CommandLine(new Bench())
                .getCommandSpec()
                .usageMessage()
                .exitCodeList()
                .keySet();

        assertThat(table("Exit codes").keySet())
                .containsAll(codes.stream()
                        .flatMap(code -> Stream.of(code.split(", ", -1)))
                        .toList());
    }

    @Test
    void everyLatencyIsExplained() {
        assertThat(table("What the latencies mean").keySet())
                .containsExactlyElementsOf(
                        Stream.of(Latency.values()).map(Latency::resultName).toList());
    }

    @Test
    void everyShippedWorkloadHasItsRow() throws IOException {
        assertThat(table("Workloads").keySet()).containsExactlyInAnyOrderElementsOf(entries("workloads", "*.yaml"));
    }

    @Test
    void everyPackageHasItsRow() throws IOException {
        List<String> packages = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> Path.of("src/main/java").relativize(file.getParent()))
                    .forEach(folder -> packages.add(folder.toString().replace('/', '.')));
        }

        assertThat(table("How the code is organised").keySet()).containsAll(packages);
    }

    private static void assertDefaults(Map<String, List<String>> rows, List<Key<?>> keys) {
        for (Key<?> key : keys) {
            String documented = rows.get(key.name()).get(3);
            if (key.fallback() instanceof Number
                    || key.fallback() instanceof Boolean
                    || key.fallback() instanceof Enum
                    || key.fallback() instanceof Duration) {
                assertThat(documented).as(key.name()).isIn("required", "`" + shown(key.fallback()) + "`");
            }
        }
    }

    private static String shown(Object value) {
        if (value instanceof Duration duration) {
            return Durations.shown(duration);
        }
        if (value instanceof StampMode || value instanceof Pacing) {
            return ((Enum<?>) value).name().toLowerCase(Locale.ROOT);
        }
        return value instanceof Double number && number == Math.rint(number)
                ? Long.toString(number.longValue())
                : String.valueOf(value);
    }

    private static List<String> names(Vocabulary vocabulary) {
        return List.copyOf(vocabulary.deliveredNames());
    }

    private static List<String> entries(String folder, String glob) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder), glob)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    /** The rows of the tables below a heading: the code of the first cell to all cells. Several codes there are several rows. */
    private Map<String, List<String>> table(String heading) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        boolean below = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith("##")) {
                below = line.replaceFirst("^#+ ", "").equals(heading);
            } else if (below && line.startsWith("| `")) {
                List<String> cells =
                        Stream.of(line.split("\\|", -1)).map(String::strip).toList();
                for (String name : cells.get(1).split(", ", -1)) {
                    rows.put(name.replace("`", ""), cells);
                }
            }
        }
        assertThat(rows).as("the table below '%s' in %s", heading, README).isNotEmpty();
        return rows;
    }
}
