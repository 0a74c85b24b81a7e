package bench.report;

import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.PhaseTotal;
import bench.result.Result;
import bench.result.RunInterval;
import bench.result.RunResult;
import bench.run.ResultRecorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Results of runs in several phases, with figures that tests know. */
public final class SamplePhases {
    private SamplePhases() {}

    /** A run of which each of these phases was measured for one interval, the first without a backlog at its end. */
    public static Result inPhases(String... names) {
        AtomicReference<Result> ready = new AtomicReference<>();
        ResultRecorder recorder = new ResultRecorder(SampleSetup.info(), SampleSetup.ENVIRONMENT, Map.of(), ready::set);
        RunResult run = Runs.result(names.length, null);
        List<PhaseTotal> totals = new ArrayList<>(List.of(run.phases().get(0)));
        recorder.phaseStarted(Phase.WARM_UP, PhaseLength.exactly(Duration.ofSeconds(10)));
        recorder.intervalEnded(new RunInterval(Phase.WARM_UP, Runs.interval(), 77, 1));
        for (int i = 0; i < names.length; i++) {
            Phase phase = new Phase(names[i], true);
            recorder.phaseStarted(phase, PhaseLength.exactly(Duration.ofSeconds(10)));
            recorder.intervalEnded(new RunInterval(phase, Runs.interval(i + 1), i * 100L, 50_000));
            totals.add(new PhaseTotal(phase, Runs.interval(i + 1), run.validity()));
        }
        recorder.runEnded(new RunResult(
                run.system(), run.endedAt(), null, null, null, totals, 0, run.validity(), run.delivery()));
        return ready.get();
    }

    /** A run whose one measured phase is followed by one of this name that is not. */
    public static Result followedBy(String name) {
        AtomicReference<Result> ready = new AtomicReference<>();
        ResultRecorder recorder = new ResultRecorder(SampleSetup.info(), SampleSetup.ENVIRONMENT, Map.of(), ready::set);
        RunResult run = Runs.result(1, null);
        List<PhaseTotal> totals = List.of(
                run.phases().get(0),
                new PhaseTotal(Phase.MEASUREMENT, Runs.interval(1), run.validity()),
                new PhaseTotal(new Phase(name, false), Runs.interval(2), null));
        for (PhaseTotal each : totals) {
            recorder.phaseStarted(each.phase(), PhaseLength.exactly(Duration.ofSeconds(10)));
            recorder.intervalEnded(new RunInterval(each.phase(), each.total(), 0, 50_000));
        }
        recorder.runEnded(new RunResult(
                run.system(), run.endedAt(), null, null, null, totals, 0, run.validity(), run.delivery()));
        return ready.get();
    }
}
