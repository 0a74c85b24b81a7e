package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Thresholds on the command line and in a workload, and what a run makes of them. */
@Timeout(120)
class ThresholdsTest extends SampleFiles {
    @BeforeEach
    void useTheLoopbackDriver() {
        driver = Samples.write(dir, "d.yaml", "name: Loopback\ndriverClass: loopback\n");
    }

    private Invocation invoke(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, "-w", workload, "-d", driver));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray(String[]::new));
    }

    private Invocation run(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("-q", "-o", dir.resolve("r.json").toString()));
        arguments.addAll(List.of(more));
        return invoke("run", arguments.toArray(String[]::new));
    }

    private JsonNode result() throws Exception {
        return JsonMapper.shared().readTree(Files.readString(dir.resolve("r.json")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x < 5ms | unknown figure 'x': it must be a latency and a statistic, such as publishLatency.p99, or a rate such as publishRate
            publishLatency.p98 < 5ms | unknown figure 'publishLatency.p98'; did you mean 'publishLatency.p95'?
            delivery.lots <= 0 | unknown figure 'delivery.lots'; did you mean 'delivery.lost'?
            publishLatency.p99 < 5 | its limit must be in us or ms or s, but has no unit
            publishErrorShare < 1 | its limit must be in %, but has no unit
            publishRate > 5ms | its limit must be in msg/s, but is in ms
            delivery.lost < 1ms | its limit must be without a unit, but is in ms
            delivery.lost < 0 | must be <= 0 where there may be none: nothing is below 0
            phase.measurement: delivery.lost <= 0 | delivery is known of the whole run only: leave the phase out
            """)
    void oneThatNoRunCanBeHeldAgainstIsAMistake(String threshold, String mistake) {
        for (String command : List.of("run", "validate")) {
            Invocation invocation = invoke(command, "--threshold", threshold);

            assertThat(invocation.errLines()).containsExactly("bench: --threshold: '" + threshold + "': " + mistake);
            assertThat(invocation.code()).isEqualTo(2);
        }
        assertThat(dir).isDirectoryNotContaining("glob:**results**");
    }

    @Test
    void anotherFormIsAMistake() {
        assertThat(invoke("run", "--threshold", "faster").errLines())
                .containsExactly(
                        "bench: --threshold: thresholds must be [phase.NAME:] NAME[.STAT] OP VALUE[UNIT], such as"
                                + " 'endToEndResponseLatency.p99 < 50ms' or 'publishRate > 1000', but is 'faster'");
        assertThat(invoke("run", "--threshold", "").errLines())
                .containsExactly("bench: --threshold: must have a value, but is empty");
    }

    @Test
    void thoseThatNoRunMeetsTogetherAreAMistake() {
        Invocation invocation = invoke(
                "validate",
                "--threshold",
                "publishRate > 1000",
                "--threshold",
                "publishRate < 500",
                "--threshold",
                "phase.measurement: publishRate < 200");

        assertThat(invocation.errLines())
                .containsExactly("bench: --threshold: 'publishRate > 1000' and 'publishRate < 500' must not contradict"
                        + " each other: no run meets both");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            phase.spik: publishRate > 1 | has no phase 'spik'; did you mean 'spike'?
            phase.other: publishRate > 1 | has no phase 'other': the phases are warm-up, spike, 2: 100 msg/s
            """)
    void aPhaseThatARunWillNotHaveIsAMistake(String threshold, String mistake) {
        Invocation invocation = invoke(
                "validate",
                "--warmup=1s",
                "--set=phases=[{rate: 500, duration: 1s, name: spike}, {rate: 100, duration: 1s}]",
                "--set=producerRate=",
                "--set=testDuration=",
                "--threshold",
                threshold);

        assertThat(invocation.errLines())
                .containsExactly("bench: --threshold: '" + threshold + "': " + workload + " " + mistake);
        assertThat(invocation.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            warm-up: backlog.max <= 0 | is not: the only one is backlog draining
            backlog building: backlog.end > 5 | is not: the only one is backlog draining
            emptying: publishLatency.p99 < 5ms | none are: the sending ones are depletion, warm-up, backlog building
            pause of producers: endToEndLatency.count > 1 | none are: the sending ones are depletion, warm-up, backlog building
            """)
    void aFigureThatAPhaseDoesNotHaveIsAMistake(String condition, String mistake) {
        Invocation invocation = backlogWithThreshold(condition);

        assertThat(invocation.errLines())
                .singleElement()
                .asString()
                .startsWith("bench: --threshold: 'phase." + condition + "': ")
                .endsWith(" " + mistake);
        assertThat(invocation.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "warm-up: publishLatency.p99 < 5ms",
                "pause of producers: consumeRate > 1",
                "backlog building: messagesSent > 1",
                "backlog draining: backlog.end <= 0"
            })
    void aFigureThatAPhaseHasIsNone(String condition) {
        assertThat(backlogWithThreshold(condition).err()).isEmpty();
    }

    private Invocation backlogWithThreshold(String condition) {
        return invoke(
                "validate",
                "--deplete=80MB/s,40MB/s",
                "--warmup=1s",
                "--set=consumerBacklogSizeGB=0.1",
                "--set=backlogOnly=true",
                "--set=testDuration=",
                "--set=producerPauseBeforeDrain=3",
                "--threshold=phase." + condition);
    }

    @Test
    void whatARunWillMissInAnyCaseIsAWarning() {
        Invocation invocation = invoke(
                "validate",
                "--set=subscriptionsPerTopic=0",
                "--set=consumerPerSubscription=0",
                "--threshold",
                "endToEndLatency.p99 < 5ms",
                "--threshold",
                "backlog.max < 5");

        assertThat(invocation.errLines())
                .containsExactly(
                        "bench: warning: --threshold: 'endToEndLatency.p99 < 5ms' will be missed: nobody reads in this"
                                + " workload: give it consumers, or a condition for publishing",
                        "bench: warning: --threshold: 'backlog.max < 5' will be missed: nobody reads in this workload:"
                                + " give it consumers, or a condition for publishing");
        assertThat(invocation.code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --abort-on-fail=soon | --abort-on-fail: must be a time such as 0s, 30s or 5m, but is 'soon'
            --abort-on-fail= | --abort-on-fail: must have a value, but is empty
            --abort-on-fail | --abort-on-fail: no workload has a threshold: use --threshold, or thresholds in the workload
            """)
    void toEndARunNeedsATimeAndAThreshold(String option, String mistake) {
        Invocation invocation = invoke("validate", option);

        assertThat(invocation.errLines()).containsExactly("bench: " + mistake);
        assertThat(invocation.code()).isEqualTo(2);
    }

    @Test
    void aThresholdOfAPhaseWithoutAResultCannotEndARun() {
        String limit = "{limit: 'phase.warm-up: publishRate > 5', abortOnFail: true}";

        assertThat(invoke("validate", "--warmup=1s", "--set", "thresholds=" + limit)
                        .errLines())
                .containsExactly("bench: --set: 'phase.warm-up: publishRate > 5': abortOnFail must be for a"
                        + " phase that is measured: before there is one, a run has no result");
        assertThat(invoke("validate", "--set", "thresholds={limit: delivery.lost <= 0, abortOnFail: true}")
                        .errLines())
                .singleElement()
                .asString()
                .endsWith(
                        "'delivery.lost <= 0': abortOnFail must be for what can be missed for good before the end, but"
                                + " this is known only then");
    }

    @Test
    void aRunThatMeetsThemSaysSo() throws Exception {
        // A second on a busy machine need not be a valid measurement.
        Invocation run = run("--threshold", "delivery.lost <= 0", "--threshold", "phase.measurement: publishRate > 1");

        assertThat(run.code()).isIn(0, 3);
        assertThat(run.out())
                .contains("Thresholds: 2 met", "  met     delivery.lost <= 0: 0", "  met     phase.measurement: ");
        assertThat(result().path("thresholds"))
                .hasSize(2)
                .allMatch(each -> each.path("verdict").asString().equals("met"));
        assertThat(result().path("phases")).hasSize(1);
    }

    @Test
    void aRunThatMissesOneHasACodeOfItsOwn() throws Exception {
        Samples.write(dir, "w.yaml", Samples.WORKLOAD + "thresholds:\n  - publishRate > 1e9\n  - messagesSent > 1\n");

        Invocation run = run();

        assertThat(run.code()).isIn(4, 3);
        assertThat(run.out()).contains("Thresholds: 1 of 2 missed", "  missed  publishRate > 1000000000: ");
        JsonNode missed = result().path("thresholds").path(0);
        assertThat(missed.path("text").asString()).isEqualTo("publishRate > 1000000000");
        assertThat(missed.path("figure").asDouble()).isPositive();
        assertThat(missed.path("limit").asDouble()).isEqualTo(1e9);
        assertThat(missed.path("unit").asString()).isEqualTo("msg/s");
        assertThat(missed.path("verdict").asString()).isEqualTo("missed");
    }

    @Test
    void aRunThatIsEndedByOneIsIncompleteAndHasItsResult() throws Exception {
        Invocation run = run(
                "--threshold=publishRate > 1e9", "--abort-on-fail=100ms", "--duration=1m", "--report-interval=100ms");

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("bench: 'publishRate > 1000000000' was missed after ")
                .endsWith(": abortOnFail has ended the run");
        assertThat(result().path("run").path("status").asString()).isEqualTo("incomplete");
        assertThat(result().path("run").path("reason").asString()).contains("was missed after");
        assertThat(result().path("thresholds").path(0).path("verdict").asString())
                .isEqualTo("missed");
    }
}
