package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A campaign on the throwaway broker, which is one for all of its runs. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@Tag("field")
class CampaignBrokerIT extends SampleFiles {
    @Test
    void oneBrokerIsStartedForAllRunsAndNamedAsSuch() throws Exception {
        CampaignFiles files = new CampaignFiles(dir.resolve("c"));
        try (BenchProcess bench = campaign("--broker-warmup", "1s")) {
            bench.awaitErr("Warming the broker up: 1s");
            List<ProcessHandle> children = bench.children();
            assertThat(bench.exitCode()).as(bench.err()).isIn(0, 3);

            assertThat(bench.err().lines())
                    .containsOnlyOnce("Starting a throwaway Kafka on this machine for all runs: its figures are not a"
                            + " reference");
            await().atMost(Duration.ofSeconds(60)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        }
        assertThat(files.states()).hasSize(3).containsOnly("ended");
        Set<String> addresses = files.runs().stream()
                .map(run -> files.log(run.path("id").asString()))
                .map(log -> log.lines()
                        .filter(line -> line.startsWith("Using the throwaway Kafka of the campaign at "))
                        .findFirst()
                        .orElse("none"))
                .collect(Collectors.toSet());
        assertThat(addresses).hasSize(1).doesNotContain("none");
        assertThat(files.results()).hasSize(3).allSatisfy(result -> {
            assertThat(result.path("validity").path("remarks").toString())
                    .contains("the broker shares this machine", "the throwaway broker had run for");
            assertThat(result.path("run").path("messagesReceived").asInt()).isPositive();
        });
        assertThat(files.runs())
                .allSatisfy(
                        run -> assertThat(files.log(run.path("id").asString())).contains("Deleted 1 topic"));
    }

    @Test
    void aSignalEndsTheRunAndTheBrokerAndLeavesNoTopic() throws Exception {
        assumeThat(StopIT.ignores(2)).as("SIGINT is ignored").isFalse();
        CampaignFiles files = new CampaignFiles(dir.resolve("c"));
        try (BenchProcess bench = campaign("--broker-warmup", "0s", "--duration", "10m")) {
            bench.awaitErr("Run 1 of 3");
            String first = files.campaign().path("order").path(0).asString();
            await().atMost(Duration.ofSeconds(60)).until(() -> files.log(first).contains("Pub rate "));
            List<ProcessHandle> children = bench.children();

            bench.signal("INT");

            assertThat(bench.exitCodeWithin(Duration.ofSeconds(15)))
                    .as(bench.err())
                    .isEqualTo(130);
            // The broker and the run.
            assertThat(children).hasSizeGreaterThanOrEqualTo(2);
            await().atMost(Duration.ofSeconds(60)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(files.log(first)).contains("Deleted 1 topic");
        }
        assertThat(files.states()).containsExactly("stopped", "pending", "pending");
    }

    private BenchProcess campaign(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "-w",
                workload,
                "-d",
                driver,
                "-o",
                "c",
                "--vary",
                "producerConfig.acks=1,all",
                "--report-interval",
                "500ms"));
        arguments.addAll(List.of(more));
        return BenchProcess.start(dir, arguments.toArray(String[]::new));
    }
}
