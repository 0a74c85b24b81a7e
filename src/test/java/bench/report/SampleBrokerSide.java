package bench.report;

import bench.result.BrokerFigures;
import bench.result.BrokerSide;
import bench.result.Mark;
import bench.stats.Latency;
import java.util.List;

/** What tests know of brokers. */
public final class SampleBrokerSide {
    private SampleBrokerSide() {}

    /** Two brokers, one of which was lost on the way, in a cluster with this name. */
    public static BrokerSide of(String cluster) {
        BrokerFigures.PublishLatency latency =
                BrokerFigures.PublishLatency.of(Runs.interval().histogram(Latency.PUBLISH));
        return BrokerSide.NONE
                .withBrokers(List.of(
                        new BrokerFigures(1, cluster + "-1:9092", cluster + " rack", 3, latency),
                        new BrokerFigures(2, cluster + "-2:9092", null, 0, latency)))
                .withMarks(
                        List.of(new Mark(12.34, Mark.Kind.NODE_LOST, "broker 2 at " + cluster + "-2:9092 is gone")),
                        List.of(new BrokerSide.LeftOut(Mark.Kind.REBALANCE, 3)));
    }
}
