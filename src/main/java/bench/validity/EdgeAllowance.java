package bench.validity;

import bench.config.Arrivals;
import bench.stats.IntervalStats;
import bench.stats.Latency;

/** How many messages the edges of an interval may take from what was due in it, or add, where the schedule was kept perfectly. */
public final class EdgeAllowance {
    /** Of evenly spaced ones: one at either edge. */
    static final double FEW_MESSAGES = 2;

    private EdgeAllowance() {}

    /**
     * As the messages come: a burst may be cut, and of those that come at random moments the number that is on its way varies
     * by its root.
     *
     * @param stats of a time in which as many were on their way as usual
     */
    public static double messages(Arrivals arrivals, IntervalStats stats) {
        return FEW_MESSAGES
                + switch (arrivals.arrival()) {
                    case UNIFORM -> 0;
                    case POISSON -> 3 * Math.sqrt(onTheirWay(stats));
                    case BURSTS -> arrivals.burstSize();
                };
    }

    /** Little's law: rate times latency, from when they were due to their acks. */
    private static double onTheirWay(IntervalStats stats) {
        double latencySeconds = stats.histogram(Latency.PUBLISH_RESPONSE).getMean() / 1e9;
        return stats.all().acked() / stats.elapsedSeconds() * latencySeconds;
    }
}
