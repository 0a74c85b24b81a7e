package bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.Workload;
import bench.driver.Driver;
import bench.driver.DriverContext;
import bench.driver.kafka.KafkaDriver;
import bench.result.RunListeners;
import bench.run.Benchmark;
import bench.run.ResultRecorder;
import bench.run.RunInfo;
import bench.run.RunOptions;
import bench.testing.Given;
import bench.time.Clock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a driver file keeps secret is in no output of a run, of one that goes well and of one that fails. */
@Timeout(60)
class SecretsNowhereTest {
    private static final String SECRET = "hunter2";

    private final ConfigFile<DriverConfig> driverFile = Given.driver(
            "name: Kafka",
            "driverClass: kafka",
            "commonConfig: |",
            "  bootstrap.servers=127.0.0.1:1",
            "  security.protocol=SASL_PLAINTEXT",
            "  sasl.mechanism=PLAIN",
            "  sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required"
                    + " username=\"u\" password=\"hunter2\";",
            "  ssl.keystore.password=hunter2-keystore",
            "producerConfig: |",
            "  ssl.key.password: hunter2-key",
            "  schema.registry.url=http://u:hunter2@registry:8081",
            "consumerConfig: |",
            "  basic.auth.user.info=u:hunter2");
    private final ConfigFile<Workload> workload = Given.workload(
            "partitionsPerTopic: 1",
            "producersPerTopic: 1",
            "subscriptionsPerTopic: 1",
            "consumerPerSubscription: 1",
            "producerRate: 1000",
            "testDuration: 200ms");

    private final List<String> told = new ArrayList<>();
    private final StringWriter console = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void aRunThatGoesWellTellsNone() throws Exception {
        run(Given.loopback(Clock.system(), "ackLatency: 1ms"));

        assertThat(directory).isDirectoryContaining("glob:**.json").isDirectoryContaining("glob:**.hlog");
        assertThat(console.toString()).contains("Verdict");
        assertThatNothingTellsTheSecret();
    }

    @Test
    void aRunThatFailsTellsNone() {
        DriverContext context = new DriverContext(driverFile.value(), "trust", Clock.system(), told::add);

        assertThatThrownBy(() -> run(new KafkaDriver(context)))
                .hasMessageContaining("127.0.0.1:1")
                .satisfies(failure -> {
                    StringWriter trace = new StringWriter();
                    failure.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString()).doesNotContain(SECRET);
                });
        assertThatNothingTellsTheSecret();
    }

    private void run(Driver driver) throws InterruptedException {
        RunInfo info = Given.info(workload, driverFile);
        RunListeners outputs = new RunListeners(List.of(
                new ConsoleOutput(new PrintWriter(console), ConsoleOutput.Lines.ALL),
                new JsonResult(new ResultFile(Destination.of(directory.resolve("result.json")))),
                new HistogramLog(new GrowingFile(Destination.of(directory.resolve("result.hlog"))))));
        try (driver) {
            ResultRecorder recorder = new ResultRecorder(
                    info, SampleSetup.ENVIRONMENT, driver.effectiveConfiguration(), outputs::resultReady);
            RunListeners all = new RunListeners(List.of(recorder, outputs));
            new Benchmark(driver, info, RunOptions.DEFAULT, Clock.system(), all, told::add, Optional::empty).run();
        }
    }

    private void assertThatNothingTellsTheSecret() {
        assertThat(console.toString()).doesNotContain(SECRET);
        assertThat(told).noneMatch(line -> line.contains(SECRET));
        for (Path file : files()) {
            assertThat(file).content(StandardCharsets.UTF_8).doesNotContain(SECRET);
        }
    }

    private List<Path> files() {
        try (var files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
