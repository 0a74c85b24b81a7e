package bench.cli;

import bench.config.ClientCounts;
import bench.config.Condition;
import bench.config.StampMode;
import bench.stats.Latency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds conditions that no trial can judge, or that none can meet. */
final class SloCheck {
    /** Of these there may be none. */
    private static final Set<String> ERRORS = Set.of("publishErrorRate", "publishErrorShare");

    private SloCheck() {}

    static List<String> problems(List<Condition> conditions, ClientCounts clients, StampMode stamp) {
        List<String> problems = new ArrayList<>();
        List<ConditionProblems.Written> sound = new ArrayList<>();
        for (Condition condition : conditions) {
            ConditionProblems.Written written =
                    new ConditionProblems.Written(condition.text(), Optional.empty(), condition);
            Optional<String> problem = ConditionProblems.unknown(condition)
                    .or(() -> unfit(condition))
                    .or(() -> unmet(condition))
                    .or(() -> ConditionProblems.unseen(condition, clients, stamp));
            problem.ifPresentOrElse(what -> problems.add(written.quoted() + ": " + what), () -> sound.add(written));
        }
        problems.addAll(ConditionProblems.contradictions(sound, "no rate meets both"));
        return problems;
    }

    /** A search goes up while a condition holds, and down where it does not. */
    private static Optional<String> unfit(Condition condition) {
        boolean isLatency = isLatency(condition);
        if ((isLatency || ERRORS.contains(condition.figure()))
                && !condition.operator().isUpper()) {
            return Optional.of("must be an upper limit, with < or <=: with more load it becomes higher");
        }
        return isLatency
                        || ERRORS.contains(condition.figure())
                        || condition.figure().endsWith("Rate")
                ? Optional.empty()
                : Optional.of(
                        "is known only when a run has ended: a condition of a trial must be for a latency or a rate");
    }

    private static boolean isLatency(Condition condition) {
        return Stream.of(Latency.values()).anyMatch(each -> ConditionProblems.isOf(each, condition))
                && !condition.figure().endsWith(".count");
    }

    /** Nothing is below 0, and only of errors there may be none. */
    private static Optional<String> unmet(Condition condition) {
        if (!condition.operator().isUpper() || condition.limit() > 0) {
            return Optional.empty();
        }
        if (!ERRORS.contains(condition.figure())) {
            return Optional.of("its limit must be above 0: no trial can meet it");
        }
        return condition.operator() == Condition.Operator.LESS
                ? Optional.of("must be <= 0 where no send may fail: nothing is below 0")
                : Optional.empty();
    }
}
