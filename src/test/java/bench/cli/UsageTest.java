package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line itself, as far as it starts no run. */
class UsageTest extends SampleFiles {
    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("runn", "unknown command 'runn'; did you mean 'run'\\? \\(try 'bench --help'\\)"),
                arguments("rnu", "unknown command 'rnu'; did you mean 'run'\\? .*"),
                arguments("vlaidate -w W", "unknown command 'vlaidate'; did you mean 'validate'\\? .*"),
                arguments("x", "unknown command 'x' \\(try 'bench --help'\\)"),
                arguments("--bogus", "unknown option '--bogus' \\(try .*"),
                arguments("help nothing", "unknown command 'nothing' \\(try .*"),
                arguments("help nonsense", "unknown command 'nonsense' \\(try .*"),
                arguments("help brokre", "unknown command 'brokre'; did you mean 'broker'\\? .*"),
                arguments(
                        "run --duratoin=5s -w W -d D",
                        "unknown option '--duratoin=5s'; did you mean '--duration'\\? .*"),
                arguments(
                        "run --duratoin 5s -w W -d D",
                        "unknown option '--duratoin'; did you mean '--duration'\\?.*'bench run --help'.*"),
                arguments("run --servers k:1", "unknown option '--servers' \\(try .*"),
                arguments("run --duratoin 5s", "unknown option '--duratoin'.*"),
                arguments("run -w W -d D --bogus", "unknown option '--bogus'.*"),
                arguments("run -w W", "missing required option: '--drivers=FILE'.*"),
                arguments("run -d D", "missing required option: '--workloads=FILE'.*"),
                arguments("run", "missing required options: '--workloads=FILE', '--drivers=FILE'.*"),
                arguments("run -w", "missing required parameter for option '--workloads'.*"),
                arguments("run -w W -d D --duration", "missing required parameter for option '--duration'.*"),
                arguments("run -w W -d D --duration 1s --duration 2s", "option '--duration' .*only once.*"),
                arguments("run -w W -d D --duration abc", "--duration: .*30s, 5m or 1h.*'abc'"),
                arguments("run -w W -d D --duration 0", "--duration: .*30s, 5m or 1h.*'0'"),
                arguments("run -w W -d D --duration 0s", "--duration: .*from 1ms.*'0s'"),
                arguments(
                        "run -w W -d D --duration -5s", "expected parameter for option '--duration' but found '-5s'.*"),
                arguments("run -w W -d D --warmup soon", "--warmup: .*'soon'"),
                arguments("run -w W -d D --report-interval 1ns", "--report-interval: .*'1ns'"),
                arguments("run -w W -d D --until-steady 0s", "--until-steady: .*above 0.*'0s'"),
                arguments(
                        "run -w W -d D --until-steady 4s --warmup 2s --report-interval 1s",
                        "--until-steady: 4s is too short .*W.*; give it 5 s or more, or .*--report-interval.*"),
                arguments("run -w W -d D --jit fast", "--jit: must be auto, full or quick, but is 'fast'"),
                arguments("calibrate --jit FULL", "--jit: must be auto, full or quick, but is 'FULL'"),
                arguments(
                        "run -w W -d D --deplete 40MB/s,80MB/s",
                        "--deplete: must be two rates in KB/s, MB/s or GB/s, the higher one first, such as"
                                + " 80MB/s,40MB/s, but is '40MB/s,80MB/s'"),
                arguments("run -w W -d D --deplete 80MB/s", "--deplete: must be two rates.*'80MB/s'"),
                arguments("run -w W -d D --deplete 9000msg/s,10msg/s", "--deplete: must be two rates.*'9000msg/s,.*"),
                arguments(
                        "run -w W -d D --deplete 80MB/s,40MB/s --deplete-limit 0",
                        "--deplete-limit: .*30s or more.*'0'"),
                arguments(
                        "run -w W -d D --deplete 80MB/s,40MB/s --deplete-limit 29s",
                        "--deplete-limit: .*30s or more.*'29s'"),
                arguments(
                        "run -w W -d D --broker-metrics kafka-1:7071",
                        "--broker-metrics: must be an http or https URL, such as http://kafka-1:7071/metrics, but is"
                                + " 'kafka-1:7071'"),
                arguments(
                        "validate -w W -d D -q --broker-metrics http://a:1 http://me:hunter2@b:x/metrics",
                        "--broker-metrics: must be an http.* but is 'http://\\[hidden]@b:x/metrics'"),
                arguments(
                        "validate -w W -d D --vary topics=1,2 --broker-metrics a:1",
                        "--broker-metrics: must be an http.* but is 'a:1'"),
                arguments(
                        "run -w W -d D --broker-metrics me:hunter2@b:9644",
                        "--broker-metrics: must be an http.* but is '\\w*:?\\[hidden]@b:9644'"),
                arguments(
                        "run -w W -d D --broker-metrics http://me:hunter2@kafka_1:7071",
                        "--broker-metrics: must be an http.* but is 'http://\\[hidden]@kafka_1:7071': a host must not"
                                + " have '_' in its name; use its address, or another of its names"),
                arguments(
                        "run -w W -d D --broker-metrics http://a:1 http://a:1/metrics",
                        "--broker-metrics: must have each URL once, but has http://a:1/metrics twice"),
                arguments(
                        "run -w W -d D --prometheus none",
                        "--prometheus: must be PORT or HOST:PORT with a port from 0, for any free one, to 65535, such as"
                                + " 9400 or 0.0.0.0:9400, but is 'none'"),
                arguments("run -w W -d D --prometheus 65536", "--prometheus: must be PORT.*'65536'"),
                arguments("run -w W -d D --prometheus=-1", "--prometheus: must be PORT.*'-1'"),
                arguments("run -w W -d D --prometheus ::1:9400", "--prometheus: must be PORT.*'::1:9400'"),
                arguments("run -w W -d D --deplete-limit 5m", "--deplete-limit: must come with --deplete HIGH,LOW"),
                arguments("run -w W -d D --seed x", "--seed: .*whole number.*'x'"),
                arguments("run -w W -d D --bootstrap-servers nowhere", "--bootstrap-servers: .*host:port.*'nowhere'"),
                arguments("run -w W -d D --set topics", "--set: must be key=value, but is 'topics'"),
                arguments("run -w W -d D --set topcis=1", "--set: unknown key 'topcis'.*'topics'.*"),
                arguments("run -w W -d D --set topics=none", "--set: topics.*'none'"),
                arguments("run -w W -d D --set producerConfig.acks=banana", "--set: .*acks.*banana.*"),
                arguments(
                        "run -w W -d D --set topics=1 --set topics=2",
                        "--set: topics must be set once, but is set twice"),
                arguments(
                        "run -w W -d D --set testDuration=6s --duration 5s",
                        "--set, --duration: testDuration must be set once, but is set twice"),
                arguments(
                        "run -w W -d D --set testDurationMinutes=1 --duration 5s",
                        "--set, --duration: testDurationMinutes and testDuration must be set once, but mean the same"),
                arguments(
                        "run -w W -d D --set producerConfig.acks=1 --set producerConfig=linger.ms=5",
                        "--set: producerConfig.acks and producerConfig must be set once, but mean the same"),
                arguments(
                        "run -w W -d D --bootstrap-servers a:1 --set commonConfig.bootstrap.servers=b:1",
                        "--set, --bootstrap-servers: commonConfig.bootstrap.servers must be set once.*"),
                arguments("run -w W -d D --seed 1 --seed 2", "option '--seed' .*only once.*"),
                arguments("run -w W -d D --duration=-5s", ".*'--duration'.*'-5s'.*"),
                arguments("run -w W -d D --report-interval 0", "--report-interval: .*from 100ms to 1h.*'0'"),
                arguments("run -w W -d D --duration 30m1h", "--duration: .*'30m1h'"),
                arguments("run -w W -d D --duration 1h1h", "--duration: .*'1h1h'"),
                arguments("run -w W -d D --bootstrap-servers a:1,", "--bootstrap-servers: .*comma.*"),
                arguments("-d D W", "unknown option '-d'; did you mean 'bench run -w W -d D'\\?.*"),
                arguments(
                        "--drivers D,D W W", "unknown option '--drivers'; did you mean 'bench run -w W W -d D D'\\?.*"),
                arguments(
                        "run -d D W",
                        "missing required option: '--workloads=FILE'; did you mean 'bench run -w W -d D'\\?.*"),
                arguments("run W -d D", "unexpected argument 'W'; did you mean 'bench run -w W -d D'\\?.*"),
                arguments("W", "unknown command 'W'; did you mean 'bench run -w W -d DRIVER.yaml'\\?.*"),
                arguments("run -w W W -d D -o T/r.json", "-o names one file, but these are 2 runs: use --output-dir"),
                arguments(
                        "run -w W -d D -o T/r.json --output-dir T",
                        "--output=FILE, --output-dir=DIR are mutually exclusive.*"),
                arguments("run -w W -d D -o T/none/r.json", "-o T/none/r.json: the folder T/none does not exist"),
                arguments("run -w W -d D -o T", "-o T: is a folder; it must be a file"),
                arguments("run -w W -d D -o W/r.json", "-o W/r.json: the folder W does not exist"),
                arguments(
                        "run -w W -d D -o /proc/r.json", "-o /proc/r.json: the folder /proc cannot be written to: .*"),
                arguments(
                        "run -w W -d D --output-dir W",
                        "--output-dir W: the folder cannot be made: a file has that name"),
                arguments(
                        "run -w W -d D --output-dir W/r",
                        "--output-dir W/r: the folder cannot be made: not a directory"),
                arguments(
                        "run -w W -d D --output-dir /proc",
                        "--output-dir /proc: the folder /proc cannot be written to: .*"),
                arguments("validate -w W -d D -- more", "unexpected argument 'more'.*'bench validate --help'.*"),
                arguments("validate -w W -d D -o x", "unknown option '-o'.*"),
                arguments("broker --port many", "invalid value for option '--port': 'many' is not an int.*"),
                arguments("broker --nodes 0", "--nodes must be from 1 to 9, but is 0"),
                arguments("broker --nodes 10", "--nodes must be from 1 to 9, but is 10"),
                arguments(
                        "broker --nodes 3 --port 65534",
                        "--port must be 65533 or lower for --nodes 3, which take a port each, but is 65534"),
                arguments("broker --port 65536", "--port must be from 0, for any free one, to 65535, but is 65536"),
                arguments("broker more", "unexpected argument 'more'.*"));
    }

    /** W and D stand for the two files, and T for their folder. */
    @ParameterizedTest(name = "bench {0}")
    @MethodSource("mistakes")
    void tellsAMistakeInOneLine(String commandLine, String expected) {
        Invocation invocation = Invocation.of(split(commandLine));

        assertThat(invocation.errLines())
                .singleElement()
                .asString()
                .matches("bench: "
                        + expected.replaceAll("\\bW\\b", workload)
                                .replaceAll("\\bD\\b", driver)
                                .replaceAll("\\bT\\b", dir.toString()));
        assertThat(invocation.out()).isEmpty();
        assertThat(invocation.code()).isEqualTo(2);
    }

    private String[] split(String commandLine) {
        return Stream.of(commandLine.split(" "))
                .map(each -> each.replaceAll("^W\\b", workload)
                        .replaceAll("(?<=^|,)D\\b", driver)
                        .replaceAll("^T\\b", dir.toString()))
                .toArray(String[]::new);
    }

    @Test
    void doesNotSuggestAHiddenCommand() {
        Bench bench = new Bench();
        StringWriter err = new StringWriter();
        CommandLine line = Bench.commandLine(bench).setErr(new PrintWriter(err));
        line.addSubcommand("inspect", CommandSpec.create());
        UnmatchedArgumentException mistake = new UnmatchedArgumentException(line, List.of("inspetc"));
        new Errors(bench).usage(mistake, new String[] {"inspetc"});
        assertThat(err.toString()).contains("did you mean 'inspect'?");

        err.getBuffer().setLength(0);
        line.getSubcommands().get("inspect").getCommandSpec().usageMessage().hidden(true);
        new Errors(bench).usage(mistake, new String[] {"inspetc"});

        assertThat(err.toString()).startsWith("bench: unknown command 'inspetc' (try ");
    }

    @Test
    void showsTheUsageWithoutACommand() {
        Invocation invocation = Invocation.of();

        assertThat(invocation.code()).isEqualTo(2);
        assertThat(invocation.out()).isEmpty();
        assertThat(invocation.err()).startsWith("Usage: bench ").contains("run", "validate", "broker");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "run --help",
                "validate --help",
                "broker --help",
                "help run",
                "generate-completion --help"
            })
    void helpsWithinEightyColumns(String commandLine) {
        Invocation invocation = Invocation.of(commandLine.split(" "));

        assertThat(invocation.code()).isZero();
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.outLines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
                .first()
                .asString()
                .startsWith("Usage: bench ");
    }

    @Test
    void helpNamesEveryExitCode() {
        assertThat(Invocation.of("--help").out()).contains("  0  ", "  1  ", "  2  ", "130, 143");
    }

    @Test
    void tellsItsVersion() {
        Invocation invocation = Invocation.of("--version");

        assertThat(invocation.code()).isZero();
        assertThat(invocation.out().strip()).matches("bench \\S+");
    }

    @Test
    void saysThatFilesAreValid() {
        Invocation invocation = Invocation.of("validate", "-w", workload, "-d", driver);

        assertThat(invocation.code()).isZero();
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.outLines())
                .containsExactly(
                        workload + ": workload 'Small' is valid",
                        driver + ": driver 'Throwaway' is valid",
                        "2 of 2 files are valid");
        assertThat(Invocation.of("validate", "-q", "-w", workload, "-d", driver).out())
                .isEmpty();
    }

    @Test
    void writesNothingBeforeARun() throws Exception {
        Path file = Files.writeString(dir.resolve("kept.json"), "an older result");

        Invocation invocation =
                Invocation.of("run", "-w", workload, "-d", driver, "-o", file.toString(), "--duration", "x");

        assertThat(invocation.code()).isEqualTo(2);
        assertThat(file).hasContent("an older result");
        assertThat(dir).isDirectoryNotContaining(each -> each.toString().contains("bench"));
    }

    @Test
    void showsWhereAnErrorIsFromWhenVerbose() {
        Invocation invocation = Invocation.of("run", "--verbose", "-w", dir.toString(), "-d", driver);

        assertThat(invocation.code()).isEqualTo(2);
        assertThat(invocation.err()).contains("\tat bench.cli.");
    }
}
