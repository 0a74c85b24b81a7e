package bench.cli;

import bench.config.ClientCounts;
import bench.config.Condition;
import bench.config.StampMode;
import bench.result.Figures;
import bench.stats.Latency;
import bench.yaml.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        List<Condition> sound = new ArrayList<>();
        for (Condition condition : conditions) {
            Optional<String> problem = unknown(condition)
                    .or(() -> unfit(condition))
                    .or(() -> unmet(condition))
                    .or(() -> unseen(condition, clients, stamp));
            problem.ifPresentOrElse(
                    what -> problems.add(Wording.quoted(condition.text()) + ": " + what), () -> sound.add(condition));
        }
        for (Condition floor : sound) {
            sound.stream()
                    .filter(ceiling -> excludes(floor, ceiling))
                    .forEach(ceiling -> problems.add(Wording.quoted(floor.text()) + " and "
                            + Wording.quoted(ceiling.text()) + " must not contradict each other: no rate meets both"));
        }
        return problems;
    }

    /** Whether no figure is above the one and below the other. */
    static boolean excludes(Condition floor, Condition ceiling) {
        boolean isPair = floor.figure().equals(ceiling.figure())
                && !floor.operator().isUpper()
                && ceiling.operator().isUpper();
        if (!isPair) {
            return false;
        }
        double lowest = limit(floor);
        double highest = limit(ceiling);
        boolean mayBeEqual =
                floor.operator() == Condition.Operator.AT_LEAST && ceiling.operator() == Condition.Operator.AT_MOST;
        return lowest > highest || (lowest == highest && !mayBeEqual);
    }

    /** In the unit of the figure, which it has. */
    private static double limit(Condition condition) {
        return condition
                .limitIn(Figures.unitsByName().getOrDefault(condition.figure(), ""))
                .orElseThrow();
    }

    /** Why there is no such figure, or none of that unit: of any condition, be it for a trial or for a whole run. */
    static Optional<String> unknown(Condition condition) {
        Map<String, String> units = Figures.unitsByName();
        String unit = units.get(condition.figure());
        if (unit == null) {
            String near = Wording.didYouMean(condition.figure(), units.keySet());
            return Optional.of("unknown figure " + Wording.quoted(condition.figure())
                    + (near.isEmpty()
                            ? ": it must be a latency and a statistic, such as publishLatency.p99, or a rate such as"
                                    + " publishRate"
                            : near));
        }
        return condition.limitIn(unit).isPresent()
                ? Optional.empty()
                : Optional.of("its limit must be " + Condition.unitsFor(unit)
                        + (condition.unit().isEmpty() ? ", but has no unit" : ", but is in " + condition.unit()));
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
        return Stream.of(Latency.values()).anyMatch(each -> isOf(each, condition))
                && !condition.figure().endsWith(".count");
    }

    private static boolean isOf(Latency latency, Condition condition) {
        return condition.figure().startsWith(latency.resultName() + ".");
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

    /** Why clients of such a workload never see its figure. */
    static Optional<String> unseen(Condition condition, ClientCounts clients, StampMode stamp) {
        boolean ofResponse = isOf(Latency.END_TO_END_RESPONSE, condition);
        boolean ofDelivery = condition.figure().startsWith("delivery.")
                && !condition.figure().endsWith(".unanswered");
        boolean needsConsumers = ofResponse
                || ofDelivery
                || isOf(Latency.END_TO_END, condition)
                || condition.figure().startsWith("consume")
                || condition.figure().startsWith("backlog.");
        if (needsConsumers && clients.consumersPerTopic() == 0) {
            return Optional.of("nobody reads in this workload: give it consumers, or a condition for publishing");
        }
        if (ofDelivery && stamp == StampMode.NONE) {
            return Optional.of("with stamp: none nobody knows what was delivered");
        }
        return ofResponse && stamp == StampMode.NONE
                ? Optional.of("must come with a stamp, but with stamp: none a message does not say when it was due;"
                        + " endToEndLatency needs none")
                : Optional.empty();
    }
}
