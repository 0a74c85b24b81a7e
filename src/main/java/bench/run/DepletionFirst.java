package bench.run;

import bench.config.Pace;
import bench.config.PayloadSizes;
import bench.config.Workload;
import bench.result.CatchUp;
import bench.result.Phase;
import bench.result.Search;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Uses up the burst of a system, and lets it read what that has left, before another scenario begins. Confined to the control thread. */
final class DepletionFirst implements Scenario {
    static final String DEPLETION = "depletion";
    static final String EMPTYING = "emptying";

    /** Ends as soon as nothing is left to read. */
    static final Duration LONGEST_EMPTYING = Duration.ofMinutes(5);

    private final Depleting control;
    private final List<LoadPhase> phases;
    private final Scenario then;
    private final Consumer<String> progress;

    /** @param progress takes a line for a person who watches */
    DepletionFirst(Depletion depletion, Workload workload, Scenario then, Consumer<String> progress) {
        control = new Depleting(depletion, PayloadSizes.mean(workload.messages()), progress);
        this.phases = List.of(
                new LoadPhase(new Phase(DEPLETION, false), Pace.UNLIMITED, depletion.limit(), true, control),
                new LoadPhase(new Phase(EMPTYING, false), Pace.NONE, LONGEST_EMPTYING, true, new Emptying()));
        this.then = then;
        this.progress = progress;
    }

    @Override
    public Optional<LoadPhase> next(List<PhaseOutcome> before) {
        if (before.size() == 1) {
            progress.accept(control.outcome());
        }
        return before.size() < phases.size()
                ? Optional.of(phases.get(before.size()))
                : then.next(before.subList(phases.size(), before.size()));
    }

    @Override
    public Optional<Search> search() {
        return then.search();
    }

    @Override
    public Optional<CatchUp> catchUp() {
        return then.catchUp();
    }
}
