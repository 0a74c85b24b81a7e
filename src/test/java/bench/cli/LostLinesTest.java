package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that nobody reads, or that cannot be printed. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class LostLinesTest extends LoopbackRuns {
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
}
