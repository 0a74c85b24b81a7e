package bench.run;

import bench.config.Workload;
import bench.driver.Driver;
import bench.driver.loopback.LoopbackConfig;
import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.RunInterval;
import bench.result.RunListener;
import bench.result.RunResult;
import bench.testing.Drivers;
import bench.testing.PatientClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;

/** One run for a test, on a patient clock, and everything that it told. Confined to one thread, save for warnings. */
class Run implements RunListener {
    static final int NUMBER = 0xBE;

    private final List<RunInterval> intervals = new ArrayList<>();
    private final List<Phase> phases = new ArrayList<>();
    private final List<RunResult> results = new ArrayList<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final PatientClock clock = new PatientClock();
    private final boolean sends;
    private final Benchmark benchmark;

    Run(Workload workload, Driver driver) {
        this(workload, driver, RunOptions.DEFAULT);
    }

    Run(Workload workload, Driver driver, RunOptions options) {
        RunInfo info = new RunInfo(
                NUMBER,
                Instant.EPOCH,
                workload,
                Drivers.config(LoopbackConfig.INSTANT),
                Map.of(),
                Map.of(),
                new RunInfo.Circumstances(true, null));
        sends = workload.clients().producersPerTopic() > 0
                && workload.backlog()
                        .filter(backlog -> backlog.draining().producerRate() == 0)
                        .isEmpty();
        Driver watched = sends ? clock.watching(driver) : driver;
        benchmark = new Benchmark(watched, info, options, clock, this, warnings::add, Optional::empty);
    }

    /** Runs to the end, or to the failure. */
    Run execute() throws InterruptedException {
        return execute(OptionalDouble::empty);
    }

    /** The same, with what a search asks first. */
    Run execute(Benchmark.CeilingProbe ceiling) throws InterruptedException {
        benchmark.run(ceiling);
        return this;
    }

    @Override
    public void measurementAnnounced(long startNs) {
        if (sends) {
            clock.measurementStarts(startNs);
        }
    }

    @Override
    public void phaseStarted(Phase phase, PhaseLength length) {
        phases.add(phase);
    }

    @Override
    public void intervalEnded(RunInterval interval) {
        intervals.add(interval);
    }

    @Override
    public void runEnded(RunResult result) {
        results.add(result);
    }

    List<Phase> phases() {
        return phases;
    }

    List<RunInterval> intervals(Phase phase) {
        return intervals.stream()
                .filter(interval -> interval.phase().equals(phase))
                .toList();
    }

    /** What was told in the end: none, or one. */
    List<RunResult> results() {
        return results;
    }

    RunResult result() {
        return results.get(0);
    }

    List<String> warnings() {
        return warnings;
    }
}
