package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Whole campaigns on the broker in memory, whose runs are processes. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CampaignIT extends SampleFiles {
    /** For a campaign to end its run, and itself. */
    private static final Duration IN_ORDER = Duration.ofSeconds(12);

    private CampaignFiles files;

    @BeforeEach
    void useTheBrokerInMemory() {
        driver = Samples.write(dir, "d.yaml", "name: Loopback\ndriverClass: loopback\n");
        files = new CampaignFiles(dir.resolve("c"));
    }

    private BenchProcess campaign(String... more) {
        String[] args = {"run", "-w", workload, "-d", driver, "-o", "c", "--report-interval", "500ms"};
        return BenchProcess.start(
                dir, Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void everyPointIsRunInAProcessOfItsOwn() throws Exception {
        try (BenchProcess bench = campaign("--vary", "producerRate=100,200", "--vary", "messageSize=100,1000")) {
            // A second of a cold process is rarely to be trusted.
            assertThat(bench.exitCode()).as(bench.err()).isIn(0, 3);

            assertThat(bench.err().lines())
                    .contains("4 points, a run of each and the first point again: 5 runs, about 30 s")
                    .anyMatch(line -> line.matches("Run 1 of 5: producerRate=\\d+, messageSize=\\d+; about .* left"))
                    .anyMatch(line -> line.matches("Run 5 of 5: producerRate=100, messageSize=100, the first point"
                            + " again; about .* left"));
            assertThat(bench.out().lines()).anyMatch(line -> line.startsWith("producerRate=200"));
        }
        assertThat(files.states()).hasSize(5).containsOnly("ended");
        assertThat(files.runIds()).hasSize(5).doesNotHaveDuplicates();
        assertThat(files.results())
                .allSatisfy(result -> assertThat(
                                result.path("run").path("messagesSent").asInt())
                        .isPositive());
        assertThat(files.text("campaign.csv").lines()).hasSize(1 + 4);
        assertThat(files.text("campaign.md")).contains("| producerRate | messageSize | runs |");
        assertThat(files.text("report.html")).contains("Campaign over producerRate and messageSize");
        assertThat(dir.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    @Tag("field")
    void pointsHaveTheirSettings() throws Exception {
        try (BenchProcess bench = campaign("--vary", "producerRate=100,200", "--vary", "ackLatency=0s,7ms", "--zip")) {
            assertThat(bench.exitCode()).as(bench.err()).isIn(0, 3);
        }
        for (JsonNode run : files.runs()) {
            JsonNode settings = run.path("settings");
            assertThat(settings.path("ackLatency").asString())
                    .isEqualTo(settings.path("producerRate").asString().equals("100") ? "0s" : "7ms");
        }
        for (JsonNode result : files.results()) {
            int rate =
                    result.path("config").path("workload").path("producerRate").asInt();
            String latency =
                    result.path("config").path("driver").path("ackLatency").asString();
            assertThat(latency).isEqualTo(rate == 100 ? "0s" : "7ms");
        }
    }

    @Test
    @Tag("field")
    void afterAKillItGoesOnWithEveryPointOnce() throws Exception {
        try (BenchProcess bench = campaign("--vary", "producerRate=100,200,300")) {
            bench.awaitErr("Run 2 of 4");
            List<ProcessHandle> children = bench.children();
            bench.signal("KILL");

            await().atMost(IN_ORDER).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        }
        assertThat(files.states()).containsExactly("ended", "running", "pending", "pending");
        List<String> before = files.runIds().subList(0, 1);
        try (BenchProcess bench = BenchProcess.start(dir, "run", "--resume", "c")) {
            assertThat(bench.exitCode()).as(bench.err()).isIn(0, 3);
            assertThat(bench.err())
                    .contains("Going on after 1 of them")
                    .doesNotContain("Run 1 of 4")
                    .contains("Run 2 of 4", "Run 4 of 4");
        }
        assertThat(files.states()).hasSize(4).containsOnly("ended");
        assertThat(files.runIds()).hasSize(4).doesNotHaveDuplicates().startsWith(before.get(0));
    }

    @Test
    @Tag("field")
    void theResultOfAnotherRunIsKeptAndTheRunIsMadeAgain() throws Exception {
        try (BenchProcess bench = campaign("--vary", "producerRate=100,200")) {
            assertThat(bench.exitCode()).as(bench.err()).isIn(0, 3);
        }
        Files.copy(
                dir.resolve("c/runs/p2-r1.json"),
                dir.resolve("c/runs/p1-r1.json"),
                StandardCopyOption.REPLACE_EXISTING);

        try (BenchProcess bench = BenchProcess.start(dir, "run", "--resume", "c")) {
            assertThat(bench.exitCode()).as(bench.err()).isIn(0, 3);
            assertThat(bench.err())
                    .contains("made again, as no result of them counts: p1-r1 (runs/p1-r1.json: is of another run, ")
                    .contains("Going on after 2 of them")
                    .contains("c/runs/p1-r1.json: is no result of the run that is made now, and is kept as"
                            + " c/runs/p1-r1.json.old");
        }
        assertThat(files.runIds()).hasSize(3).doesNotHaveDuplicates();
        assertThat(dir.resolve("c/runs/p1-r1.json.old")).exists();
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143"})
    void aSignalEndsTheRunInOrderAndKeepsTheCampaign(String signal, int exitCode) throws Exception {
        assumeThat(StopIT.ignores(2)).as("SIGINT is ignored").isFalse();
        try (BenchProcess bench = campaign("--vary", "producerRate=100,200", "--duration", "10m")) {
            bench.awaitErr("Run 1 of 3");
            String first = files.campaign().path("order").path(0).asString();
            await().atMost(Duration.ofSeconds(60)).until(() -> files.log(first).contains("Pub rate "));
            List<ProcessHandle> children = bench.children();

            bench.signal(signal);

            assertThat(bench.exitCodeWithin(IN_ORDER)).as(bench.err()).isEqualTo(exitCode);
            assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
            assertThat(bench.err())
                    .contains("bench: stopped after 0 of 3 runs; 'bench run --resume c' goes on")
                    .doesNotContain("stopped: stopped");
        }
        assertThat(files.states()).containsExactly("stopped", "pending", "pending");
        assertThat(files.results()).singleElement().satisfies(result -> {
            assertThat(result.path("run").path("status").asString()).isEqualTo("incomplete");
            assertThat(result.path("run").path("messagesSent").asInt()).isPositive();
        });
    }

    @Test
    void aChangedFileDoesNotGoOn() throws Exception {
        try (BenchProcess bench = campaign("--vary", "producerRate=100,200")) {
            bench.awaitErr("Run 1 of 3");
            List<ProcessHandle> children = bench.children();
            bench.signal("KILL");
            bench.process().waitFor();
            await().atMost(IN_ORDER).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        }
        Files.writeString(dir.resolve("w.yaml"), Samples.WORKLOAD + "# changed\n");

        try (BenchProcess bench = BenchProcess.start(dir, "run", "--resume", "c")) {
            assertThat(bench.exitCode()).isEqualTo(2);
            assertThat(bench.err())
                    .contains(
                            "bench: --resume c: " + workload + " has changed since the campaign was begun, so its runs"
                                    + " could not be compared: put it back as it was, or begin a new campaign");
        }
    }

    @Test
    @Tag("field")
    void aRunThatFailsEndsNoOther() throws Exception {
        // A send that blocks for as long is an outage to the one, and none to the other.
        driver = Samples.write(
                dir, "d.yaml", "name: Loopback\ndriverClass: loopback\nblockSend: {at: 200ms, duration: 3s}\n");
        try (BenchProcess bench = campaign("--vary", "outageTimeout=1s,60s", "--duration", "4s")) {
            assertThat(bench.exitCode()).as(bench.err()).isEqualTo(1);
            assertThat(bench.out()).contains("failed:");
        }
        assertThat(files.states()).hasSize(3).containsOnly("ended");
        assertThat(files.runs())
                .allSatisfy(run -> assertThat(run.path("exitCode").asInt())
                        .isEqualTo(
                                run.path("settings")
                                                .path("outageTimeout")
                                                .asString()
                                                .equals("1s")
                                        ? 1
                                        : 3));
    }

    @Test
    @Tag("field")
    void aSweepReadsOffUpToWhichRateConditionsHold() throws Exception {
        driver = Samples.write(
                dir, "d.yaml", "name: Loopback\ndriverClass: loopback\nackLatency: 3ms\ncapacity: 2000\n");
        try (BenchProcess bench = BenchProcess.start(
                dir,
                "sweep",
                "-w",
                workload,
                "-d",
                driver,
                "-o",
                "c",
                "--rates",
                "0.2k,4k,6k",
                "--skip-above-failed",
                "--report-interval",
                "500ms",
                "--slo",
                "publishResponseLatency.p50 < 30s")) {
            assertThat(bench.exitCode()).as(bench.err()).isEqualTo(3);
            assertThat(bench.out()).contains("fails at 4,000 msg/s");
            assertThat(bench.err()).containsPattern("Run 3 of 4: .*left out: 4,000 msg/s was not sustained");
        }
        assertThat(files.states()).containsExactly("ended", "ended", "left out", "ended");
        assertThat(files.campaign().path("kind").asString()).isEqualTo("sweep");
        assertThat(files.campaign().path("conditions").path(0).asString()).startsWith("publishResponseLatency.p50");
        assertThat(files.results())
                .allSatisfy(
                        result -> assertThat(result.path("thresholds").size()).isEqualTo(1));
    }
}
