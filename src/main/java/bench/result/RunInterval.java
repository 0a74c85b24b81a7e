package bench.result;

import bench.stats.IntervalStats;

/**
 * One reported interval of a run.
 *
 * @param phase of which it is a part
 * @param stats what happened in it
 * @param backlog messages acked and not yet received at its end, over all subscriptions
 * @param due messages that the schedule asked for in it
 * @param targetRate messages/s that were asked for, over all producers; 0 without producers
 */
public record RunInterval(Phase phase, IntervalStats stats, long backlog, long due, double targetRate) {
    /** Where messages are due evenly. */
    public RunInterval(Phase phase, IntervalStats stats, long backlog, double targetRate) {
        this(phase, stats, backlog, Math.round(targetRate * stats.elapsedSeconds()), targetRate);
    }

    /** Whether as many messages were to be sent as can be. */
    public boolean isUnlimited() {
        return TargetRate.isUnlimited(targetRate);
    }

    /** Messages that the system stored or, where nobody produces, that were read. */
    public long messages() {
        return targetRate > 0 ? stats.all().acked() : stats.all().received();
    }

    /** The same a second. */
    public double rate() {
        return messages() / stats.elapsedSeconds();
    }
}
