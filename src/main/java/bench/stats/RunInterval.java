package bench.stats;

/**
 * One reported interval of a run.
 *
 * @param phase what it belongs to
 * @param stats what happened in it
 * @param backlog messages acked and not yet received at its end, over all subscriptions
 * @param targetRate messages/s that were asked for, over all producers; 0 without producers
 */
public record RunInterval(Phase phase, IntervalStats stats, long backlog, double targetRate) {}
