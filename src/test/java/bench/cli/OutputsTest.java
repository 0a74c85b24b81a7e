package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the outputs of a run may go, and what becomes of those that cannot be written. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class OutputsTest extends SampleFiles {
    @BeforeEach
    void useTheLoopbackDriver() {
        driver = Samples.write(dir, "d.yaml", "name: Loopback\ndriverClass: loopback\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/stdout", "-"})
    void aResultOnStandardOutputIsAllThatIsThere(String name) throws Exception {
        try (BenchProcess bench = BenchProcess.start(dir, arguments("-o", name))) {
            // A second on a busy machine need not be a valid measurement.
            assertThat(bench.exitCode()).isIn(0, 3);

            assertThat(status(bench.out())).isEqualTo("complete");
            assertThat(bench.err()).contains("Pub rate", "Verdict");
        }
    }

    @Test
    void aResultGoesDownAPipeToAnotherProgram() throws Exception {
        try (BenchProcess bench = BenchProcess.startPiped(dir, arguments("-o", "/dev/stdout"))) {
            String out = new String(bench.process().getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(bench.exitCode()).isIn(0, 3);
            assertThat(status(out)).isEqualTo("complete");
        }
    }

    @Test
    void aResultGoesToWhoReadsANamedPipe() throws Exception {
        Path pipe = dir.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });

        Invocation run = Invocation.of(arguments("-o", pipe.toString()));

        assertThat(run.err()).contains("Waiting for a reader of " + pipe, "Result: " + pipe);
        assertThat(status(read.join())).isEqualTo("complete");
    }

    @Test
    void aHistogramLogThatCannotBeWrittenIsAFailure() throws Exception {
        try (BenchProcess bench = BenchProcess.start(dir, arguments("-o", "r.json", "--hlog", "/dev/full"))) {
            assertThat(bench.exitCode()).isEqualTo(1);
            assertThat(bench.err())
                    .contains("bench: the histogram log cannot be written to /dev/full: no space left on device;"
                            + " it goes on in " + dir.resolve("tmp"));
            assertThat(status(Files.readString(dir.resolve("r.json")))).isEqualTo("complete");
        }
    }

    @ParameterizedTest
    @CsvSource({">/dev/full, no space left on device", "1</dev/null, it is closed"})
    void figuresThatCannotBePrintedAreAFailureThatNamesTheResult(String redirection, String reason) throws Exception {
        try (BenchProcess bench = BenchProcess.startRedirected(dir, redirection, arguments("-q", "-o", "r.json"))) {
            assertThat(bench.exitCode()).isEqualTo(1);
            assertThat(bench.err())
                    .isEqualToIgnoringNewLines(
                            "bench: standard output cannot be written to: " + reason + "; the result is in r.json");
            assertThat(status(Files.readString(dir.resolve("r.json")))).isEqualTo("complete");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help", "help run", "generate-completion", "validate -w w.yaml -d d.yaml"})
    void otherLinesThatCannotBePrintedAreAFailureToo(String command) throws Exception {
        try (BenchProcess bench = BenchProcess.startRedirected(dir, ">/dev/full", command.split(" "))) {
            assertThat(bench.exitCode()).isEqualTo(1);
            assertThat(bench.err())
                    .isEqualToIgnoringNewLines("bench: standard output cannot be written to: no space left on device");
        }
    }

    @Test
    void aMistakeStaysAMistakeWhenLinesAreLost() throws Exception {
        try (BenchProcess bench = BenchProcess.startRedirected(dir, ">/dev/full", "validate", "-w", "none.yaml")) {
            assertThat(bench.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void aReaderThatHasGoneIsNoFailure() throws Exception {
        try (BenchProcess bench = BenchProcess.startPiped(dir, arguments("-q"))) {
            bench.process().getInputStream().close();

            assertThat(bench.exitCode()).isIn(0, 3);
            assertThat(bench.err()).isEmpty();
        }
    }

    /** As {@code bench run ... 2>&1 | head -1} does, or {@code tee} that was stopped. */
    @Test
    void aReaderThatGoesInTheMiddleStopsNothing() throws Exception {
        try (BenchProcess bench = BenchProcess.startPipedWithErrors(
                dir, arguments("-o", "r.json", "--hlog", "r.hlog", "--csv", "r.csv", "--report-interval", "100ms"))) {
            BufferedReader out = bench.process().inputReader(StandardCharsets.UTF_8);
            String first = out.readLine();
            out.close();

            assertThat(bench.exitCode()).isIn(0, 3);
            assertThat(first).isNotEmpty();
            assertThat(status(Files.readString(dir.resolve("r.json")))).isEqualTo("complete");
            assertThat(dir.resolve("r.csv")).content().contains("\r\nr,complete,");
            assertThat(dir.resolve("r.hlog")).content().contains("Tag=publishLatency");
            assertThat(dir.resolve("tmp")).isEmptyDirectory();
        }
    }

    /** As {@code less} does, or {@code tee} to a terminal that was stopped. */
    @Test
    void aReaderThatTakesNothingDoesNotHoldARunUp() throws Exception {
        Path pipe = dir.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        // Open for reading too, or else it could not be opened for writing.
        try (RandomAccessFile open = new RandomAccessFile(pipe.toFile(), "rw");
                BenchProcess bench = startIntoFull(pipe)) {
            assertThat(open.getFD().valid()).isTrue();
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(dir.resolve("r.json")));

            assertThat(status(Files.readString(dir.resolve("r.json")))).isEqualTo("complete");
            Process reader = new ProcessBuilder("cat", pipe.toString())
                    .redirectOutput(dir.resolve("read.txt").toFile())
                    .start();
            assertThat(bench.exitCode()).isIn(0, 3);
            await().untilAsserted(
                            () -> assertThat(dir.resolve("read.txt")).content().contains("Pub rate", "Verdict: "));
            reader.destroy();
        }
    }

    private BenchProcess startIntoFull(Path pipe) throws Exception {
        Process filling = new ProcessBuilder(
                        "dd", "if=/dev/zero", "of=" + pipe, "bs=4096", "count=1024", "oflag=nonblock")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(filling.waitFor()).as("there was no room in the end").isNotZero();
        return BenchProcess.startRedirected(dir, ">" + pipe, arguments("-o", "r.json"));
    }

    @Test
    void aResultWhoseReaderGoesInTheMiddleIsKept() throws Exception {
        try (BenchProcess bench = BenchProcess.startPiped(dir, arguments("-q", "-o", "-"))) {
            bench.process().getInputStream().close();

            assertThat(bench.exitCode()).isEqualTo(1);
            assertThat(bench.err())
                    .contains("bench: the result cannot be written to standard output: broken pipe; it is in "
                            + dir.resolve("tmp"));
        }
        try (Stream<Path> files = Files.list(dir.resolve("tmp"))) {
            assertThat(files)
                    .singleElement()
                    .satisfies(
                            file -> assertThat(status(Files.readString(file))).isEqualTo("complete"));
        }
    }

    @Test
    void aResultOnAClosedStandardOutputIsKept() throws Exception {
        try (BenchProcess bench = BenchProcess.startRedirected(dir, "1</dev/null", arguments("-q", "-o", "-"))) {
            assertThat(bench.exitCode()).isEqualTo(1);
            assertThat(bench.err())
                    .contains("bench: the result cannot be written to standard output: it is closed; it is in "
                            + dir.resolve("tmp"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-o", "--hlog", "--omb-result", "--junit"})
    void noOutputGoesOverAnInput(String option) throws Exception {
        Path folder = Files.createDirectory(dir.resolve("folder"));
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), Path.of(workload));
        Path hardLink = Files.createLink(folder.resolve("hard.json"), Path.of(driver));
        Path payload = Files.writeString(dir.resolve("payload.bin"), "x".repeat(100));

        for (Path input : List.of(Path.of(workload), folder.resolve("../d.yaml"), link, hardLink, payload)) {
            assertRefused("is the same file as the input", option, input.toString(), "--set", "payloadFile=" + payload);
        }
        assertThat(Path.of(workload)).hasContent(Samples.WORKLOAD);
        assertThat(payload).hasSize(100);
    }

    @Test
    void noOutputGoesOverAnother() throws Exception {
        String file = dir.resolve("r.json").toString();
        Path link = Files.createSymbolicLink(dir.resolve("link"), Path.of("r.json"));

        assertRefused("--hlog " + file + ": is the same as -o " + file, "-o", file, "--hlog", file);
        assertRefused(
                "--omb-result " + link + ": is the same as -o " + file, "-o", file, "--omb-result", link.toString());
        assertRefused("--hlog -: is the same as -o /dev/stdout", "-o", "/dev/stdout", "--hlog", "-");
        assertRefused("--csv " + file + ": is the same as -o " + file, "-o", file, "--csv", file);
        assertThat(Path.of(file)).doesNotExist();
    }

    @Test
    void noOutputGoesOverTheLinesOfTheConsole() throws Exception {
        try (BenchProcess bench = BenchProcess.start(
                dir, arguments("-o", dir.resolve("stdout.txt").toString()))) {
            assertThat(bench.exitCode()).isEqualTo(2);
            assertThat(bench.err()).contains("stdout.txt: this file takes the lines of /dev/stdout already");
        }
    }

    @Test
    void calibrateDoesNotWriteWhereItCannotEither() {
        Invocation run = Invocation.of("calibrate", "-o", dir.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errLines()).containsExactly("bench: -o " + dir + ": is a folder; it must be a file");
    }

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
        String other = Samples.write(dir, "other.yaml", Samples.WORKLOAD.replace("Small", "Other"));

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
        String other = Samples.write(dir, "other.yaml", Samples.WORKLOAD + "existingTopicList: [none]\n");

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

    private void assertRefused(String message, String... options) {
        Invocation run = Invocation.of(arguments(options));

        assertThat(run.code()).as("%s", run).isEqualTo(2);
        assertThat(run.err()).contains(message).contains("name another one").hasLineCount(1);
    }

    private String[] arguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "-w", workload, "-d", driver));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private static String status(String json) {
        return JsonMapper.shared().readTree(json).path("run").path("status").asString();
    }
}
