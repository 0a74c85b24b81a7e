package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes about a search are found before a run. */
class SearchOptionsTest extends SampleFiles {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x < 5ms | unknown figure 'x': it must be a latency and a statistic, such as publishLatency.p99, or a rate such as publishRate
            publishLatency.p98 < 5ms | unknown figure 'publishLatency.p98'; did you mean 'publishLatency.p95'?
            publishLatency.p99 < 5 | its limit must be in us or ms or s, but has no unit
            publishRate > 5ms | its limit must be in msg/s, but is in ms
            publishLatency.p99 > 5ms | must be an upper limit, with < or <=: with more load it becomes higher
            delivery.lost < 1 | is known only when a run has ended: a condition of a trial must be for a latency or a rate
            """)
    void aConditionThatNoTrialCanJudgeIsAMistake(String condition, String mistake) {
        Invocation invocation = validate("--find-rate", "--slo", condition);

        assertThat(invocation.errLines()).containsExactly("bench: --slo: '" + condition + "': " + mistake);
        assertThat(invocation.code()).isEqualTo(2);
    }

    @Test
    void aConditionForReadingNeedsConsumers() {
        Invocation invocation = validate(
                "--find-rate",
                "--slo",
                "endToEndLatency.p99 < 5ms",
                "--set",
                "subscriptionsPerTopic=0",
                "--set",
                "consumerPerSubscription=0");

        assertThat(invocation.err()).contains("nobody reads in this workload");
        assertThat(invocation.code()).isEqualTo(2);
    }

    @Test
    void aConditionNeedsASearch() {
        Invocation invocation = validate("--slo", "publishLatency.p99 < 5ms");

        assertThat(invocation.errLines())
                .containsExactly(
                        "bench: --slo: slo must hold at the highest rate that is sustained, but the rate is given:"
                                + " search for it with producerRate: 0, or --find-rate");
        assertThat(invocation.code()).isEqualTo(2);
    }

    @Test
    void theRateCannotBeGivenAndSearched() {
        Invocation invocation = validate("--find-rate", "--set", "producerRate=5");

        assertThat(invocation.errLines())
                .containsExactly("bench: --set, --find-rate: producerRate must be set once, but is set twice");
        assertThat(invocation.code()).isEqualTo(2);
    }

    @Test
    void ratesThatAreListedCannotBeSearched() {
        Invocation invocation = validate("--find-rate", "--set", "producerRateList=[[0, 1000], [5, 2000]]");

        assertThat(invocation.errLines())
                .contains("bench: --find-rate: " + workload + " has its rates in producerRateList, so there is none to"
                        + " find; --set producerRateList=[] leaves them out");
        assertThat(invocation.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"--confirm, 5s", "--search-limit, 5m", "--search-trials, 5"})
    void howToSearchNeedsASearch(String option, String value) {
        Invocation invocation = invoke("run", option, value);

        assertThat(invocation.errLines())
                .containsExactly("bench: " + option
                        + ": no workload has its rate searched: use --find-rate, or producerRate: 0 in the workload");
        assertThat(invocation.code()).isEqualTo(2);
    }

    @Test
    void aSearchIsAnnouncedByWhatItTakes() {
        Invocation invocation = validate("--find-rate", "--slo", "publishLatency.p99 < 5ms");

        assertThat(invocation.outLines().get(0))
                .endsWith("is valid; its rate is searched, which takes about 5 and at most 20 minutes");
        assertThat(invocation.code()).isZero();
    }

    private Invocation validate(String... more) {
        return invoke("validate", more);
    }

    private Invocation invoke(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, "-w", workload, "-d", driver));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray(String[]::new));
    }
}
