package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bench.driver.echo.EchoType;
import bench.driver.kafka.KafkaType;
import bench.driver.loopback.LoopbackType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A driver that the code of bench has never heard of is one package and one line. */
class AddedDriverTest extends SampleFiles {
    private static final DriverRegistry REGISTRY =
            new DriverRegistry(List.of(new KafkaType(), new LoopbackType(), new EchoType()));

    @Test
    void runsWithWhatItsFileSays() throws Exception {
        Path result = dir.resolve("result.json");

        Invocation run = with("driverClass: echo\nnodes: 5\nbatchSize: 7\n", "run", "-o", result.toString());

        // A second on a busy machine need not be a valid measurement.
        assertThat(run.code()).isIn(0, 3);
        assertThat(Files.readString(result)).contains("Settings[nodes=5, quorum=2, batchSize=7]");
    }

    @Test
    void itsTopicsAreKeptWhereTheyAreAskedForAndNamed() throws Exception {
        Path result = dir.resolve("result.json");

        Invocation run = with("driverClass: echo\n", "run", "--keep-topics", "-o", result.toString());

        JsonNode kept = JsonMapper.shared()
                .readTree(Files.readString(result))
                .path("run")
                .path("keptTopics");
        assertThat(kept.size()).isEqualTo(1);
        assertThat(kept.path(0).asString()).startsWith("bench-").endsWith("-0000");
        assertThat(run.errLines()).contains("Kept 1 topic: " + kept.path(0).asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo", "Echo", "io.openmessaging.benchmark.driver.echo.EchoBenchmarkDriver"})
    void isKnownByItsNames(String name) {
        assertThat(with("driverClass: " + name + "\n", "validate").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nodes: 0 | 2:8: nodes must be a whole number from 1 to 9, but is '0'
            nodess: 5 | 2:1: unknown key 'nodess'; did you mean 'nodes'?
            quorum: 7 | 2:9: quorum must be at most nodes, which is 3, but is 7
            ackLatency: 2ms | 2:1: 'ackLatency' is a key of the loopback driver: it must go, as driverClass is echo
            producerRate: 5 | 2:1: unknown key 'producerRate': it belongs in a workload file, and this is read as a driver file
            embeddedBroker: true | 2:1: embeddedBroker must be false unless driverClass is kafka
            """)
    void mistakesInItsFileHaveTheirPlace(String line, String expected) {
        Invocation invocation = with("driverClass: echo\n" + line + "\n", "validate");

        assertThat(invocation.code()).isEqualTo(2);
        assertThat(invocation.errLines()).containsExactly("bench: " + driver + ":" + expected);
    }

    @Test
    void itsKeysAreNoKeysOfAnotherDriver() {
        assertThat(with("driverClass: loopback\nnodes: 5\n", "validate").errLines())
                .containsExactly("bench: " + driver
                        + ":2:1: 'nodes' is a key of the echo driver: it must go, as driverClass is loopback");
        assertThat(with("driverClass: loopback\nbatchSize: 5\nuseTransactions: true\n", "validate")
                        .errLines())
                .first()
                .asString()
                .startsWith("bench: " + driver + ":2:1: 'batchSize' is known, but not delivered yet");
    }

    @Test
    void itsKeysAreNoKeysOfAWorkload() {
        workload = Samples.write(dir, "w.yaml", Samples.WORKLOAD + "nodes: 5\n");

        assertThat(with("driverClass: echo\n", "validate").errLines())
                .containsExactly(
                        "bench: " + workload + ":11:1: unknown key 'nodes': it belongs in a driver file, and this"
                                + " is read as a workload file");
    }

    @Test
    void itsKeysCanBeSetOnTheCommandLine() {
        assertThat(with("driverClass: echo\n", "validate", "--set", "nodes=12").errLines())
                .containsExactly("bench: --set: nodes must be a whole number from 1 to 9, but is '12'");
        assertThat(with("driverClass: echo\n", "validate", "--set", "nodse=5").errLines())
                .containsExactly("bench: --set: unknown key 'nodse'; did you mean 'nodes'?");
    }

    @Test
    void isAmongWhatADriverClassMayBe() {
        assertThat(with("driverClass: echoo\n", "validate").errLines())
                .containsExactly(
                        "bench: " + driver + ":1:14: driverClass must be kafka, loopback, echo, or a class on the"
                                + " class path, but is 'echoo'; did you mean 'echo'?");
    }

    private Invocation with(String driverFile, String command, String... options) {
        driver = Samples.write(dir, "echo.yaml", driverFile);
        String[] args = Stream.concat(Stream.of(command, "-w", workload, "-d", driver), Stream.of(options))
                .toArray(String[]::new);
        return Invocation.with(new Bench(REGISTRY), args);
    }
}
