package bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.Search;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search whose trials or whose time are limited. */
class SearchLimitTest extends SimulatedSearchTest {
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
    void whereTheConfirmationDoesNotFitNobodySaysThatItComes() {
        Scenario scenario = scenario(searched().build(), options(Duration.ofSeconds(60), 40));

        new SimulatedLoad(CAPACITY, 1).runAll(scenario);

        assertThat(lines).noneMatch(line -> line.contains("confirming"));
    }

    @Test
    void theLimitHoldsWhileAQueueIsWorkedOff() {
        Scenario scenario = scenario(searched().build(), options(Duration.ofSeconds(103), 40));

        List<PhaseOutcome> before = new SimulatedLoad(CAPACITY, 1).runAll(scenario);

        LoadPhase emptying = before.get(1).phase();
        assertThat(emptying.phase().name()).isEqualTo("emptying");
        // What a first guess of 10 s, a trial of 10 s, a confirmation of 60 s with 3 s before each, and 1 s leave of
        // it.
        assertThat(emptying.length()).isBetween(Duration.ofMillis(15_500), Duration.ofMillis(16_500));
        Search search = scenario.search().orElseThrow();
        assertThat(search.isConfirmed()).isTrue();
        assertThat(search.seconds()).isLessThanOrEqualTo(103);
    }
}
