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
            publishLatency.p99 < 0ms | its limit must be above 0: no trial can meet it
            publishRate <= 0 | its limit must be above 0: no trial can meet it
            publishErrorRate < 0 | must be <= 0 where no send may fail: nothing is below 0
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
    void conditionsThatNoRateMeetsTogetherAreAMistake() {
        Invocation invocation = validate(
                "--find-rate",
                "--slo",
                "publishRate > 1000",
                "--slo",
                "publishRate < 500",
                "--slo",
                "publishRate <= 1000");

        assertThat(invocation.errLines())
                .containsExactly(
                        "bench: --slo: 'publishRate > 1000' and 'publishRate < 500' must not contradict each other: no"
                                + " rate meets both",
                        "bench: --slo: 'publishRate > 1000' and 'publishRate <= 1000' must not contradict each other:"
                                + " no rate meets both");
        assertThat(invocation.code()).isEqualTo(2);
    }

    @Test
    void conditionsThatMeetAreNone() {
        Invocation invocation = validate(
                "--find-rate",
                "--slo",
                "publishRate >= 1000",
                "--slo",
                "publishRate <= 1000",
                "--slo",
                "publishErrorRate <= 0");

        assertThat(invocation.code()).isZero();
    }

    @Test
    void aResponseWithoutAStampHasNoSamples() {
        Invocation invocation = validate(
                "--find-rate",
                "--set",
                "stamp=none",
                "--slo",
                "endToEndResponseLatency.p99 < 5ms",
                "--slo",
                "endToEndLatency.p99 < 5ms");

        assertThat(invocation.errLines())
                .containsExactly("bench: --slo: 'endToEndResponseLatency.p99 < 5ms': must come with a stamp, but with"
                        + " stamp: none a message does not say when it was due; endToEndLatency needs none");
        assertThat(invocation.code()).isEqualTo(2);
    }

    @Test
    void allMistakesInConditionsAreFoundInOnePass() {
        Invocation invocation = validate(
                "--find-rate",
                "--slo",
                "nonsense",
                "--slo",
                "publishLtency.p99 < 1ms",
                "--slo",
                "publishLatency.p99 < 1",
                "--set",
                "topics=none");

        assertThat(invocation.errLines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("but is 'nonsense'"))
                .anySatisfy(line -> assertThat(line).contains("unknown figure 'publishLtency.p99'"))
                .anySatisfy(line -> assertThat(line).contains("but has no unit"))
                .anySatisfy(line -> assertThat(line).contains("topics must be"));
        assertThat(invocation.code()).isEqualTo(2);
    }

    @Test
    void theOptionIsNamedThatPhasesStandInTheWayOf() {
        Invocation invocation =
                invoke("validate", "--find-rate", "--set", "phases=[{rate: 5, duration: 1s}]", "--duration", "5s");

        assertThat(invocation.errLines())
                .contains(
                        "bench: --find-rate: must not be given with phases (--set), which say it themselves",
                        "bench: --duration: must not be given with phases (--set), which say it themselves")
                .noneMatch(line -> line.startsWith("bench: --find-rate: producerRate"));
        assertThat(invocation.code()).isEqualTo(2);
    }

    @Test
    void ratesOfAListHaveNoneToFindAndAreNoWarning() {
        Invocation invocation = invoke("validate", "--find-rate", "--set", "producerRateList=[[0, 100], [1, 200]]");

        assertThat(invocation.errLines())
                .singleElement()
                .asString()
                .startsWith("bench: --find-rate: " + workload)
                .contains("has its rates in producerRateList");
    }

    @Test
    void aConditionNeedsASearch() {
        Invocation invocation = validate("--slo", "publishLatency.p99 < 5ms");

        assertThat(invocation.errLines())
                .containsExactly("bench: --slo: must hold at the highest rate that is sustained, but the rate is given:"
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
        for (String command : List.of("run", "validate")) {
            Invocation invocation = invoke(command, option, value);

            assertThat(invocation.errLines())
                    .containsExactly("bench: " + option
                            + ": no workload has its rate searched: use --find-rate, or producerRate: 0 in the"
                            + " workload");
            assertThat(invocation.code()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --search-limit 75s | --search-limit: must be longer than 1m27s, which a search takes at least (27s for a first guess and a trial, and --confirm 1m), but is '75s'
            --search-limit 87s | --search-limit: must be longer than 1m27s, which a search takes at least (27s for a first guess and a trial, and --confirm 1m), but is '87s'
            --confirm 10m --search-limit 5m | --search-limit: must be longer than 10m27s, which a search takes at least (27s for a first guess and a trial, and --confirm 10m), but is '5m'
            --confirm 30m | --confirm: must be shorter than 19m33s, which a first guess and a trial leave of --search-limit 20m, but is '30m'
            --search-limit 5000d | --search-limit: must be a time from 1s to 30d, such as 60s or 20m, but is '5000d'
            --confirm 40d | --confirm: must be a time from 1s to 30d, such as 60s or 20m, but is '40d'
            --search-trials 1 | --search-trials: must be a whole number from 2 (a trial and its confirmation) to 10000, but is '1'
            """)
    void aSearchThatCannotConfirmAnythingIsAMistake(String options, String mistake) {
        for (String command : List.of("run", "validate")) {
            Invocation invocation = invoke(command, ("--find-rate " + options).split(" "));

            assertThat(invocation.errLines()).containsExactly("bench: " + mistake);
            assertThat(invocation.code()).isEqualTo(2);
        }
    }

    @Test
    void allMistakesAboutTheLoadAreFoundInOnePass() {
        for (String command : List.of("run", "validate")) {
            Invocation invocation = invoke(
                    command,
                    "--find-rate",
                    "--confirm=long",
                    "--search-limit=1",
                    "--search-trials=x",
                    "--deplete=5",
                    "--deplete-limit=1s",
                    "--until-steady=soon");

            assertThat(invocation.errLines())
                    .extracting(line -> line.replaceFirst("bench: (--[a-z-]+): .*", "$1"))
                    .containsExactlyInAnyOrder(
                            "--confirm",
                            "--search-limit",
                            "--search-trials",
                            "--deplete",
                            "--deplete-limit",
                            "--until-steady");
            assertThat(invocation.code()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--search-limit=2h, about 5m and at most 2h",
        "--search-limit=95s, at most 1m35s",
        "--search-trials=5, about 2m and at most 20m",
        "--confirm=10m, about 14m and at most 20m",
    })
    void theAnnouncementKnowsTheLimits(String option, String time) {
        assertThat(validate("--find-rate", option).outLines().get(0))
                .endsWith("is valid; its rate is searched, which takes " + time);
    }

    @Test
    void aSearchIsAnnouncedByWhatItTakes() {
        Invocation invocation = validate("--find-rate", "--slo", "publishLatency.p99 < 5ms");

        assertThat(invocation.outLines().get(0))
                .endsWith("is valid; its rate is searched, which takes about 5m and at most 20m");
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
