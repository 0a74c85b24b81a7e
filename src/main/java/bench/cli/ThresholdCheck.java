package bench.cli;

import bench.config.ClientCounts;
import bench.config.Condition;
import bench.config.ConfigFile;
import bench.config.StampMode;
import bench.config.ThresholdRule;
import bench.config.Workload;
import bench.run.RunOptions;
import bench.validity.Thresholds;
import bench.yaml.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds thresholds that no run can be held against, or that none can meet. */
final class ThresholdCheck {
    private ThresholdCheck() {}

    /** Those that are so whatever the workload, one line each. */
    static List<String> mistakesIn(List<ThresholdRule> thresholds) {
        List<String> problems = new ArrayList<>();
        List<ConditionProblems.Written> sound = new ArrayList<>();
        for (ThresholdRule rule : thresholds) {
            Optional<String> problem = ConditionProblems.unknown(rule.condition())
                    .or(() -> ofNoPhase(rule))
                    .or(() -> unmet(rule.condition()))
                    .or(() -> endless(rule));
            problem.ifPresentOrElse(
                    what -> problems.add(quoted(rule) + ": " + what),
                    () -> sound.add(new ConditionProblems.Written(rule.text(), rule.phase(), rule.condition())));
        }
        problems.addAll(ConditionProblems.contradictions(sound, "no run meets both"));
        return problems;
    }

    private static Optional<String> ofNoPhase(ThresholdRule rule) {
        return rule.phase().isPresent() && rule.condition().figure().startsWith("delivery.")
                ? Optional.of("delivery is known of the whole run only: leave the phase out")
                : Optional.empty();
    }

    private static Optional<String> unmet(Condition condition) {
        return condition.operator() == Condition.Operator.LESS && condition.limit() == 0
                ? Optional.of("must be <= 0 where there may be none: nothing is below 0")
                : Optional.empty();
    }

    private static Optional<String> endless(ThresholdRule rule) {
        return rule.grace().isPresent() && !Thresholds.canBeMissedEarly(rule)
                ? Optional.of("abortOnFail must be for what can be missed for good before the end, but this is known"
                        + " only then")
                : Optional.empty();
    }

    /** Why runs of such a workload will miss them, whatever the system does, one line each. */
    static List<String> futilities(List<ThresholdRule> thresholds, ClientCounts clients, StampMode stamp) {
        return thresholds.stream()
                .flatMap(rule -> ConditionProblems.unseen(rule.condition(), clients, stamp)
                        .or(() -> unsent(rule.condition(), clients))
                        .map(why -> quoted(rule) + " will be missed: " + why)
                        .stream())
                .toList();
    }

    private static Optional<String> unsent(Condition condition, ClientCounts clients) {
        String figure = condition.figure();
        boolean needsProducers = figure.startsWith("publish")
                || figure.startsWith("harness")
                || figure.startsWith("endToEndResponse")
                || figure.startsWith("delivery.");
        return needsProducers && clients.producersPerTopic() == 0
                ? Optional.of("nothing is sent in this workload")
                : Optional.empty();
    }

    /** What is wrong with those that are for a phase of a run, one line each. */
    static List<String> mistakesInPhases(ConfigFile<Workload> file, RunOptions options) {
        Workload workload = file.value();
        List<String> problems = new ArrayList<>();
        if (workload.timing().daily().isPresent()) {
            // Its phases depend on when it begins.
            return problems;
        }
        ThresholdPhases phases = ThresholdPhases.of(file, options);
        for (ThresholdRule rule : workload.thresholds()) {
            phases.mistake(rule)
                    .ifPresent(what -> problems.add(file.place("thresholds") + ": " + quoted(rule) + ": " + what));
        }
        return problems;
    }

    private static String quoted(ThresholdRule rule) {
        return Wording.quoted(rule.text());
    }
}
