package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that go to something else than a file, and what becomes of those that cannot be written. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class ResultStreamsTest extends LoopbackRuns {
    @ParameterizedTest
    @ValueSource(strings = {"/dev/stdout", "-"})
    void aResultOnStandardOutputIsAllThatIsThere(String name) throws Exception {
        try (BenchProcess bench = BenchProcess.start(dir, arguments("-o", name))) {
            // So short a run need not be a valid measurement.
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
}
