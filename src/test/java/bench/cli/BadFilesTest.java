package bench.cli;

import static bench.cli.Samples.DRIVER;
import static bench.cli.Samples.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake in a file: exit code 2, and one line that says where it is, what is wrong and what is allowed. */
class BadFilesTest extends SampleFiles {
    static Stream<Arguments> badWorkloads() {
        return Stream.of(
                arguments(
                        "an unknown key",
                        with("testDuration: 1s", "testDuration: 1s\nstapm: header"),
                        "w.yaml:11:1: unknown key 'stapm'.*'stamp'.*"),
                arguments(
                        "a text for a number",
                        with("messageSize: 100", "messageSize: big"),
                        "w.yaml:4:.*messageSize.*number.*'big'.*"),
                arguments("a list for a number", with("topics: 1", "topics: [1]"), "w.yaml:2:.*topics.*number.*"),
                arguments(
                        "a fraction for a whole number",
                        with("topics: 1", "topics: 1.5"),
                        "w.yaml:2:.*topics.*'?1.5'?.*"),
                arguments(
                        "a negative number",
                        with("messageSize: 100", "messageSize: -1"),
                        "w.yaml:4:.*messageSize.*-1.*"),
                arguments("a zero", with("topics: 1", "topics: 0"), "w.yaml:2:.*topics.*from 1.*0.*"),
                arguments(
                        "a negative rate", with("producerRate: 200", "producerRate: -5"), "w.yaml:8:.*producerRate.*"),
                arguments(
                        "a huge number",
                        with("topics: 1", "topics: 99999999999999999999"),
                        "w.yaml:2:.*topics.*from 1 to.*"),
                arguments(
                        "a duration without a unit",
                        with("testDuration: 1s", "testDuration: 1"),
                        "w.yaml:10:.*testDuration.*30s.*'1'.*"),
                arguments(
                        "a key twice",
                        with("topics: 1", "topics: 1\ntopics: 2"),
                        "w.yaml:3:1: .*'topics'.*twice.*line 2.*"),
                arguments("a tab", with("topics: 1", "\ttopics: 1"), "w.yaml:2:1: a tab.*spaces.*"),
                arguments("no YAML", "{]", "w.yaml:1:\\d+: this is not YAML.*"),
                arguments("plain text", "once upon a time", "w.yaml:1:1: .*'key: value'.*"),
                arguments("nothing at all", "", "w.yaml: the file is empty.*'key: value'.*"),
                arguments("nothing but a comment", "# nothing\n", "w.yaml: the file is empty.*"),
                arguments(
                        "a key of a driver file",
                        with("topics: 1", "topics: 1\nreplicationFactor: 1"),
                        "w.yaml:3:1: .*'replicationFactor'.*driver file.*"),
                arguments(
                        "an unknown distributor",
                        with("topics: 1", "topics: 1\nkeyDistributor: FIXED"),
                        "w.yaml:3:.*keyDistributor.*NO_KEY.*'FIXED'.*"),
                arguments(
                        "an unset variable",
                        with("name: Small", "name: ${no_such_variable}"),
                        "w.yaml:1:.*'no_such_variable'.*"),
                arguments("a missing key", with("messageSize: 100\n", ""), "w.yaml: messageSize is missing.*"),
                arguments(
                        "a payload file that is missing",
                        with("messageSize: 100", "messageSize: 100\npayloadFile: none.bin"),
                        "w.yaml:5:.*payloadFile.*none.bin.*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badWorkloads")
    void tellsTheMistakeOfAWorkload(String what, String text, String expected) {
        Samples.write(dir, "w.yaml", text);

        assertMistake(Invocation.of("run", "-w", workload, "-d", driver), expected);
        assertMistakeOfOne(Invocation.of("validate", "-w", workload, "-d", driver), expected);
    }

    static Stream<Arguments> badDrivers() {
        return Stream.of(
                arguments(
                        "an unknown key",
                        DRIVER + "replicationFacter: 1\n",
                        "d.yaml:6:1: unknown key 'replicationFacter'.*'replicationFactor'.*"),
                arguments(
                        "an unknown driver class",
                        DRIVER.replace("kafka", "kafak"),
                        "d.yaml:2:.*driverClass.*kafka, loopback.*'kafak'.*"),
                arguments(
                        "a class that is no driver",
                        "driverClass: java.lang.String\n",
                        "d.yaml.*driverClass.*java.lang.String.*bench.driver.Driver.*"),
                arguments("no class", DRIVER.replace("driverClass: kafka\n", ""), "d.yaml.*driverClass is missing.*"),
                arguments(
                        "no server",
                        DRIVER.replace("embeddedBroker: true\n", ""),
                        "d.yaml.*bootstrap.servers is missing.*--bootstrap-servers.*"),
                arguments(
                        "a server without a port",
                        DRIVER + "commonConfig: |\n  bootstrap.servers=localhost\n",
                        "d.yaml:7:.*bootstrap.servers.*host:port.*'localhost'.*"),
                arguments(
                        "a port that is none",
                        DRIVER + "commonConfig: |\n  bootstrap.servers=localhost:99999\n",
                        "d.yaml:7:.*bootstrap.servers.*99999.*"),
                arguments(
                        "a wrong value of a property",
                        DRIVER + "producerConfig: |\n  acks=banana\n",
                        "d.yaml:7:3: .*producerConfig.*acks.*banana.*all, -1, 0, 1.*"),
                arguments(
                        "a wrong type of a property",
                        DRIVER + "producerConfig: |\n  linger.ms=soon\n",
                        "d.yaml:7:3: .*producerConfig.*linger.ms.*soon.*"),
                arguments(
                        "a line that is no property",
                        DRIVER + "producerConfig: |\n  acks\n",
                        "d.yaml:7:.*producerConfig.*key=value.*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badDrivers")
    void tellsTheMistakeOfADriverFile(String what, String text, String expected) {
        Samples.write(dir, "d.yaml", text);

        assertMistake(Invocation.of("run", "-w", workload, "-d", driver), expected);
        assertMistakeOfOne(Invocation.of("validate", "-w", workload, "-d", driver), expected);
    }

    @Test
    void namesAFileThatIsMissing() {
        String missing = dir.resolve("missing.yaml").toString();

        assertMistake(
                Invocation.of("run", "-w", missing, "-d", driver),
                "missing.yaml: cannot be read: there is no such file");
    }

    @Test
    void namesAFolderThatStandsForAFile() {
        assertMistake(
                Invocation.of("run", "-w", dir.toString(), "-d", driver),
                ".*: cannot be read: it is a folder, and must be a YAML file");
    }

    @Test
    void namesAPayloadFileOfAnotherLength() {
        Samples.write(dir, "payload.bin", "12 bytes x 4".repeat(4));
        Samples.write(dir, "w.yaml", with("messageSize: 100", "messageSize: 100\npayloadFile: payload.bin"));

        assertMistake(
                Invocation.of("run", "-w", workload, "-d", driver),
                "w.yaml:5:.*payload.bin.*messageSize = 100 bytes, but has 48");
    }

    @Test
    void tellsTheMistakesOfAllFilesAtOnce() {
        Samples.write(dir, "w.yaml", with("topics: 1", "topics: 0").replace("messageSize: 100", "messageSize: x"));
        Samples.write(dir, "d.yaml", DRIVER + "reset: perhaps\n");

        Invocation invocation = Invocation.of("validate", "-w", workload, "-d", driver);

        assertThat(invocation.code()).isEqualTo(2);
        assertThat(invocation.errLines())
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("bench: " + workload + ":2:"),
                        line -> assertThat(line).startsWith("bench: " + workload + ":4:"),
                        line -> assertThat(line).startsWith("bench: " + driver + ":6:"));
    }

    @Test
    void takesUnknownKeysForWarningsWhenLenient() {
        Samples.write(dir, "w.yaml", WORKLOAD + "colour: blue\n");

        Invocation invocation = Invocation.of(
                "validate", "--lenient", "-w", workload, "-d", driver, "--set", "shape=1", "--set", "driver.foo=1");

        assertThat(invocation.code()).isZero();
        assertThat(invocation.errLines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("bench: warning: --set: unknown key 'shape'")
                                .endsWith(" (ignored)"),
                        line -> assertThat(line)
                                .startsWith("bench: warning: " + workload + ":11:1: unknown key 'colour'")
                                .endsWith(" (ignored)"),
                        line -> assertThat(line)
                                .startsWith("bench: warning: --set: unknown key 'foo'")
                                .endsWith(" (ignored)"));
    }

    @Test
    void namesThePlaceInAWarningOfTheDriver() {
        Samples.write(dir, "d.yaml", DRIVER + "producerConfig: |\n  acks=all\n  lingr.ms=1\n");

        Invocation invocation =
                Invocation.of("validate", "-w", workload, "-d", driver, "--set", "consumerConfig.group.id=mine");

        assertThat(invocation.code()).isZero();
        assertThat(invocation.errLines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("bench: warning: " + driver
                                        + ":8:3: producerConfig: 'lingr.ms' is not a property")
                                .endsWith("did you mean 'linger.ms'?"),
                        line -> assertThat(line)
                                .startsWith("bench: warning: --set: consumerConfig: group.id is overridden"));
    }

    @Test
    void warningsOfTheDriverDoNotWaitForItsMistakes() {
        Samples.write(dir, "d.yaml", DRIVER + "producerConfig: |\n  lingr.ms=1\n  acks=some\ncolour: blue\n");

        Invocation invocation = Invocation.of("validate", "-w", workload, "-d", driver);

        assertThat(invocation.code()).isEqualTo(2);
        assertThat(invocation.errLines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("bench: warning: " + driver + ":7:3: producerConfig: 'lingr.ms'"),
                        line -> assertThat(line).startsWith("bench: " + driver + ":9:1: unknown key 'colour'"),
                        line -> assertThat(line).startsWith("bench: " + driver + ":8:3: producerConfig: acks"));
    }

    @Test
    void aMisspelledPropertyIsToldBesideTheOneThatIsMissingForIt() {
        Samples.write(dir, "d.yaml", "driverClass: kafka\ncommonConfig: |\n  bootstrap.server=a:1\n");

        for (String lenient : new String[] {"--lenient", "-q"}) {
            Invocation invocation = Invocation.of("validate", lenient, "-w", workload, "-d", driver);

            assertThat(invocation.code()).isEqualTo(2);
            assertThat(invocation.errLines())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith("bench: warning: " + driver + ":3:3: commonConfig: 'bootstrap.server'")
                                    .endsWith("did you mean 'bootstrap.servers'?"),
                            line -> assertThat(line).contains("bootstrap.servers is missing"));
        }
    }

    @Test
    void neverShowsASecret() {
        Samples.write(
                dir,
                "d.yaml",
                DRIVER + "commonConfig: |\n  security.protocol=SASL_PLAINTEXT\n  sasl.mechanism=PLAIN\n"
                        + "  sasl.jaas.config=org.example.Plain required username=\"u\" pasword=hunter2\n");

        Invocation invocation = Invocation.of("--verbose", "run", "-w", workload, "-d", driver, "--duration", "x");

        assertThat(invocation.code()).isEqualTo(2);
        assertThat(invocation.err()).doesNotContain("hunter2");
    }

    private static String with(String part, String replacement) {
        assertThat(WORKLOAD).contains(part);
        return WORKLOAD.replace(part, replacement);
    }

    private void assertMistake(Invocation invocation, String expected) {
        assertThat(invocation.out()).isEmpty();
        assertIsTold(invocation, expected);
    }

    private void assertMistakeOfOne(Invocation invocation, String expected) {
        assertThat(invocation.outLines()).hasSize(2).last().isEqualTo("1 of 2 files are valid");
        assertIsTold(invocation, expected);
    }

    private void assertIsTold(Invocation invocation, String expected) {
        assertThat(invocation.errLines()).singleElement().asString().matches("bench: .*" + expected);
        assertThat(invocation.code()).isEqualTo(2);
        assertThat(Files.exists(dir.resolve("results"))).isFalse();
    }
}
