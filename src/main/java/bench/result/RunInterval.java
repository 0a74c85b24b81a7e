package bench.result;

import bench.stats.IntervalStats;

/**
 * One reported interval of a run.
 *
 * @param phase of which it is a part
 * @param stats what happened in it
 * @param backlog messages acked and not yet received at its end, over all subscriptions
 * @param inFlight messages sent, and neither acked nor failed, at its end
 * @param due messages that the schedule asked for in it
 * @param targetRate messages/s that were asked for, over all producers; 0 without producers
 * @param client how it did
 */
public record RunInterval(
        Phase phase,
        IntervalStats stats,
        long backlog,
        long inFlight,
        long due,
        double targetRate,
        ClientHealth client) {
    /** Where all was answered at its end, and nobody has metered the client. */
    public RunInterval(Phase phase, IntervalStats stats, long backlog, long due, double targetRate) {
        this(phase, stats, backlog, 0, due, targetRate, ClientHealth.UNKNOWN);
    }

    /** Where messages are due evenly. */
    public RunInterval(Phase phase, IntervalStats stats, long backlog, double targetRate) {
        this(phase, stats, backlog, Math.round(targetRate * stats.elapsedSeconds()), targetRate);
    }

    /** The same with what the meters of the client saw. */
    public RunInterval with(ClientHealth health) {
        return new RunInterval(phase, stats, backlog, inFlight, due, targetRate, health);
    }

    /** Whether as many messages were to be sent as can be. */
    public boolean isUnlimited() {
        return TargetRate.isUnlimited(targetRate);
    }

    /** Messages that the system stored or, where nobody produces, that were read. */
    public long messages() {
        return targetRate > 0 ? stats.all().acked() : stats.all().received();
    }

    /** Those of them that were sent in phases before; 0 where nobody produces, as all that is read is from before. */
    public long carriedOver() {
        return targetRate > 0 ? stats.carriedOver().acked() : 0;
    }

    /** {@link #messages} a second. */
    public double rate() {
        return messages() / stats.elapsedSeconds();
    }
}
