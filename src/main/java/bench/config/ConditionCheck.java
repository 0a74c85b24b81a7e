package bench.config;

import java.util.List;

/** Finds what is wrong with the conditions of a workload that only those know who have figures. */
@FunctionalInterface
public interface ConditionCheck {
    /** Knows of nothing. */
    ConditionCheck NONE = (conditions, clients, stamp) -> List.of();

    /** What is wrong, one line each. */
    List<String> problems(List<Condition> conditions, ClientCounts clients, StampMode stamp);
}
