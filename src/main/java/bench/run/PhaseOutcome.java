package bench.run;

import bench.result.Check;
import bench.stats.Summary;
import java.util.Optional;

/**
 * What became of a phase, until now.
 *
 * @param phase what it was to be
 * @param summary the sum of its intervals, and of what came in late for it
 */
record PhaseOutcome(LoadPhase phase, Summary summary) {
    /** What its control has found out. */
    Optional<Check> finding() {
        return phase.control().finding();
    }
}
