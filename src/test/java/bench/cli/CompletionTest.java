package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What bash makes of the script for completion. */
@Timeout(60)
class CompletionTest {
    /** As bash calls the function that completes. */
    private static final String CALL = """
            . ./completion
            COMP_WORDS=("$@")
            COMP_CWORD=$(($# - 1))
            COMP_LINE="$*"
            _bench bench "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}" 2>/dev/null
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    @TempDir
    private Path dir;

    @BeforeEach
    void writeFiles() throws Exception {
        Files.writeString(
                dir.resolve("completion"), Invocation.of("generate-completion").out());
        for (String name : List.of("a.yaml", "b b.yml", "c.json", "d.txt")) {
            Files.createFile(dir.resolve(name));
        }
        Files.createDirectory(dir.resolve("folder"));
    }

    private List<String> completions(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", "-c", CALL, "bash", "bench"));
        command.addAll(List.of(words));
        Process bash = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> lines =
                bash.inputReader().lines().filter(line -> !line.isEmpty()).toList();
        assertThat(bash.waitFor()).isZero();
        return lines;
    }

    @Test
    void theScriptIsOneOfBash() throws Exception {
        Process bash = new ProcessBuilder("bash", "-n", "completion")
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(bash.inputReader().lines()).isEmpty();
        assertThat(bash.waitFor()).isZero();
    }

    @Test
    void commandsAreCompleted() throws Exception {
        assertThat(completions("r")).contains("run");
        assertThat(completions("ge")).containsExactly("generate-completion");
    }

    @Test
    void everyOptionIsCompleted() throws Exception {
        CommandLine bench = Bench.commandLine(new Bench());
        for (String command :
                List.of("run", "sweep", "validate", "report", "compare", "bundle", "calibrate", "broker")) {
            Collection<OptionSpec> options =
                    bench.getSubcommands().get(command).getCommandSpec().options();
            assertThat(completions(command, "-"))
                    .containsAll(options.stream()
                            .flatMap(option -> List.of(option.names()).stream())
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-w", "--workloads", "-d", "--drivers"})
    void filesOfYamlFollowAnOptionThatNamesSome(String option) throws Exception {
        String[] yaml = {"folder", "a.yaml", "b b.yml"};

        assertThat(completions("run", option, "")).containsExactlyInAnyOrder(yaml);
        assertThat(completions("run", option, "a.yaml", "")).containsExactlyInAnyOrder(yaml);
        assertThat(completions("validate", "-q", option, "a")).containsExactly("a.yaml");
        assertThat(completions("run", option, "=", "a")).containsExactly("a.yaml");
    }

    @Test
    void anyFileFollowsAnOutput() throws Exception {
        assertThat(completions("run", "-o", "")).contains("c.json", "d.txt", "a.yaml");
        assertThat(completions("run", "--output-dir", "")).containsExactly("folder");
        assertThat(completions("run", "--resume", "")).containsExactly("folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "bundle"})
    void resultsFollowACommandThatReadsSome(String command) throws Exception {
        assertThat(completions(command, "")).containsExactlyInAnyOrder("folder", "c.json");
        assertThat(completions(command, "c.json", "-")).contains("--help");
        assertThat(completions(command, "c")).containsExactly("c.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--base", "--new"})
    void resultsFollowASideOfAComparison(String side) throws Exception {
        assertThat(completions("compare", side, "")).containsExactlyInAnyOrder("folder", "c.json");
        assertThat(completions("compare", side, "c.json", "")).containsExactlyInAnyOrder("folder", "c.json");
    }

    @Test
    void whatAComparisonGoesByIsCompleted() throws Exception {
        assertThat(completions("compare", "--figure", "publishResponseLatency.p9"))
                .contains("publishResponseLatency.p99", "publishResponseLatency.p999");
        assertThat(completions("compare", "--inconclusive", "")).containsExactlyInAnyOrder("warn", "fail");
        assertThat(completions("compare", "--one-run", "f")).containsExactly("fail");
    }

    @Test
    void keysFollowSet() throws Exception {
        assertThat(completions("run", "--set", "producerR"))
                .containsExactlyInAnyOrder("producerRate=", "producerRateList=");
        assertThat(completions("sweep", "--vary", "replica")).containsExactly("replicationFactor=");
        assertThat(completions("run", "--set", "=", "ackL")).containsExactly("ackLatency=");
        assertThat(completions("run", "--set", "replica")).containsExactly("replicationFactor=");
        assertThat(completions("validate", "--set", "producerConfig.linger"))
                .containsExactly("producerConfig.linger.ms=");
        assertThat(completions("validate", "--set", "topicConfig.retention.b"))
                .containsExactly("topicConfig.retention.bytes=");
        assertThat(completions("run", "--set", "messageSize=100", "--set", "messageSizeD"))
                .containsExactly("messageSizeDistribution=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--threshold", "--slo"})
    void figuresFollowACondition(String option) throws Exception {
        assertThat(completions("run", option, "publishResponseLatency.p99"))
                .containsExactlyInAnyOrder(
                        "publishResponseLatency.p99", "publishResponseLatency.p999", "publishResponseLatency.p9999");
    }

    @Test
    void modesFollowJit() throws Exception {
        assertThat(completions("run", "--jit", "")).containsExactly("auto", "full", "quick");
    }
}
