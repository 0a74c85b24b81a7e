package bench.run;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Workload;
import bench.delivery.LoadCount;
import bench.result.Phase;
import bench.result.Search;
import bench.stats.Summary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search against a simulated system that takes so many messages a second, behind a client with a buffer of 32 MB. */
class SearchScenarioTest {
    private static final double LOOK_SECONDS = 0.05;
    private static final double BUFFERED = 32e6 / 1_000;
    private static final int SUBSCRIPTIONS = 3;

    private final List<String> lines = new ArrayList<>();

    /** Messages that flow without being told apart. */
    private static final class SimulatedLoad {
        private final double capacity;
        private final SplittableRandom random;
        private double nowSeconds = 100;
        private double sent;
        private double acked;
        private double received;

        SimulatedLoad(double capacity, long seed) {
            this.capacity = capacity;
            this.random = new SplittableRandom(seed);
        }

        void run(LoadPhase phase) {
            double seconds = phase.length().toMillis() / 1e3;
            long startNs = ns();
            for (double passed = 0; passed < seconds && hasNotEnded(phase, startNs); passed += LOOK_SECONDS) {
                phase.control().look(count(), Math.round(SUBSCRIPTIONS * acked - received));
                step(phase.pace().to());
            }
            phase.control().look(count(), Math.round(SUBSCRIPTIONS * acked - received));
        }

        private static boolean hasNotEnded(LoadPhase phase, long startNs) {
            return phase.control().endedNs(startNs).isEmpty();
        }

        private void step(double rate) {
            nowSeconds += LOOK_SECONDS;
            sent = Math.min(sent + rate * LOOK_SECONDS, acked + BUFFERED);
            acked = Math.min(sent, acked + capacity * LOOK_SECONDS * random.nextDouble(0.9, 1.1));
            received = SUBSCRIPTIONS * acked;
        }

        private long ns() {
            return Math.round(nowSeconds * 1e9);
        }

        private LoadCount count() {
            return new LoadCount(ns(), Math.round(sent), Math.round(acked), 0, ns());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {2_000, 20_000, 200_000})
    void theCapacityIsWithinTheBoundsAndTheMeasurementIsAtTheLowerOne(double capacity) {
        Workload workload = workload()
                .rate(0)
                .consumers(SUBSCRIPTIONS, 1)
                .phases(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(1))
                .build();
        for (int seed = 1; seed <= 10; seed++) {
            Scenario scenario = Scenario.of(workload, Optional.empty(), PhaseControl.FIXED, lines::add);
            List<PhaseOutcome> before = run(scenario, new SimulatedLoad(capacity, seed));

            LoadPhase measured = before.get(before.size() - 1).phase();
            Search search = scenario.search().orElseThrow();
            assertThat(measured.phase()).isEqualTo(Phase.MEASUREMENT);
            assertThat(measured.pace().to()).isEqualTo(search.lowerBound());
            assertThat(before.get(before.size() - 2).phase().phase()).isEqualTo(Phase.WARM_UP);
            // A trial lets the queue grow by half a percent of the rate.
            assertThat(search.lowerBound()).isLessThanOrEqualTo(capacity / 0.995 * 1.005);
            assertThat(search.upperBound()).isGreaterThanOrEqualTo(capacity * 0.995);
            assertThat(search.width()).isLessThanOrEqualTo(0.0201);
            assertThat(search.end()).isEqualTo("confirmed");
            assertThat(search.confirmedSeconds()).isBetween(59.0, 61.0);
            assertThat(search.trials())
                    .filteredOn(trial -> trial.rate() > 1.05 * capacity)
                    .allMatch(trial -> trial.verdict() == Search.Verdict.FAIL);
        }
    }

    private static List<PhaseOutcome> run(Scenario scenario, SimulatedLoad load) {
        List<PhaseOutcome> before = new ArrayList<>();
        Optional<LoadPhase> phase = scenario.next(before);
        while (phase.isPresent()) {
            load.run(phase.get());
            before.add(new PhaseOutcome(phase.get(), new Summary(0)));
            phase = scenario.next(before);
        }
        return before;
    }
}
