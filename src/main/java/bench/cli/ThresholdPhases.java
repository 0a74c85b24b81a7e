package bench.cli;

import bench.config.Condition;
import bench.config.ConfigFile;
import bench.config.ThresholdRule;
import bench.config.Workload;
import bench.result.Phase;
import bench.result.PhaseResult;
import bench.result.Result;
import bench.run.RunOptions;
import bench.run.RunPlan;
import bench.stats.Latency;
import bench.yaml.Wording;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The phases of one run, by which a threshold for one of them is checked. Immutable.
 *
 * @param owner the file that has them
 * @param all in their order
 */
record ThresholdPhases(String owner, List<Part> all) {
    /**
     * One of them.
     *
     * @param measured whether its backlog is known, and a run may be ended in it
     * @param sends whether its messages have latencies
     */
    record Part(String name, boolean measured, boolean sends) {}

    /** Those that a run is going to have, but for the steps of a search. */
    static ThresholdPhases of(ConfigFile<Workload> file, RunOptions options) {
        return new ThresholdPhases(
                file.path().toString(),
                RunPlan.phases(file.value(), options).stream()
                        .map(part -> new Part(
                                part.name(),
                                part.measured(),
                                part.pace()
                                        .filter(pace -> pace.highestRate() <= 0)
                                        .isEmpty()))
                        .toList());
    }

    /** Those that a result has. */
    static ThresholdPhases of(String name, Result result) {
        List<PhaseResult> phases = result.course().phases();
        return new ThresholdPhases(
                name,
                phases.isEmpty()
                        ? List.of(new Part(Phase.MEASUREMENT.name(), true, true))
                        : phases.stream()
                                .map(each -> new Part(
                                        each.phase().name(),
                                        each.phase().measured(),
                                        each.extent().targetRate() > 0))
                                .toList());
    }

    /** Why a threshold cannot be held against its phase; none where it is for the whole. */
    Optional<String> mistake(ThresholdRule rule) {
        if (rule.phase().isEmpty()) {
            return Optional.empty();
        }
        String name = rule.phase().get();
        return all.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(part -> unfit(rule, part))
                .orElseGet(() -> Optional.of(owner + " has no phase " + Wording.quoted(name)
                        + ConditionProblems.nearPhase(name, names(each -> true))));
    }

    private Optional<String> unfit(ThresholdRule rule, Part part) {
        if (!part.measured() && rule.grace().isPresent()) {
            return Optional.of(
                    "abortOnFail must be for a phase that is measured:" + " before there is one, a run has no result");
        }
        if (!part.measured() && rule.condition().figure().startsWith("backlog.")) {
            return Optional.of("the backlog must be that of a phase that is measured, and "
                    + Wording.quoted(part.name()) + " is not" + listed("measured", names(Part::measured)));
        }
        if (!part.sends() && isOfMessages(rule.condition())) {
            return Optional.of(rule.condition().figure() + " must be for a phase in which messages are sent, and in "
                    + Wording.quoted(part.name()) + " none are" + listed("sending", names(Part::sends)));
        }
        return Optional.empty();
    }

    /** A message belongs to the phase in which it is sent. */
    private static boolean isOfMessages(Condition condition) {
        return condition.figure().equals("publishErrorShare")
                || Stream.of(Latency.values()).anyMatch(each -> ConditionProblems.isOf(each, condition));
    }

    private List<String> names(Predicate<Part> kind) {
        return all.stream().filter(kind).map(Part::name).toList();
    }

    private static String listed(String kind, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        return (names.size() == 1 ? ": the only one is " : ": the " + kind + " ones are ")
                + ConditionProblems.listedPhases(names);
    }
}
