package bench.run;

import bench.config.Arrival;
import bench.config.Pace;
import bench.config.PlannedPhase;
import bench.config.Workload;
import bench.result.CatchUp;
import bench.result.Phase;
import bench.result.Search;
import bench.yaml.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** What consumers did with a backlog, as of now; empty where none is asked for. */
    default Optional<CatchUp> catchUp() {
        return Optional.empty();
    }

    /**
     * What the workload asks for.
     *
     * @param company of a search
     */
    static Scenario of(PreparedLoad load, Workload workload, RunOptions options, SearchScenario.Company company) {
        return workload.backlog().isPresent()
                ? new BacklogScenario(
                        workload,
                        warmup(
                                        workload,
                                        workload.warmupRate(),
                                        options.untilSteady(),
                                        load.old().left() == 0)
                                .toList(),
                        measured(workload, load.reading()),
                        load.worker()::meanMessageBytes,
                        load.old(),
                        company.progress())
                : of(workload, options, load.reading(), company);
    }

    /**
     * A warm-up and a measurement, or the phases that the workload asks for, after a search for their rate where it asks for one.
     *
     * @param reading steers phases of a run that only reads
     * @param company of a search
     */
    static Scenario of(Workload workload, RunOptions options, PhaseControl reading, SearchScenario.Company company) {
        Optional<Duration> untilSteady = options.untilSteady();
        if (workload.findsRate()) {
            return new SearchScenario(workload, options.search(), company, found -> {
                burstThatDoesNotFit(workload, found).ifPresent(company.warnings());
                return warmedUp(workload, found, untilSteady, List.of(measurement(workload, found, reading)));
            });
        }
        return inTurn(warmedUp(workload, workload.warmupRate(), untilSteady, measured(workload, reading)));
    }

    /** Of a rate that is given, the workload file is refused. */
    private static Optional<String> burstThatDoesNotFit(Workload workload, double rate) {
        int burstSize = workload.rate().arrivals().burstSize();
        Duration length = workload.timing().testDuration();
        double messages = rate * length.toNanos() / 1e9;
        return messages >= burstSize || workload.rate().arrivals().arrival() != Arrival.BURSTS
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "not one burst of burstSize %,d fits into the measurement, which has %,d messages (%,.1f msg/s for"
                                + " %s): measure for longer (--duration)",
                        burstSize,
                        (long) Math.floor(messages),
                        rate,
                        Durations.shown(length)));
    }

    private static LoadPhase planned(PlannedPhase phase) {
        return new LoadPhase(
                new Phase(phase.name(), phase.measured()), phase.pace(), phase.length(), true, PhaseControl.FIXED);
    }

    private static List<LoadPhase> measured(Workload workload, PhaseControl reading) {
        return workload.timing().phases().isEmpty()
                ? List.of(measurement(workload, workload.rate().producerRate(), reading))
                : workload.timing().phases().stream().map(Scenario::planned).toList();
    }

    private static LoadPhase measurement(Workload workload, double rate, PhaseControl reading) {
        return new LoadPhase(
                Phase.MEASUREMENT, Pace.constant(rate), workload.timing().testDuration(), true, reading);
    }

    /** These phases after a warm-up, if there is one. */
    private static List<LoadPhase> warmedUp(
            Workload workload, double rate, Optional<Duration> untilSteady, List<LoadPhase> phases) {
        return Stream.concat(warmup(workload, rate, untilSteady, true), phases.stream())
                .toList();
    }

    private static Stream<LoadPhase> warmup(
            Workload workload, double rate, Optional<Duration> untilSteady, boolean consumersRead) {
        Duration length = workload.timing().warmupDuration();
        PhaseControl control = untilSteady
                .<PhaseControl>map(limit -> new UntilSteady(workload.rate().arrivals(), limit))
                .orElse(PhaseControl.FIXED);
        return length.isZero() && untilSteady.isEmpty()
                ? Stream.empty()
                : Stream.of(new LoadPhase(Phase.WARM_UP, Pace.constant(rate), length, consumersRead, control));
    }

    /** These phases, whatever comes of them. */
    static Scenario inTurn(List<LoadPhase> phases) {
        return before -> phases.stream().skip(before.size()).findFirst();
    }
}
