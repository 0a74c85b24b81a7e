package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where no output of a run may go. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class OutputPlacesTest extends LoopbackRuns {
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
        assertThat(Path.of(workload)).hasContent(WORKLOAD);
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

    private void assertRefused(String message, String... options) {
        Invocation run = Invocation.of(arguments(options));

        assertThat(run.code()).as("%s", run).isEqualTo(2);
        assertThat(run.err()).contains(message).contains("name another one").hasLineCount(1);
    }
}
