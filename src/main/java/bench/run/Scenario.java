package bench.run;

import bench.config.Workload;
import bench.result.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The phases of a run, each given by what became of those before it. */
interface Scenario {
    /**
     * The next phase; empty when there is none. It is asked for as soon as a phase begins whose end is known, and else when a
     * phase has ended.
     *
     * @param before the phases until now
     */
    Optional<LoadPhase> next(List<PhaseOutcome> before);

    /**
     * A warm-up and a measurement.
     *
     * @param untilSteady how long a warm-up may last that goes on until the load has settled; empty = it ends by the clock
     * @param reading steers phases of a run that only reads
     */
    static Scenario of(Workload workload, Optional<Duration> untilSteady, PhaseControl reading) {
        LoadPhase warmup = new LoadPhase(
                Phase.WARM_UP,
                workload.rate().warmupProducerRate(),
                workload.timing().warmupDuration(),
                true,
                untilSteady.<PhaseControl>map(UntilSteady::new).orElse(PhaseControl.FIXED));
        LoadPhase measurement = new LoadPhase(
                Phase.MEASUREMENT,
                workload.rate().producerRate(),
                workload.timing().testDuration(),
                true,
                reading);
        boolean warmsUp = !workload.timing().warmupDuration().isZero() || untilSteady.isPresent();
        return inTurn(warmsUp ? List.of(warmup, measurement) : List.of(measurement));
    }

    /** These phases, whatever comes of them. */
    static Scenario inTurn(List<LoadPhase> phases) {
        return before -> phases.stream().skip(before.size()).findFirst();
    }
}
