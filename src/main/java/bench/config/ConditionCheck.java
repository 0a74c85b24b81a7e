package bench.config;

import java.util.List;

/** Finds what is wrong with the conditions of a workload that only those know who have figures. */
public interface ConditionCheck {
    /** Knows of nothing. */
    ConditionCheck NONE = new ConditionCheck() {};

    /** What is wrong with the conditions of a search, one line each. */
    default List<String> mistakesInSlo(List<Condition> slo, ClientCounts clients, StampMode stamp) {
        return List.of();
    }

    /** What is wrong with thresholds, whatever the workload, one line each. */
    default List<String> mistakesIn(List<ThresholdRule> thresholds) {
        return List.of();
    }

    /** Why a run of such a workload will miss thresholds, whatever the system does, one line each. */
    default List<String> futilities(List<ThresholdRule> thresholds, ClientCounts clients, StampMode stamp) {
        return List.of();
    }
}
