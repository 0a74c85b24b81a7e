package bench.run;

import bench.config.OfferedRate;
import bench.config.Pace;
import bench.config.Workload;
import bench.result.Phase;
import bench.result.Search;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The phases of a run, each given by what became of those before it. */
interface Scenario {
    /**
     * The next phase; empty when there is none. It is asked for as soon as a phase begins whose end is known, and else when a
     * phase has ended.
     *
     * @param before the phases until now
     */
    Optional<LoadPhase> next(List<PhaseOutcome> before);

    /** What a search for the rate of the measurement has found, as of now; empty where that is given. */
    default Optional<Search> search() {
        return Optional.empty();
    }

    /**
     * A warm-up and a measurement, after a search for their rate where the workload asks for one.
     *
     * @param untilSteady how long a warm-up may last that goes on until the load has settled; empty = it ends by the clock
     * @param reading steers phases of a run that only reads
     * @param progress takes a line for a person who watches
     */
    static Scenario of(
            Workload workload, Optional<Duration> untilSteady, PhaseControl reading, Consumer<String> progress) {
        OfferedRate rate = workload.rate();
        if (workload.findsRate()) {
            return new SearchScenario(
                    workload,
                    found -> measured(workload, Pace.constant(found), Pace.constant(found), untilSteady, reading),
                    progress);
        }
        return inTurn(measured(
                workload,
                Pace.constant(rate.warmupProducerRate()),
                Pace.constant(rate.producerRate()),
                untilSteady,
                reading));
    }

    private static List<LoadPhase> measured(
            Workload workload, Pace warmupPace, Pace pace, Optional<Duration> untilSteady, PhaseControl reading) {
        LoadPhase warmup = new LoadPhase(
                Phase.WARM_UP,
                warmupPace,
                workload.timing().warmupDuration(),
                true,
                untilSteady.<PhaseControl>map(UntilSteady::new).orElse(PhaseControl.FIXED));
        LoadPhase measurement =
                new LoadPhase(Phase.MEASUREMENT, pace, workload.timing().testDuration(), true, reading);
        boolean warmsUp = !workload.timing().warmupDuration().isZero() || untilSteady.isPresent();
        return warmsUp ? List.of(warmup, measurement) : List.of(measurement);
    }

    /** These phases, whatever comes of them. */
    static Scenario inTurn(List<LoadPhase> phases) {
        return before -> phases.stream().skip(before.size()).findFirst();
    }
}
