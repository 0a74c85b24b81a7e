package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is made of the results of a command, and where. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class OutputsTest extends LoopbackRuns {
    @Test
    void runsIntoOneFolderAtTheSameTimeEachHaveAFile() throws Exception {
        Path results = dir.resolve("results");
        List<CompletableFuture<Invocation>> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(CompletableFuture.supplyAsync(
                    () -> Invocation.of(arguments("--output-dir", results.toString())),
                    task -> new Thread(task).start()));
        }
        for (CompletableFuture<Invocation> run : runs) {
            assertThat(run.join().code()).isIn(0, 3);
        }

        try (Stream<Path> files = Files.list(results)) {
            assertThat(files)
                    .hasSize(4)
                    .allSatisfy(
                            file -> assertThat(status(Files.readString(file))).isEqualTo("complete"));
        }
    }

    @Test
    void whatIsMadeOfResultsHasAllRunsOfTheCommand() throws Exception {
        Path results = dir.resolve("results");
        Path csv = dir.resolve("all.csv");
        String other = Samples.write(dir, "other.yaml", WORKLOAD.replace("Small", "Other"));

        Invocation run = Invocation.of(
                "run",
                "-w",
                workload,
                other,
                "-d",
                driver,
                "--output-dir",
                results.toString(),
                "--csv",
                csv.toString());

        assertThat(run.code()).isIn(0, 3);
        assertThat(run.errLines()).endsWith("Written: " + csv);
        try (Stream<Path> files = Files.list(results)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .hasSize(2)
                    .allSatisfy(name -> assertThat(csv).content().contains("\r\n" + name + ",complete,"));
        }
    }

    @Test
    void whatIsMadeOfResultsIsWrittenWhenARunHasFailed() {
        Path junit = dir.resolve("junit.xml");
        String other = Samples.write(dir, "other.yaml", WORKLOAD + "existingTopicList: [none]\n");

        Invocation run = Invocation.of(
                "run",
                "-w",
                workload,
                other,
                "-d",
                driver,
                "--output-dir",
                dir.toString(),
                "--junit",
                junit.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(junit).content().containsOnlyOnce("<testsuite ");
    }

    @Test
    void aRunWithoutAResultIsInNoFile() {
        Path junit = dir.resolve("junit.xml");

        Invocation run = Invocation.of(arguments(
                "--output-dir", dir.toString(), "--set", "existingTopicList=[none]", "--junit", junit.toString()));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("bench: warning: no result, and so no " + junit);
        assertThat(junit).doesNotExist();
    }

    @Test
    void aRunWithoutAResultLeavesNoFile() {
        Path results = dir.resolve("results");

        Invocation run =
                Invocation.of(arguments("--output-dir", results.toString(), "--set", "existingTopicList=[none]"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(results).isEmptyDirectory();
    }

    @Test
    void topicsThatAreYetToBeDeletedAreNamed() throws Exception {
        Path file = dir.resolve("r.json");

        var unused = Invocation.of(arguments("-o", file.toString()));

        JsonNode created =
                JsonMapper.shared().readTree(Files.readString(file)).path("run").path("topicsToDelete");
        assertThat(created.path(0).asString()).startsWith("bench-").endsWith("-0000");
    }
}
