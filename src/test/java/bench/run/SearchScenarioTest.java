package bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bench.config.Arrivals;
import bench.config.Workload;
import bench.result.Phase;
import bench.result.Search;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search, from the first guess to the measurement, against a simulated system. */
class SearchScenarioTest extends SimulatedSearchTest {
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
    void aTrialInTheQueueOfTheFirstGuessSaysNothing() {
        Scenario scenario = scenario(searched().build(), SearchOptions.DEFAULT);

        // The buffer takes more than five minutes to be worked off, and a search waits for two.
        new SimulatedLoad(100, 1).runAll(scenario);

        Search search = scenario.search().orElseThrow();
        assertThat(search.trials().get(0).verdict()).isEqualTo(Search.Verdict.IRREGULAR);
        assertThat(search.trials().get(0).failed()).containsExactly("queue of the trial before");
        assertThat(search.end()).isEqualTo(Search.End.CONFIRMED);
        assertThat(search.bracket().lowerBound()).isLessThanOrEqualTo(100 / 0.995 * 1.005);
        assertThat(search.bracket().upperBound()).isGreaterThanOrEqualTo(100 * 0.995);
    }

    @Test
    void whereNoTrialHoldsEnoughBurstsNoneBegins() {
        Scenario scenario =
                scenario(searched().arrival(Arrivals.bursts(100_000)).build(), SearchOptions.DEFAULT);

        List<PhaseOutcome> before = new SimulatedLoad(2_000, 1).runAll(scenario);

        Search search = scenario.search().orElseThrow();
        assertThat(search.trials()).isEmpty();
        assertThat(search.bracket().condition()).singleElement().asString().startsWith("burstSize 100,000: a trial of");
        assertThat(lines).last().asString().startsWith("No rate can be tried: burstSize 100,000: a trial of 60 s");
        assertThat(search.end()).isEqualTo(Search.End.NOTHING_PASSES);
        assertThatNothingWasMeasured(before);
    }

    @Test
    void aTrialIsLongEnoughForBursts() {
        Workload workload = searched().arrival(Arrivals.bursts(20_000)).build();
        Scenario scenario = scenario(workload, options(Duration.ofHours(10), 1_000));

        new SimulatedLoad(CAPACITY, 1).runAll(scenario);

        assertThat(scenario.search().orElseThrow().trials())
                .isNotEmpty()
                .allMatch(trial -> trial.rate() * trial.seconds() >= 5 * 20_000 || trial.seconds() > 59);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 2_000})
    void aMeasurementWithoutABurstIsAWarningWhenTheRateIsFound(int millis) {
        Workload workload = searched()
                .arrival(Arrivals.bursts(20_000))
                .phases(Duration.ZERO, Duration.ofMillis(millis), Duration.ofMillis(100))
                .build();

        new SimulatedLoad(CAPACITY, 1).runAll(scenario(workload, options(Duration.ofHours(10), 1_000)));

        assertThat(warnings)
                .hasSize(millis == 500 ? 1 : 0)
                .allMatch(line -> line.startsWith("not one burst of burstSize 20,000 fits into the measurement"));
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
}
