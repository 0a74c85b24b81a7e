package bench;

import static org.assertj.core.api.Assertions.assertThat;

import bench.cli.DriverRegistry;
import bench.config.ConfigFile;
import bench.config.DriverConfigReader;
import bench.config.DriverFormats;
import bench.config.Workload;
import bench.config.WorkloadReader;
import bench.yaml.ReadOptions;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The workload and driver files that come with the project. */
class WorkloadsTest {
    /** Those that have no key of ours, so that OMB runs them as well: it ignores our keys, and would then never end. */
    private static final Set<String> KEYS_OF_OMB = Set.of(
            "name",
            "topics",
            "partitionsPerTopic",
            "keyDistributor",
            "messageSize",
            "useRandomizedPayloads",
            "randomBytesRatio",
            "randomizedPayloadPoolSize",
            "payloadFile",
            "subscriptionsPerTopic",
            "consumerPerSubscription",
            "producersPerTopic",
            "producerRate",
            "consumerBacklogSizeGB",
            "backlogDrainRatio",
            "testDurationMinutes",
            "warmupDurationMinutes");

    private static final Path SIMPLE = Path.of("workloads/simple-workload.yaml");
    /** Those that OMB has no keys for. */
    private static final List<Path> OURS = List.of(
            SIMPLE,
            Path.of("workloads/backlog.yaml"),
            Path.of("workloads/find-rate.yaml"),
            Path.of("workloads/poisson.yaml"),
            Path.of("workloads/ramp.yaml"),
            Path.of("workloads/spike.yaml"));

    static List<Path> workloads() throws IOException {
        return files(Path.of("workloads"), "*");
    }

    static List<Path> workloadsForOmb() throws IOException {
        List<Path> workloads = workloads();
        workloads.removeAll(OURS);
        return workloads;
    }

    static List<Path> drivers() throws IOException {
        return files(Path.of("."), "driver-*");
    }

    static List<Path> all() throws IOException {
        List<Path> all = workloads();
        all.addAll(drivers());
        return all;
    }

    @Test
    void theWorkloadsAndDriversOfTheReadmeAreThere() throws IOException {
        assertThat(workloads()).hasSizeGreaterThan(10).contains(SIMPLE);
        assertThat(drivers()).contains(Path.of("./driver-kafka.yaml"));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void everyWorkloadIsValidWithoutWarnings(Path file) {
        List<String> warnings = new ArrayList<>();

        Workload workload = WorkloadReader.read(file, DriverFormats.NONE, ReadOptions.standard(warnings::add))
                .value();

        assertThat(warnings).isEmpty();
        assertThat(workload.timing().warmupDuration()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("drivers")
    void everyDriverFileIsValidWithoutWarnings(Path file) {
        List<String> warnings = new ArrayList<>();

        new DriverConfigReader(DriverRegistry.STANDARD.formats()).read(file, ReadOptions.standard(warnings::add));

        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("workloadsForOmb")
    void everyWorkloadButOursHasOnlyKeysOfOmb(Path file) {
        ConfigFile<Workload> workload =
                WorkloadReader.read(file, DriverFormats.NONE, ReadOptions.standard(warning -> {}));

        assertThat(workload.asUsed().keySet()).isSubsetOf(KEYS_OF_OMB);
        // OMB reads a payload file, or makes payloads at random; it has no other ones.
        assertThat(workload.asUsed()).containsEntry("useRandomizedPayloads", true);
    }

    @Test
    void namesAreToldApart() throws IOException {
        List<String> names = workloads().stream()
                .map(file -> WorkloadReader.read(file, DriverFormats.NONE, ReadOptions.standard(warning -> {}))
                        .value()
                        .name())
                .toList();

        assertThat(names).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyFileSaysInItsFirstLineWhatItIs(Path file) throws IOException {
        String first = Files.readAllLines(file).get(0);

        assertThat(first).matches("# \\p{Lu}.*[.]").hasSizeBetween(30, 120);
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void theNameOfAFileSaysItsTopicsPartitionsAndSize(Path file) {
        Workload workload = WorkloadReader.read(file, DriverFormats.NONE, ReadOptions.standard(warning -> {}))
                .value();
        String name = file.getFileName().toString();
        if (OURS.contains(file)) {
            return;
        }

        Map<Integer, String> sizes = Map.of(100, "100b", 1024, "1kb", 65536, "64kb");
        assertThat(name)
                .contains(counted(workload.layout().topics(), "topic") + "-"
                        + counted(workload.layout().partitionsPerTopic(), "partition"))
                .contains("-" + sizes.get(workload.messages().messageSize()));
        assertThat(name.contains("max-rate")).isEqualTo(workload.rate().producerRate() > 1_000_000);
    }

    private static String counted(int number, String noun) {
        return number + "-" + noun + (number == 1 ? "" : "s");
    }

    private static List<Path> files(Path folder, String glob) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob + ".yaml")) {
            stream.forEach(files::add);
        }
        Collections.sort(files);
        return files;
    }
}
