package bench.run;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Workload;
import bench.result.SearchProgress;
import bench.testing.Workloads;
import bench.validity.ClientWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Tests of a search against a simulated system. */
abstract class SimulatedSearchTest {
    static final double CAPACITY = 20_000;

    /** What the search has said. */
    final List<String> lines = new ArrayList<>();

    final List<SearchProgress> steps = new ArrayList<>();

    final List<String> warnings = new ArrayList<>();

    final Scenario scenario(Workload workload, SearchOptions options) {
        return Scenario.of(
                workload,
                new RunOptions(false, Optional.empty(), Optional.empty(), options),
                PhaseControl.FIXED,
                new SearchScenario.Company(ClientWatch.BLIND, lines::add, steps::add, warnings::add));
    }

    static SearchOptions options(Duration limit, int trials) {
        return new SearchOptions(Duration.ofSeconds(60), limit, trials, OptionalDouble.empty());
    }

    static Workloads searched() {
        return workload()
                .rate(0)
                .consumers(SimulatedLoad.SUBSCRIPTIONS, 1)
                .phases(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(1));
    }

    static void assertThatNothingWasMeasured(List<PhaseOutcome> before) {
        assertThat(before).noneMatch(outcome -> outcome.phase().phase().reported());
    }
}
