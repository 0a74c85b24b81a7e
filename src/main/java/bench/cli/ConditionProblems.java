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

/** Finds what is wrong with conditions, be they for the trials of a search or for whole runs. */
final class ConditionProblems {
    private ConditionProblems() {}

    /**
     * A condition as its writer knows it.
     *
     * @param text with all that it says
     * @param phase that it is for; empty for the whole
     */
    record Written(String text, Optional<String> phase, Condition condition) {
        String quoted() {
            return Wording.quoted(text);
        }

        private boolean excludes(Written ceiling) {
            return phase.equals(ceiling.phase) && ConditionProblems.excludes(condition, ceiling.condition);
        }
    }

    /** Why there is no such figure, or none of that unit. */
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

    /**
     * The pairs of which never both are met, one line each.
     *
     * @param conditions whose figures are known
     * @param why the end of each line
     */
    static List<String> contradictions(List<Written> conditions, String why) {
        List<String> problems = new ArrayList<>();
        for (Written floor : conditions) {
            conditions.stream()
                    .filter(floor::excludes)
                    .forEach(ceiling -> problems.add(
                            floor.quoted() + " and " + ceiling.quoted() + " must not contradict each other: " + why));
        }
        return problems;
    }

    /** Whether no figure is above the one and below the other. */
    private static boolean excludes(Condition floor, Condition ceiling) {
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

    /** Whether it is for a figure of this latency. */
    static boolean isOf(Latency latency, Condition condition) {
        return condition.figure().startsWith(latency.resultName() + ".");
    }

    /** What to add where there is no phase of a name. */
    static String nearPhase(String name, List<String> phases) {
        String near = Wording.didYouMean(name, phases);
        if (!near.isEmpty()) {
            return near;
        }
        return (phases.size() == 1 ? ": the only one is " : ": the phases are ") + listedPhases(phases);
    }

    /** Some of them, for a message. */
    static String listedPhases(List<String> names) {
        // The phases of rounds have a comma in their names.
        boolean areQuoted = names.stream().anyMatch(name -> name.contains(","));
        return Wording.listed(areQuoted ? names.stream().map(Wording::quoted).toList() : names, 10);
    }
}
