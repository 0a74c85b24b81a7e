package bench.run;

import bench.result.RunListener;
import bench.time.Clock;

/**
 * What every part of a run needs.
 *
 * @param info what the run is
 * @param clock gives the time of the run
 * @param listener takes its figures
 * @param log takes what it does, in lines for people
 */
record RunContext(RunInfo info, Clock clock, RunListener listener, RunLog log) {}
