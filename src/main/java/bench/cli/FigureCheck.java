package bench.cli;

import bench.config.ClientCounts;
import bench.config.Condition;
import bench.config.ConditionCheck;
import bench.config.StampMode;
import bench.config.ThresholdRule;
import java.util.List;

/** Knows which figures there are, and so which conditions of a workload can be held against some. */
final class FigureCheck implements ConditionCheck {
    @Override
    public List<String> mistakesInSlo(List<Condition> slo, ClientCounts clients, StampMode stamp) {
        return SloCheck.problems(slo, clients, stamp);
    }

    @Override
    public List<String> mistakesIn(List<ThresholdRule> thresholds) {
        return ThresholdCheck.mistakesIn(thresholds);
    }

    @Override
    public List<String> futilities(List<ThresholdRule> thresholds, ClientCounts clients, StampMode stamp) {
        return ThresholdCheck.futilities(thresholds, clients, stamp);
    }
}
