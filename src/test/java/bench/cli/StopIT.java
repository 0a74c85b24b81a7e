package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import bench.broker.ThrowawayBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs that are stopped, on a broker that stays, so that what they leave can be seen. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StopIT extends SampleFiles {
    /** For a run to stop in order. */
    private static final Duration IN_ORDER = Duration.ofSeconds(10);

    private static ThrowawayBroker broker;

    @BeforeAll
    static void startBroker() throws InterruptedException {
        broker = ThrowawayBroker.start(ThrowawayBroker.Options.defaults());
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void mindIgnoredSignals() throws Exception {
        assumeThat(ignores(2))
                .as("SIGINT is ignored by this process, and so by its children")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143", "HUP,129"})
    void keepsWhatWasMeasuredAndDeletesItsTopics(String signal, int exitCode) throws Exception {
        // SIGHUP is where the tests were started by nohup.
        assumeThat(ignores(exitCode - 128)).as(signal + " is ignored").isFalse();
        try (BenchProcess bench = run("--duration", "10m", "--report-interval", "1s", "--csv", "all.csv")) {
            bench.awaitOut("Pub rate ");
            assertThat(topics()).hasSize(1);

            bench.signal(signal);

            assertThat(bench.exitCodeWithin(IN_ORDER)).as(bench.err()).isEqualTo(exitCode);
            assertThat(bench.err().lines())
                    .contains("Stopping in order; a second signal stops at once", "Deleted 1 topic")
                    .contains("Result: result.json", "bench: stopped");
            assertThat(bench.out()).contains("----- Aggregated Pub Latency", "INCOMPLETE: stopped");
        }
        assertThat(topics()).isEmpty();
        JsonNode result = JsonMapper.shared().readTree(Files.readString(dir.resolve("result.json")));
        assertThat(result.path("run").path("status").asString()).isEqualTo("incomplete");
        assertThat(result.path("run").path("reason").asString()).isEqualTo("stopped");
        assertThat(result.path("run").path("messagesReceived").asLong()).isPositive();
        assertThat(result.path("publishRate").size())
                .isEqualTo(result.path("elapsedSeconds").size());
        assertThat(result.path("publishRate")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(dir.resolve("all.csv")).content().contains("\r\nresult,incomplete,");
    }

    @Test
    void leavesNoResultWhenItIsStoppedBeforeTheMeasurement() throws Exception {
        try (BenchProcess bench = run("--warmup", "10m")) {
            bench.awaitOut("----- Starting warm-up traffic");
            assertThat(topics()).hasSize(1);

            bench.signal("INT");

            assertThat(bench.exitCodeWithin(IN_ORDER)).as(bench.err()).isEqualTo(130);
            assertThat(bench.err()).contains("bench: stopped").doesNotContain("Result: ");
        }
        assertThat(topics()).isEmpty();
        assertThat(dir.resolve("result.json")).doesNotExist();
    }

    @Test
    void stopsAtOnceWhenItIsToldTwice() throws Exception {
        try (BenchProcess bench = run("--duration", "10m")) {
            bench.awaitOut("----- Starting benchmark traffic");
            // A cluster that does not answer: stopping in order takes seconds.
            BenchProcess.signal(broker.pid(), "STOP");
            bench.signal("INT");
            bench.awaitErr("Stopping in order");

            bench.signal("INT");

            assertThat(bench.exitCodeWithin(Duration.ofSeconds(2))).isEqualTo(130);
            assertThat(bench.err()).doesNotContain("bench: stopped");
        } finally {
            BenchProcess.signal(broker.pid(), "CONT");
        }
        deleteTopics();
    }

    @Test
    void stopsInTimeAlsoWhenTheClusterDoesNotAnswer() throws Exception {
        try (BenchProcess bench = run("--duration", "10m")) {
            bench.awaitOut("----- Starting benchmark traffic");
            BenchProcess.signal(broker.pid(), "STOP");

            bench.signal("TERM");

            assertThat(bench.exitCodeWithin(Duration.ofSeconds(12)))
                    .as(bench.err())
                    .isEqualTo(143);
            assertThat(bench.err()).contains("they are left at", "bench-", "Result: result.json");
        } finally {
            BenchProcess.signal(broker.pid(), "CONT");
        }
        deleteTopics();
    }

    @Test
    void leavesNoBrokerWhenItIsStoppedWhileItStartsOne() throws Exception {
        try (BenchProcess bench = BenchProcess.start(dir, "run", "-w", workload, "-d", driver, "-o", "result.json")) {
            bench.awaitErr("Starting a throwaway Kafka");
            await().until(() -> !bench.children().isEmpty());
            List<ProcessHandle> children = bench.children();

            bench.signal("INT");

            assertThat(bench.exitCodeWithin(IN_ORDER)).as(bench.err()).isEqualTo(130);
            await().atMost(IN_ORDER).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        }
        assertThat(dir.resolve("tmp")).isEmptyDirectory();
        assertThat(dir.resolve("result.json")).doesNotExist();
    }

    @Test
    void stopsTheBrokerOfARunThatIsStopped() throws Exception {
        try (BenchProcess bench = BenchProcess.start(
                dir, "run", "-w", workload, "-d", driver, "-o", "result.json", "--duration", "10m")) {
            bench.awaitOut("----- Starting benchmark traffic");
            List<ProcessHandle> children = bench.children();
            assertThat(children).hasSize(1);

            bench.signal("INT");

            assertThat(bench.exitCodeWithin(IN_ORDER)).as(bench.err()).isEqualTo(130);
            await().atMost(Duration.ofSeconds(60)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        }
        assertThat(dir.resolve("result.json")).exists();
    }

    @Test
    void stopsTheBrokerInTheForeground() throws Exception {
        try (BenchProcess bench = BenchProcess.start(dir, "broker")) {
            bench.awaitOut("Kafka is ready at 127.0.0.1:");
            List<ProcessHandle> children = bench.children();

            bench.signal("INT");

            assertThat(bench.exitCodeWithin(IN_ORDER)).as(bench.err()).isEqualTo(130);
            await().atMost(Duration.ofSeconds(60)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void startsNoOtherRunAfterTheOneThatIsStopped() throws Exception {
        try (BenchProcess bench = BenchProcess.start(
                dir,
                "run",
                "-w",
                workload,
                workload,
                "-d",
                driver,
                "--duration",
                "10m",
                "--bootstrap-servers",
                broker.bootstrapServers())) {
            bench.awaitOut("----- Starting benchmark traffic");

            bench.signal("INT");

            assertThat(bench.exitCodeWithin(IN_ORDER)).as(bench.err()).isEqualTo(130);
            assertThat(bench.err()).contains("Run 1 of 2").doesNotContain("Run 2 of 2");
        }
        assertThat(topics()).isEmpty();
    }

    private BenchProcess run(String... more) {
        String[] args = {
            "run", "-w", workload, "-d", driver, "-o", "result.json", "--bootstrap-servers", broker.bootstrapServers()
        };
        String[] all = Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new);
        return BenchProcess.start(dir, all);
    }

    private static Set<String> topics() throws Exception {
        try (Admin admin = admin()) {
            return admin.listTopics().names().get();
        }
    }

    /** What a broker was asked for before it stood still it may do only now: a topic may be gone before it is deleted here. */
    private static void deleteTopics() {
        try (Admin admin = admin()) {
            Awaitility.await()
                    .ignoreExceptionsMatching(e -> e.getCause() instanceof UnknownTopicOrPartitionException)
                    .until(() -> {
                        admin.deleteTopics(admin.listTopics().names().get())
                                .all()
                                .get();
                        return admin.listTopics().names().get().isEmpty();
                    });
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    /** As a shell without job control makes its background jobs do. */
    static boolean ignores(int signal) throws Exception {
        long mask = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).strip(), 16))
                .findFirst()
                .orElse(0L);
        return (mask >> (signal - 1) & 1) == 1;
    }
}
