package bench.result;

import bench.stats.IntervalStats;

/**
 * One reported interval of a run.
 *
 * @param phase of which it is a part
 * @param stats what happened in it
 * @param backlog messages acked and not yet received at its end, over all subscriptions
 * @param targetRate messages/s that were asked for, over all producers; 0 without producers
 */
public record RunInterval(Phase phase, IntervalStats stats, long backlog, double targetRate) {
    /** Messages/s that the system stored or, where nobody produces, that were read. */
    public double rate() {
        return (targetRate > 0 ? stats.all().acked() : stats.all().received()) / stats.elapsedSeconds();
    }
}
