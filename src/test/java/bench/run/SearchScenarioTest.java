package bench.run;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bench.config.Workload;
import bench.result.Phase;
import bench.result.Search;
import bench.result.SearchProgress;
import bench.testing.Workloads;
import bench.validity.ClientWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A search, from the first guess to the measurement, against a simulated system. */
class SearchScenarioTest {
    private static final double CAPACITY = 20_000;

    private final List<String> lines = new ArrayList<>();
    private final List<SearchProgress> steps = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(doubles = {2_000, 20_000, 200_000})
    void theCapacityIsWithinTheBoundsAndTheMeasurementIsAtTheLowerOne(double capacity) {
        for (int seed = 1; seed <= 10; seed++) {
            Scenario scenario = scenario(searched().build(), SearchOptions.DEFAULT);
            List<PhaseOutcome> before = new SimulatedLoad(capacity, seed).runAll(scenario);

            LoadPhase measured = before.get(before.size() - 1).phase();
            Search search = scenario.search().orElseThrow();
            assertThat(measured.phase()).isEqualTo(Phase.MEASUREMENT);
            assertThat(measured.pace().to()).isEqualTo(search.bracket().lowerBound());
            assertThat(before.get(before.size() - 2).phase().phase()).isEqualTo(Phase.WARM_UP);
            // A trial lets the queue grow by half a percent of the rate.
            assertThat(search.bracket().lowerBound()).isLessThanOrEqualTo(capacity / 0.995 * 1.005);
            assertThat(search.bracket().upperBound()).isGreaterThanOrEqualTo(capacity * 0.995);
            assertThat(search.bracket().width()).isLessThanOrEqualTo(0.0201);
            assertThat(search.end()).isEqualTo(Search.End.CONFIRMED);
            assertThat(search.confirmation().confirmedSeconds()).isBetween(59.0, 61.0);
            assertThat(search.trials())
                    .filteredOn(trial -> trial.rate() > 1.05 * capacity)
                    .allMatch(trial -> trial.verdict() == Search.Verdict.FAIL);
        }
    }

    @Test
    void aConditionThatBindsIsFoundAndNamed() {
        Workload workload = searched().slo("endToEndResponseLatency.p99 < 50ms").build();
        Scenario scenario = scenario(workload, SearchOptions.DEFAULT);

        new SimulatedLoad(CAPACITY, 1).latency(rate -> rate / 240).runAll(scenario);

        Search search = scenario.search().orElseThrow();
        assertThat(search.end()).isEqualTo(Search.End.CONFIRMED);
        assertThat(search.bracket().lowerBound()).isLessThan(12_000);
        assertThat(search.bracket().upperBound()).isGreaterThanOrEqualTo(12_000);
        assertThat(search.bracket().condition()).containsExactly("endToEndResponseLatency.p99 < 50ms");
        assertThat(search.conditions()).containsExactly("endToEndResponseLatency.p99 < 50ms");
        assertThat(search.trials().get(0).p99s().get("endToEndResponseLatency"))
                .isCloseTo(search.trials().get(0).rate() / 240, within(0.1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"publishLatency.p99.9 < 50ms", "publishLatency.p99 < 50ms"})
    void aTrialIsLongEnoughForThePercentileOfItsCondition(String condition) {
        Scenario scenario = scenario(searched().slo(condition).build(), SearchOptions.DEFAULT);

        new SimulatedLoad(400, 1).runAll(scenario);

        double needed = condition.contains("99.9") ? 10_000 : 1_000;
        assertThat(scenario.search().orElseThrow().trials())
                .allMatch(trial -> trial.seconds() >= 9.9 && trial.rate() * trial.seconds() >= needed)
                .noneMatch(trial -> trial.verdict() == Search.Verdict.IRREGULAR);
    }

    @Test
    void whereNoTrialHasTheSamplesForAPercentileNoneBegins() {
        Scenario scenario =
                scenario(searched().slo("publishLatency.p99.99 < 50ms").build(), SearchOptions.DEFAULT);

        List<PhaseOutcome> before = new SimulatedLoad(400, 1).runAll(scenario);

        Search search = scenario.search().orElseThrow();
        assertThat(search.trials()).isEmpty();
        assertThat(search.bracket().condition()).containsExactly("too few samples for publishLatency.p99.99 < 50ms");
        assertThat(search.end()).isEqualTo(Search.End.NOTHING_PASSES);
        assertThatNothingWasMeasured(before);
    }

    @Test
    void whereNothingPassesNothingIsMeasured() {
        Scenario scenario = scenario(searched().build(), options(Duration.ofHours(10), 1_000));

        List<PhaseOutcome> before = new SimulatedLoad(CAPACITY, 1).failing(0.1).runAll(scenario);

        Search search = scenario.search().orElseThrow();
        assertThat(search.end()).isEqualTo(Search.End.NOTHING_PASSES);
        assertThat(search.bracket().lowerBound()).isNull();
        assertThat(search.bracket().condition()).contains("send errors");
        assertThatNothingWasMeasured(before);
    }

    @Test
    void aSystemThatTakesNothingHasNoRateToTry() {
        Scenario scenario = scenario(searched().build(), SearchOptions.DEFAULT);

        List<PhaseOutcome> before = new SimulatedLoad(0, 1).runAll(scenario);

        assertThat(before).hasSize(1);
        assertThat(scenario.search().orElseThrow().end()).isEqualTo(Search.End.NOTHING_PASSES);
        assertThat(scenario.search().orElseThrow().trials()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8})
    void theLastTrialConfirmsWhatHasPassed(int trials) {
        Scenario scenario = scenario(searched().build(), options(Duration.ofHours(1), trials));

        List<PhaseOutcome> before = new SimulatedLoad(CAPACITY, 1).runAll(scenario);

        Search search = scenario.search().orElseThrow();
        assertThat(search.trials()).hasSize(trials);
        assertThat(search.end()).isEqualTo(Search.End.LIMIT);
        assertThat(search.isConfirmed()).isTrue();
        assertThat(before.get(before.size() - 1).phase().pace().to())
                .isEqualTo(search.bracket().lowerBound());
    }

    @Test
    void theLimitLeavesTheBracketSoFarWhereNothingHasPassed() {
        Scenario scenario = scenario(searched().build(), options(Duration.ofHours(1), 5));

        List<PhaseOutcome> before = new SimulatedLoad(CAPACITY, 1).failing(0.1).runAll(scenario);

        Search search = scenario.search().orElseThrow();
        assertThat(search.trials()).hasSize(4);
        assertThat(search.end()).isEqualTo(Search.End.LIMIT);
        assertThat(search.confirmation()).isEqualTo(Search.Confirmation.NONE);
        assertThatNothingWasMeasured(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 10, 60})
    void aLimitWithoutTimeForAConfirmationIsNotPassed(long seconds) {
        Scenario scenario = scenario(searched().build(), options(Duration.ofSeconds(seconds), 40));

        List<PhaseOutcome> before = new SimulatedLoad(CAPACITY, 1).runAll(scenario);

        Search search = scenario.search().orElseThrow();
        assertThat(search.seconds()).isLessThanOrEqualTo(seconds + 0.1);
        assertThat(search.end()).isEqualTo(Search.End.LIMIT);
        assertThatNothingWasMeasured(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {120, 180})
    void theTimeOfAConfirmationIsKeptFree(long seconds) {
        Scenario scenario = scenario(searched().build(), options(Duration.ofSeconds(seconds), 40));

        new SimulatedLoad(CAPACITY, 1).runAll(scenario);

        Search search = scenario.search().orElseThrow();
        assertThat(search.seconds()).isLessThanOrEqualTo(seconds + 0.1);
        assertThat(search.end()).isEqualTo(Search.End.LIMIT);
        assertThat(search.isConfirmed()).isTrue();
    }

    @Test
    void aClientThatCannotDoMoreIsNamedAndWhatItCouldIsConfirmed() {
        Scenario scenario = scenario(searched().build(), SearchOptions.DEFAULT);

        List<PhaseOutcome> before = new SimulatedLoad(CAPACITY, 1)
                .harnessDelay(rate -> rate > 17_000 ? 100 : 0.1)
                .runAll(scenario);

        Search search = scenario.search().orElseThrow();
        assertThat(search.end()).isEqualTo(Search.End.CLIENT_BOUND);
        assertThat(search.bracket().lowerBound()).isBetween(15_000.0, 17_000.0);
        assertThat(search.bracket().upperBound()).isNull();
        assertThat(search.isConfirmed()).isTrue();
        assertThat(before.get(before.size() - 1).phase().pace().to())
                .isEqualTo(search.bracket().lowerBound());
    }

    @Test
    void noRateIsTriedAboveWhatTheClientCanDo() {
        Scenario scenario = scenario(searched().build(), SearchOptions.DEFAULT.withCeiling(15_000));

        new SimulatedLoad(CAPACITY, 1).runAll(scenario);

        Search search = scenario.search().orElseThrow();
        assertThat(search.trials()).allMatch(trial -> trial.rate() <= 15_000);
        assertThat(search.end()).isEqualTo(Search.End.CLIENT_BOUND);
        assertThat(search.bracket().lowerBound()).isEqualTo(15_000);
        assertThat(search.isConfirmed()).isTrue();
    }

    @Test
    void aClientWithoutProcessorsToSpareSaysNothingOfTheSystem() {
        ClientWatch busy = new ClientWatch() {
            @Override
            public void begin() {}

            @Override
            public List<String> limits() {
                return List.of("client CPU");
            }
        };
        Scenario scenario = Scenario.of(
                searched().build(),
                RunOptions.DEFAULT,
                PhaseControl.FIXED,
                new SearchScenario.Company(busy, lines::add, steps::add));

        List<PhaseOutcome> before = new SimulatedLoad(CAPACITY, 1).runAll(scenario);

        Search search = scenario.search().orElseThrow();
        assertThat(search.irregular()).isEqualTo(6);
        assertThat(search.end()).isEqualTo(Search.End.CLIENT_BOUND);
        assertThat(search.trials()).allMatch(trial -> trial.failed().equals(List.of("client CPU")));
        assertThatNothingWasMeasured(before);
    }

    @Test
    void eachTrialHasItsLine() {
        Scenario scenario = scenario(searched().slo("publishLatency.p99 < 50ms").build(), SearchOptions.DEFAULT);

        new SimulatedLoad(CAPACITY, 1).latency(rate -> rate / 240).runAll(scenario);

        assertThat(lines).hasSize(3 + scenario.search().orElseThrow().trials().size());
        assertThat(lines.get(1)).matches("First guess: 20,\\d{3} msg/s|First guess: 19,\\d{3} msg/s");
        assertThat(lines.get(2)).matches("Working off a queue of [\\d,]+ messages, for 120 s at most");
        assertThat(lines.get(3))
                .matches(
                        "Trial 1: \\d\\d,\\d{3} fails: publishLatency.p99 < 50ms; 0 to \\d\\d,\\d{3}; about 5 min left");
        assertThat(lines).allMatch(line -> line.length() <= 100);
        assertThat(lines.get(lines.size() - 1)).startsWith("Confirmation: ");
    }

    @Test
    void eachTrialIsAnnouncedWithTheBracketAndTheTimeLeft() {
        Scenario scenario = scenario(searched().build(), SearchOptions.DEFAULT);

        new SimulatedLoad(CAPACITY, 1).runAll(scenario);

        Search search = scenario.search().orElseThrow();
        assertThat(steps)
                .extracting(SearchProgress::rate)
                .containsExactlyElementsOf(
                        search.trials().stream().map(Search.Trial::rate).toList());
        assertThat(steps.get(0).trial()).isOne();
        assertThat(steps.get(0).bracket().lowerBound()).isNull();
        // The usual 18 trials of 13 s, and a confirmation of 60 s.
        assertThat(steps.get(0).left()).isEqualTo(new SearchProgress.TimeLeft(294, false));
        SearchProgress last = steps.get(steps.size() - 1);
        assertThat(last.isConfirmation()).isTrue();
        assertThat(last.bracket()).isEqualTo(search.bracket());
        assertThat(last.bracket().condition()).contains("achieved rate");
    }

    @ParameterizedTest
    @CsvSource({"2, up to 2 trials in", "5, up to 5 trials in"})
    void theLimitOfTrialsIsAnnounced(int trials, String announcement) {
        new SimulatedLoad(CAPACITY, 1).runAll(scenario(searched().build(), options(Duration.ofHours(1), trials)));

        assertThat(lines.get(0)).contains(announcement);
    }

    @Test
    void theTimeLeftKeepsToTheLimitOfTrials() {
        new SimulatedLoad(CAPACITY, 1).runAll(scenario(searched().build(), options(Duration.ofHours(1), 5)));

        // Trials of 13 s, and a confirmation of a minute.
        assertThat(lines).anyMatch(line -> line.startsWith("Trial 2: ") && line.endsWith("about 86 s left"));
        assertThat(lines).anyMatch(line -> line.startsWith("Trial 4: ") && line.endsWith("about 60 s left"));
    }

    @Test
    void theLimitHoldsWhileAQueueIsWorkedOff() {
        Scenario scenario = scenario(searched().build(), options(Duration.ofSeconds(103), 40));

        List<PhaseOutcome> before = new SimulatedLoad(CAPACITY, 1).runAll(scenario);

        LoadPhase emptying = before.get(1).phase();
        assertThat(emptying.phase().name()).isEqualTo("emptying");
        // What a first guess of 10 s, a trial of 10 s and a confirmation of 60 s with 3 s before each leave of it.
        assertThat(emptying.length()).isBetween(Duration.ofMillis(16_500), Duration.ofMillis(17_500));
    }

    private Scenario scenario(Workload workload, SearchOptions options) {
        return Scenario.of(
                workload,
                new RunOptions(false, Optional.empty(), Optional.empty(), options),
                PhaseControl.FIXED,
                new SearchScenario.Company(ClientWatch.BLIND, lines::add, steps::add));
    }

    private static SearchOptions options(Duration limit, int trials) {
        return new SearchOptions(Duration.ofSeconds(60), limit, trials, OptionalDouble.empty());
    }

    private static Workloads searched() {
        return workload()
                .rate(0)
                .consumers(SimulatedLoad.SUBSCRIPTIONS, 1)
                .phases(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(1));
    }

    private static void assertThatNothingWasMeasured(List<PhaseOutcome> before) {
        assertThat(before).noneMatch(outcome -> outcome.phase().phase().reported());
    }
}
