package bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import bench.cli.Bench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The action for GitHub, with an archive whose bench only says how it was called. */
@Timeout(60)
class ActionTest {
    private static final String BENCH = "#!/usr/bin/env bash\nprintf '%s\\n' \"$@\" > \"$CALLED\"\nexit 3\n";

    @TempDir
    private Path dir;

    private final JsonNode action =
            new YAMLMapper().readTree(Path.of("src/github-action/action.yml").toFile());

    @Test
    void passesItsArgumentsToARunAndEndsAsThatDoes() throws Exception {
        int code = run("-w 'my load.yaml' -d d.yaml --set name=\"a  b\" --seed $(touch done)");

        assertThat(code).isEqualTo(3);
        List<String> arguments = Files.readAllLines(dir.resolve("called"));
        assertThat(arguments)
                .startsWith(
                        "run", "-w", "my load.yaml", "-d", "d.yaml", "--set", "name=a  b", "--seed", "$(touch", "done)")
                .containsSequence("--markdown", dir.resolve("summary.md").toString())
                .containsSequence("--junit", "out/junit.xml");
        assertThat(dir.resolve("done")).doesNotExist();
        assertThat(dir.resolve("out")).isDirectory();
    }

    @Test
    void givesNoOptionThatARunDoesNotHave() throws Exception {
        run("-w w.yaml -d d.yaml");

        String[] arguments = Files.readAllLines(dir.resolve("called")).toArray(String[]::new);
        assertThatCode(() -> new CommandLine(new Bench()).parseArgs(arguments)).doesNotThrowAnyException();
    }

    @Test
    void itsScriptHasItsInputsFromTheEnvironmentOnly() {
        JsonNode step = action.path("runs").path("steps").path(0);

        assertThat(action.path("runs").path("using").asString()).isEqualTo("composite");
        assertThat(step.path("run").asString()).doesNotContain("${{");
        assertThat(step.path("env").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("ARCHIVE", "ARGUMENTS", "FOLDER");
    }

    private int run(String arguments) throws IOException, InterruptedException {
        Path home = Files.createDirectories(dir.resolve("bench-1.0/bin"));
        Path bench = Files.writeString(home.resolve("bench"), BENCH);
        assertThat(bench.toFile().setExecutable(true)).isTrue();
        Path archive = dir.resolve("bench.tar.gz");
        assertThat(new ProcessBuilder("tar", "czf", archive.toString(), "-C", dir.toString(), "bench-1.0")
                        .start()
                        .waitFor())
                .isZero();
        String script = action.path("runs").path("steps").path(0).path("run").asString();
        // As GitHub runs it.
        ProcessBuilder process = new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
                .directory(dir.toFile())
                .inheritIO();
        process.environment()
                .putAll(Map.of(
                        "ARCHIVE", archive.toString(),
                        "ARGUMENTS", arguments,
                        "FOLDER", "out",
                        "RUNNER_TEMP", dir.resolve("temp").toString(),
                        "GITHUB_STEP_SUMMARY", dir.resolve("summary.md").toString(),
                        "CALLED", dir.resolve("called").toString()));
        Process started = process.start();
        assertThat(started.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return started.exitValue();
    }
}
