package bench.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The README and the pages of src/docs say what the code has, and have nothing that the code does not have. */
class DocumentsTest {
    private static final Vocabulary DRIVER_KEYS =
            DriverRegistry.STANDARD.formats().vocabulary();

    private static final int LONGEST_README = 250;
    private static final int LONGEST_CELL = 25;

    private final MarkdownPage readme = MarkdownPage.read(MarkdownPage.README);
    private final MarkdownPage workloads = page("workloads");
    private final MarkdownPage drivers = page("drivers");
    private final MarkdownPage measuring = page("measuring");
    private final MarkdownPage contributing = page("contributing");

    @Test
    void everyWorkloadKeyHasItsRow() {
        assertThat(workloads.table("Workload keys").keySet())
                .containsExactlyInAnyOrderElementsOf(names(WorkloadKeys.VOCABULARY));
    }

    @Test
    void everyDriverKeyHasItsRow() {
        assertThat(driverKeys().keySet()).containsExactlyInAnyOrderElementsOf(names(DRIVER_KEYS));
    }

    @Test
    void everyKeyThatIsKnownAndNotDeliveredIsNamed() {
        Stream.of(WorkloadKeys.VOCABULARY, DRIVER_KEYS)
                .flatMap(vocabulary -> vocabulary.notDelivered().keySet().stream())
                .forEach(key -> assertThat(workloads.text()).contains("`" + key + "`"));
    }

    @Test
    void defaultsAreThoseOfTheReader() {
        assertDefaults(workloads.table("Workload keys"), WorkloadKeys.VOCABULARY.keys());
        assertDefaults(driverKeys(), DRIVER_KEYS.keys());
    }

    @Test
    void everyOptionOfEveryCommandHasItsRow() {
        CommandLine bench = new CommandLine(new Bench());
        String rows = String.join("\n", readme.table("Commands").keySet());

        for (String command :
                List.of("run", "sweep", "validate", "report", "compare", "bundle", "broker", "calibrate")) {
            for (OptionSpec option :
                    bench.getSubcommands().get(command).getCommandSpec().options()) {
                for (String name : option.names()) {
                    assertThat(rows).as("%s %s", command, name).containsPattern("(?m)(^|; )" + name + "($|;)");
                }
            }
        }
    }

    @Test
    void everyOptionIsOneOfTheCommandsOfItsRow() {
        CommandLine bench = new CommandLine(new Bench());
        readme.table("Commands").forEach((names, cells) -> {
            // What stands behind a semicolon is of some of the options.
            String commands = names.startsWith("-") ? cells.get(1).split(";", -1)[0] : "all";
            if (!commands.equals("all")) {
                for (String command : commands.split(", ", -1)) {
                    assertThat(bench.getSubcommands()
                                    .get(command)
                                    .getCommandSpec()
                                    .optionsMap())
                            .as("options of %s", command)
                            .containsKey(names);
                }
            }
        });
    }

    @Test
    void everyCommandIsOne() throws IOException {
        CommandLine bench = new CommandLine(new Bench()).setUnmatchedOptionsAllowedAsOptionParameters(false);
        List<String> commands = new ArrayList<>();
        for (MarkdownPage page : MarkdownPage.all()) {
            commands.addAll(page.invocations());
        }

        assertThat(commands)
                .isNotEmpty()
                .allSatisfy(command -> assertThatCode(() -> bench.parseArgs(command.split(" +", -1)))
                        .doesNotThrowAnyException());
    }

    @Test
    void everyExitCodeOfTheHelpIsNamed() {
        Collection<String> codes = new CommandLine(new Bench())
                .getCommandSpec()
                .usageMessage()
                .exitCodeList()
                .keySet();

        assertThat(readme.table("Exit codes").keySet())
                .containsAll(codes.stream()
                        .flatMap(code -> Stream.of(code.split(", ", -1)))
                        .toList());
    }

    @Test
    void everyLatencyIsExplained() {
        assertThat(measuring.table("What the latencies mean").keySet())
                .containsExactlyElementsOf(
                        Stream.of(Latency.values()).map(Latency::resultName).toList());
    }

    @Test
    void everyShippedWorkloadHasItsRow() throws IOException {
        assertThat(workloads.table("Shipped workloads").keySet())
                .containsExactlyInAnyOrderElementsOf(entries("workloads", "*.yaml"));
    }

    @Test
    void everyPackageHasItsRow() throws IOException {
        List<String> packages = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> Path.of("src/main/java").relativize(file.getParent()))
                    .forEach(folder -> packages.add(folder.toString().replace('/', '.')));
        }

        assertThat(contributing.table("How the code is organised").keySet())
                .containsExactlyInAnyOrderElementsOf(packages);
    }

    @Test
    void everyExampleOfAFileIsRead() throws IOException {
        for (MarkdownPage page : MarkdownPage.all()) {
            for (String example : page.examples("yaml")) {
                assertThat(mistakesIn(example)).as(example).isEmpty();
            }
        }
    }

    @Test
    void theReadmeIsReadInTenMinutes() {
        assertThat(readme.lines()).hasSizeLessThanOrEqualTo(LONGEST_README);
    }

    @Test
    void cellsOfTablesArePhrases() throws IOException {
        for (MarkdownPage page : MarkdownPage.all()) {
            assertThat(page.cells())
                    .as("cells of %s", page.path())
                    .allMatch(cell -> cell.split("\\s+", -1).length <= LONGEST_CELL);
        }
    }

    @Test
    void linksBetweenPagesResolve() throws IOException {
        for (MarkdownPage page : MarkdownPage.all()) {
            for (String link : page.links()) {
                if (!link.startsWith("https:")) {
                    assertThat(link).as("link of %s", page.path()).satisfies(each -> assertResolves(page, each));
                }
            }
        }
    }

    @Test
    void theReadmeLinksToEveryPage() throws IOException {
        List<String> pages = entries("src/docs", "*.md").stream()
                .map(name -> "src/docs/" + name)
                .toList();

        assertThat(readme.links()).containsAll(pages);
    }

    /** Of a workload, a driver file, or the part of one that matters there. */
    private static List<String> mistakesIn(String example) {
        Reading reading = new Reading();
        Pattern.compile("\\$\\{(\\w+)}")
                .matcher(example)
                .results()
                .forEach(variable -> reading.variables.put(variable.group(1), "secret"));
        if (example.contains("topics:")) {
            return reading.mistakesInWorkload(example);
        }
        return reading.mistakesInDriver(example.contains("driverClass:") ? example : "driverClass: kafka\n" + example);
    }

    private static MarkdownPage page(String name) {
        return MarkdownPage.read(Path.of("src/docs", name + ".md"));
    }

    private Map<String, List<String>> driverKeys() {
        Map<String, List<String>> rows = drivers.table("Driver keys");
        rows.putAll(drivers.table("The loopback driver"));
        return rows;
    }

    private static void assertResolves(MarkdownPage page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? page.path()
                : page.path().resolveSibling(parts[0]).normalize();
        assertThat(target).exists();
        if (parts.length > 1) {
            assertThat(MarkdownPage.read(target).anchors()).contains(parts[1]);
        }
    }

    private static void assertDefaults(Map<String, List<String>> rows, List<Key<?>> keys) {
        for (Key<?> key : keys) {
            String documented = rows.get(key.name()).get(2);
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
        if (value instanceof StampMode || value instanceof Pacing || value instanceof Arrival) {
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
}
