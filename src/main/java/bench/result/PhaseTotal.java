package bench.result;

import bench.stats.IntervalStats;

/**
 * What a run has measured in one of its phases.
 *
 * @param total the sum of its intervals and of what came in late for them
 * @param validity whether it is to be trusted; null where the phase was not measured
 */
public record PhaseTotal(Phase phase, IntervalStats total, Validity validity) {}
