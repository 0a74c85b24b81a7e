package bench.run;

import bench.config.Backlog;
import bench.config.Pace;
import bench.config.PlannedPhase;
import bench.config.Workload;
import bench.result.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run is going to do, part by part, as far as that is known before it. */
public final class RunPlan {
    private static final String SEARCH = "rate search";

    private final Workload workload;
    private final RunOptions options;
    private final List<Part> parts = new ArrayList<>();

    /**
     * A phase, or a search.
     *
     * @param name in outputs
     * @param measured whether it is part of what the result is about
     * @param pace how fast is sent; empty where that is to be found first
     * @param shortest how long it lasts at least
     * @param longest and at most
     */
    public record Part(String name, boolean measured, Optional<Pace> pace, Duration shortest, Duration longest) {}

    private RunPlan(Workload workload, RunOptions options) {
        this.workload = workload;
        this.options = options;
    }

    /** All parts, in their order. */
    public static List<Part> of(Workload workload, RunOptions options) {
        RunPlan plan = new RunPlan(workload, options);
        options.depletion().ifPresent(plan::addDepletion);
        if (workload.findsRate()) {
            SearchOptions search = options.search();
            plan.add(SEARCH, false, Optional.empty(), search.shortest(), search.limit());
        }
        plan.addWarmup();
        workload.backlog().ifPresent(plan::addBacklog);
        if (workload.backlog().filter(Backlog::only).isEmpty()) {
            plan.addMeasured();
        }
        return List.copyOf(plan.parts);
    }

    /** The parts that are phases, with figures of their own; those of a search are none. */
    public static List<Part> phases(Workload workload, RunOptions options) {
        return of(workload, options).stream()
                .filter(part -> !part.name().equals(SEARCH))
                .toList();
    }

    private void addDepletion(Depletion depletion) {
        add(DepletionFirst.DEPLETION, false, Optional.of(Pace.UNLIMITED), Duration.ZERO, depletion.limit());
        add(DepletionFirst.EMPTYING, false, Optional.of(Pace.NONE), Duration.ZERO, DepletionFirst.LONGEST_EMPTYING);
    }

    private void addWarmup() {
        Duration shortest = workload.timing().warmupDuration();
        Duration limit = options.untilSteady().orElse(shortest);
        Duration longest = limit.compareTo(shortest) > 0 ? limit : shortest;
        if (!longest.isZero()) {
            add(Phase.WARM_UP.name(), false, pace(workload.warmupRate()), shortest, longest);
        }
    }

    private void addBacklog(Backlog backlog) {
        boolean mayBeThere = !workload.layout().existingConsumeTopics().isEmpty();
        Duration building = mayBeThere
                ? Duration.ZERO
                : backlog.timeToSend(workload.clients().subscriptionsPerTopic(), workload.messages());
        add(BacklogScenario.BUILDING, false, pace(backlog.buildRate()), building, backlog.timeout());
        Duration pause = backlog.draining().pauseBefore();
        double liveRate = backlog.draining().producerRate();
        if (!pause.isZero()) {
            add(BacklogScenario.PAUSE, false, pace(0), pause, pause);
        } else if (backlog.buildRate() > liveRate) {
            add(BacklogScenario.SETTLING, false, pace(liveRate), Duration.ZERO, BacklogScenario.LONGEST_SETTLING);
        }
        add(BacklogScenario.DRAINING, true, pace(liveRate), Duration.ZERO, backlog.timeout());
    }

    private void addMeasured() {
        List<PlannedPhase> phases = workload.timing().phases();
        phases.forEach(phase ->
                add(phase.name(), phase.measured(), Optional.of(phase.pace()), phase.length(), phase.length()));
        if (phases.isEmpty()) {
            Duration length = workload.timing().testDuration();
            add(Phase.MEASUREMENT.name(), true, pace(workload.rate().producerRate()), length, length);
        }
    }

    private Optional<Pace> pace(double rate) {
        return workload.findsRate() ? Optional.empty() : Optional.of(Pace.constant(rate));
    }

    private void add(String name, boolean measured, Optional<Pace> pace, Duration shortest, Duration longest) {
        parts.add(new Part(name, measured, pace, shortest, longest));
    }
}
