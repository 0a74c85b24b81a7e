package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import bench.testing.ScreenText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs on a terminal of 80 columns and 24 rows, which {@code script} of util-linux gives them. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LiveTerminalIT extends SampleFiles {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CTRL_C = 3;
    private static final String ESCAPE = "\u001b[";
    /** Rows that only a live view has. */
    private static final String OF_THE_VIEW = "Rate|So far|Acked\\b";

    private Path screen;

    @BeforeEach
    void useTheLoopbackDriver() throws Exception {
        assumeThat(Path.of("/usr/bin/script")).exists();
        driver = Samples.write(dir, "d.yaml", "name: Loopback\ndriverClass: loopback\n");
        screen = dir.resolve("screen.txt");
    }

    @Test
    void ctrlCLeavesACleanScreen() throws Exception {
        assumeThat(StopIT.ignores(2)).as("SIGINT is ignored by this process").isFalse();
        Process bench = start(Map.of(), "", "--duration", "10m", "--report-interval", "1s");
        try {
            await().atMost(PATIENCE).until(() -> output().contains("So far"));
            bench.getOutputStream().write(CTRL_C);
            bench.getOutputStream().flush();

            assertThat(bench.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            kill(bench);
        }

        assertThat(bench.exitValue()).isEqualTo(130);
        assertThat(shown())
                .contains("INCOMPLETE: stopped", "Stopping in order; a second signal stops at once", "bench: stopped")
                .noneMatch(row -> row.matches("(" + OF_THE_VIEW + ").*") || row.startsWith("Pub rate"));
        // It ends with wrapping on, and with the cursor below everything.
        assertThat(output().lastIndexOf(ESCAPE + "?7h")).isGreaterThan(output().lastIndexOf(ESCAPE + "?7l"));
        assertThat(output()).endsWith("\n");
    }

    @Test
    void aRunLeavesItsSummaryAndNoLines() throws Exception {
        run(Map.of(), "");

        assertThat(output()).containsPattern(OF_THE_VIEW);
        assertThat(shown())
                .contains("Small with Loopback: measured 1.0 s, target 200 msg/s")
                .noneMatch(row -> row.matches("(" + OF_THE_VIEW + ").*"))
                .noneMatch(row -> row.startsWith("Pub rate") || row.startsWith("-----"));
    }

    @Test
    void linesAreThereWhenAskedForAboveTheView() throws Exception {
        run(Map.of(), "", "--lines");

        assertThat(shown())
                .contains("----- Starting benchmark traffic (1s)------")
                .anyMatch(row -> row.startsWith("Pub rate"))
                .noneMatch(row -> row.matches("(" + OF_THE_VIEW + ").*"));
    }

    @Test
    void standardOutputInAFileHasTheLinesAndNothingOfTheView() throws Exception {
        run(Map.of(), " >out.txt");

        assertThat(output()).containsPattern(OF_THE_VIEW);
        assertThat(Files.readString(dir.resolve("out.txt")))
                .contains("----- Starting benchmark traffic (1s)------", "Pub rate", "Verdict: ")
                .doesNotContain("\u001b");
    }

    @ParameterizedTest
    @CsvSource({"TERM, dumb", "NO_COLOR, 1"})
    void aPlainTerminalHasLines(String variable, String value) throws Exception {
        run(Map.of(variable, value), "");

        assertThat(output()).contains("Pub rate").doesNotContain("\u001b");
    }

    private void run(Map<String, String> environment, String redirection, String... options) throws Exception {
        Process bench = start(environment, redirection, options);
        try {
            assertThat(bench.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            kill(bench);
        }
        // A second on a busy machine need not be a valid measurement.
        assertThat(bench.exitValue()).as(output()).isIn(0, 3);
    }

    private Process start(Map<String, String> environment, String redirection, String... options) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Bench.class.getName(),
                "run",
                "-w",
                workload,
                "-d",
                driver);
        String line = Stream.concat(command.stream(), Stream.of(options))
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" ", "stty cols 80 rows 24; exec ", redirection));
        ProcessBuilder builder = new ProcessBuilder("script", "-qefc", line, "/dev/null");
        builder.environment().putAll(Map.of("TERM", "xterm-256color", "LC_ALL", "C.UTF-8", "SHELL", "/bin/sh"));
        builder.environment().remove("NO_COLOR");
        builder.environment().putAll(environment);
        return builder.directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(screen.toFile())
                .start();
    }

    private static void kill(Process bench) {
        bench.descendants().forEach(ProcessHandle::destroyForcibly);
        bench.destroyForcibly();
    }

    private String output() throws IOException {
        return Files.readString(screen);
    }

    /** What has been on the terminal in the end, also what has scrolled out of it. */
    private List<String> shown() throws IOException {
        return ScreenText.of(output(), 80, 24);
    }
}
