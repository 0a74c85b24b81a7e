package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bench.testing.SharedBroker;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whole runs on a throwaway broker, as a user starts them. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RunIT extends SampleFiles {
    private static final List<String> SUFFIXES =
            List.of("Avg", "50pct", "75pct", "95pct", "99pct", "999pct", "9999pct", "Max");

    @RegisterExtension
    private static final SharedBroker BROKER = new SharedBroker();

    @Test
    void measuresAndLeavesACompleteResultAndNothingElse() throws Exception {
        int exitCode;
        try (BenchProcess bench = BenchProcess.start(
                dir,
                "run",
                "-w",
                workload,
                "-d",
                driver,
                "-o",
                "result.json",
                "--warmup",
                "1s",
                "--duration",
                "2s",
                "--report-interval",
                "500ms")) {
            bench.awaitErr("Kafka is ready");
            List<ProcessHandle> broker = bench.children();

            assertHasCompleted(bench);
            exitCode = bench.exitCode();

            assertThat(broker).hasSize(1);
            assertAreGone(broker);
            assertThat(bench.err().lines())
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("Compiler: "),
                            line -> assertThat(line).startsWith("Starting a throwaway Kafka"),
                            line -> assertThat(line).matches("Kafka is ready at 127.0.0.1:\\d+ after \\d+\\.\\d s"),
                            line -> assertThat(line).matches("Connected to Kafka .* at 127.0.0.1:\\d+ \\(1 node\\)"),
                            line -> assertThat(line)
                                    .matches("Created 1 topic \\(2 partitions\\) in \\d+\\.\\d s: bench-\\w{8}-0000"),
                            line -> assertThat(line).matches("Ready: 1 producer and 1 consumer in \\d+\\.\\d s"),
                            line -> assertThat(line).startsWith("Draining: "),
                            line -> assertThat(line).matches("Drained in \\d+\\.\\d s"),
                            line -> assertThat(line).isEqualTo("Result: result.json"),
                            line -> assertThat(line).isEqualTo("Deleted 1 topic"));
            assertThat(bench.out().lines())
                    .startsWith("----- Starting warm-up traffic (1s) ------")
                    .contains("----- Starting benchmark traffic (2s)------")
                    .anyMatch(line -> line.startsWith("----- Aggregated Pub Latency (ms) avg: "))
                    .filteredOn(line -> line.startsWith("Pub rate "))
                    .hasSize(6);
        }
        JsonNode result = read(dir.resolve("result.json"));
        assertIsComplete(result, 4);
        assertThat(result.at("/environment/jvm/optimizingCompiler").booleanValue())
                .isEqualTo(Runtime.getRuntime().availableProcessors() > OptimizingCompiler.FEW_PROCESSORS);
        assertThat(exitCode)
                .isEqualTo(result.path("validity").path("verdict").asString().equals("invalid") ? 3 : 0);
        assertThat(dir.resolve("tmp")).isEmptyDirectory();
    }

    private static void assertIsComplete(JsonNode result, int intervals) {
        assertThat(Stream.of(
                        "publishRate", "publishErrorRate", "consumeRate", "backlog", "elapsedSeconds", "targetRate"))
                .allSatisfy(name -> assertThat(result.path(name)).as(name).hasSize(intervals));
        for (String latency : List.of(
                "PublishLatency",
                "PublishDelayLatency",
                "PublishResponseLatency",
                "EndToEndLatency",
                "EndToEndResponseLatency")) {
            String series = Character.toLowerCase(latency.charAt(0)) + latency.substring(1);
            assertThat(SUFFIXES).allSatisfy(suffix -> {
                assertThat(result.path(series + suffix)).as(series + suffix).hasSize(intervals);
                assertThat(result.path("aggregated" + latency + suffix).asDouble())
                        .isPositive();
            });
            assertThat(result.path("aggregated" + latency + "Quantiles").isEmpty())
                    .isFalse();
        }
        assertThat(result.path("workload").asString()).isEqualTo("Small");
        assertThat(result.path("driver").asString()).isEqualTo("Throwaway");
        JsonNode run = result.path("run");
        assertThat(run.path("status").asString()).isEqualTo("complete");
        assertThat(run.path("messagesSent").asLong()).isEqualTo(400);
        assertThat(run.path("messagesAcked").asLong()).isEqualTo(400);
        assertThat(run.path("messagesReceived").asLong()).isEqualTo(400);
        assertThat(run.path("sendErrors").asLong()).isZero();
        assertThat(result.path("delivery").path("lost").asInt(-1)).isZero();
        assertThat(result.path("delivery").path("foreign").asInt(-1)).isZero();
        assertThat(result.path("config").path("driver").path("embeddedBroker").asBoolean())
                .isTrue();
    }

    @Test
    void runsEachWorkloadAndKeepsEachResult() throws Exception {
        String other = Samples.write(dir, "w2.yaml", Samples.WORKLOAD.replace("Small", "Smaller still"));
        try (BenchProcess bench = BenchProcess.start(dir, "run", "-q", "-w", workload, other, "-d", driver)) {
            assertHasCompleted(bench);

            assertThat(bench.err()).isEmpty();
            assertThat(bench.out().lines())
                    .filteredOn(line -> line.startsWith("-----"))
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("----- Aggregated Pub Latency"));
            assertThat(bench.out()).contains("Small with Throwaway: measured 1.0 s", "Smaller still with Throwaway: ");
        }
        try (Stream<Path> results = Files.list(dir.resolve("results"))) {
            assertThat(results.map(file -> file.getFileName().toString()))
                    .satisfiesExactlyInAnyOrder(
                            name -> assertThat(name).matches("Small-Throwaway-\\d{8}-\\d{6}\\.json"),
                            name -> assertThat(name).matches("Smaller-still-Throwaway-\\d{8}-\\d{6}\\.json"));
        }
    }

    @Test
    void endsAsUsualWhenNobodyReadsItsOutput() throws Exception {
        try (BenchProcess bench = BenchProcess.startPiped(dir, onTheSharedBroker("-o", "result.json"))) {
            try (BufferedReader lines = bench.process().inputReader(StandardCharsets.UTF_8)) {
                assertThat(lines.readLine()).startsWith("----- Starting benchmark traffic");
            }

            assertHasCompleted(bench);
        }
        assertThat(read(dir.resolve("result.json")).path("run").path("status").asString())
                .isEqualTo("complete");
    }

    @Test
    void savesTheResultWhenItsFolderIsRemovedDuringTheRun() throws Exception {
        Path folder = Files.createDirectory(dir.resolve("out"));
        try (BenchProcess bench = BenchProcess.start(dir, onTheSharedBroker("--output-dir", "out"))) {
            bench.awaitOut("----- Starting benchmark traffic");
            Files.delete(folder);

            assertThat(bench.exitCode()).isEqualTo(1);

            assertThat(bench.out()).contains("----- Aggregated Pub Latency", "Small with Throwaway: measured 1.0 s");
            String line = bench.err()
                    .lines()
                    .filter(each -> each.startsWith("bench: "))
                    .findFirst()
                    .orElseThrow();
            assertThat(line)
                    .matches("bench: the result cannot be written to out/.*: no such file or directory; it is in .*");
            Path rescued = Path.of(line.substring(line.lastIndexOf("it is in ") + "it is in ".length()));
            assertThat(read(rescued).path("run").path("status").asString()).isEqualTo("complete");
            assertThat(bench.err()).contains("Deleted 1 topic").doesNotContain("\tat ");
        }
    }

    @Test
    void failsWhenItsBrokerEnds() throws Exception {
        try (BenchProcess bench = BenchProcess.start(
                dir, "run", "-w", workload, "-d", driver, "-o", "result.json", "--duration", "10m")) {
            bench.awaitOut("----- Starting benchmark traffic");
            bench.children().forEach(ProcessHandle::destroyForcibly);

            assertThat(bench.exitCodeWithin(Duration.ofSeconds(30))).isEqualTo(1);

            assertThat(bench.err()).containsPattern("bench: the broker's process \\d+ was killed [(]signal 9[)]");
        }
        assertThat(read(dir.resolve("result.json")).path("run").path("status").asString())
                .isEqualTo("incomplete");
    }

    /** As when memory runs out there: nothing would ever be sent again, and nobody but the log is told. */
    @Test
    void failsWhenAThreadOfTheClientDies() throws Exception {
        driver = Samples.write(
                dir,
                "dying.yaml",
                Samples.DRIVER + "producerConfig: |\n  interceptor.classes=" + OutOfMemory.class.getName() + "\n");

        try (BenchProcess bench =
                BenchProcess.start(dir, onTheSharedBroker("-o", "result.json", "--duration", "10m"))) {
            assertThat(bench.exitCodeWithin(Duration.ofSeconds(60))).isEqualTo(1);

            assertThat(bench.err().lines().reduce((one, next) -> next))
                    .get()
                    .asString()
                    .matches("bench: out of memory .* BENCH_JAVA_OPTS=-Xmx.*");
        }
    }

    /** Has no memory for the first ack. */
    public static final class OutOfMemory implements ProducerInterceptor<byte[], byte[]> {
        @Override
        public void configure(Map<String, ?> configs) {}

        @Override
        public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> sent) {
            return sent;
        }

        @Override
        public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
            throw new OutOfMemoryError("as a test has it");
        }

        @Override
        public void close() {}
    }

    private String[] onTheSharedBroker(String... options) {
        Stream<String> run =
                Stream.of("run", "-w", workload, "-d", driver, "--bootstrap-servers", BROKER.bootstrapServers());
        return Stream.concat(run, Stream.of(options)).toArray(String[]::new);
    }

    /** A short run on a machine with other work to do may not be one to be trusted; it then says so. */
    private static void assertHasCompleted(BenchProcess bench) throws InterruptedException {
        assertThat(bench.exitCode()).as(bench.err()).isIn(0, 3);
    }

    private static void assertAreGone(List<ProcessHandle> processes) {
        // The first broker of an installation writes its class archive before it ends.
        await().atMost(Duration.ofSeconds(60)).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static JsonNode read(Path file) throws Exception {
        return JsonMapper.shared().readTree(Files.readString(file));
    }
}
