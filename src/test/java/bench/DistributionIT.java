package bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tar.gz of the distribution, unpacked to a directory that nobody may write to, with a space in its name. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DistributionIT {
    private static Path home;

    @TempDir
    private Path directory;

    @BeforeAll
    static void unpack(@TempDir Path parent) throws Exception {
        Path place = Files.createDirectories(parent.resolve("opt dir"));
        Path archive = only(Path.of("target"), "bench-", ".tar.gz");
        run("tar", "xzf", archive.toAbsolutePath().toString(), "-C", place.toString());
        home = only(place, "bench-", "");
        run("chmod", "-R", "a-w", home.toString());
    }

    @BeforeEach
    void makeATemporaryFolder() throws IOException {
        Files.createDirectories(directory.resolve("tmp"));
    }

    @Test
    void runsFromAnywhere() throws Exception {
        Process process = bench("--version");

        assertThat(process.inputReader(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("bench ");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void holdsTheFilesThatARunNeedsAndTheDocuments() {
        assertThat(home.resolve("driver-kafka.yaml")).isNotEmptyFile();
        assertThat(home.resolve("README.md")).isNotEmptyFile();
        assertThat(home.resolve("src/docs/workloads.md")).isNotEmptyFile();
        assertThat(home.resolve("src/grafana/bench.json")).isNotEmptyFile();
        assertThat(home.resolve("src/github-action/action.yml")).isNotEmptyFile();
        assertThat(home.resolve("workloads/simple-workload.yaml")).isNotEmptyFile();
        assertThat(home.resolve("lib/ext")).isDirectory();
        assertThat(home.resolve("lib/broker")).isDirectoryContaining("glob:**/kafka_2.13-*.jar");
    }

    @Test
    void keepsTheClassesOfItsFirstRunInTheCache() throws Exception {
        Path driver = Files.writeString(directory.resolve("loopback.yaml"), "name: Loopback\ndriverClass: loopback\n");
        Process first = bench(
                "run",
                "-q",
                "-w",
                home.resolve("workloads/simple-workload.yaml").toString(),
                "-d",
                driver.toString(),
                "--warmup",
                "0s",
                "--duration",
                "1s",
                "--report-interval",
                "1s",
                "-o",
                directory.resolve("result.json").toString());
        assertThat(first.inputReader(StandardCharsets.UTF_8).lines()).isNotEmpty();
        // A second on a busy machine need not be a valid measurement.
        assertThat(first.waitFor()).isIn(0, 3);

        Path archive = only(directory.resolve("cache/bench"), "client-", ".jsa");
        // Of the JDK's: the JVM of JDK 17 archives no classes of a jar with a space in its path.
        assertThat(versionWith("-Xlog:class+load")).anyMatch(line -> line.endsWith("shared objects file (top)"));
        assertThat(versionWith("-XX:-UseCompressedOops")).hasSize(1);
        Files.delete(archive);
        Files.write(archive, new byte[] {1, 2, 3});
        assertThat(versionWith("-Dunused=1")).hasSize(1);
        assertThat(directory.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void startsABrokerAndLeavesNothingBehindButTheClassArchiveInTheCache() throws Exception {
        Process process = bench("broker");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).startsWith("Kafka is ready at 127.0.0.1:");
            List<ProcessHandle> brokers = process.children().toList();
            assertThat(brokers).hasSize(1);

            process.destroy();

            assertThat(process.waitFor()).isEqualTo(143);
            await().atMost(Duration.ofSeconds(30)).until(() -> !brokers.get(0).isAlive());
        } finally {
            process.destroyForcibly();
        }
        assertThat(directory.resolve("tmp")).isEmptyDirectory();
        assertThat(home.resolve("lib")).isDirectoryNotContaining("glob:**.jsa");
        try (Stream<Path> files = Files.walk(directory.resolve("cache"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allMatch(file -> file.toString().endsWith(".jsa"));
        }
    }

    /** All that it says, on standard error too. */
    private List<String> versionWith(String javaOption) throws Exception {
        ProcessBuilder builder = builder("--version").redirectErrorStream(true);
        builder.environment().merge("BENCH_JAVA_OPTS", javaOption, (before, added) -> before + " " + added);
        Process process = builder.start();
        List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }

    private Process bench(String... arguments) throws IOException {
        return builder(arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/bench").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("BENCH_JAVA_OPTS", "-Djava.io.tmpdir=" + directory.resolve("tmp"));
        builder.environment().put("XDG_CACHE_HOME", directory.resolve("cache").toString());
        return builder;
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static Path only(Path directory, String start, String end) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith(start)
                                    && file.getFileName().toString().endsWith(end))
                    .toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }
}
