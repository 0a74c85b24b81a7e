package bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.Search;
import bench.validity.ClientWatch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A search in which the client is the limit, and not the system. */
class ClientBoundSearchTest extends SimulatedSearchTest {
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
                new SearchScenario.Company(busy, lines::add, steps::add, warnings::add));

        List<PhaseOutcome> before = new SimulatedLoad(CAPACITY, 1).runAll(scenario);

        Search search = scenario.search().orElseThrow();
        assertThat(search.irregular()).isEqualTo(6);
        assertThat(search.end()).isEqualTo(Search.End.CLIENT_BOUND);
        assertThat(search.trials()).allMatch(trial -> trial.failed().equals(List.of("client CPU")));
        assertThatNothingWasMeasured(before);
    }
}
