package bench.stats;

import java.util.List;

/**
 * What was recorded in an interval.
 *
 * @param stats of the phase that was under way
 * @param late what came in meanwhile for phases before it
 */
public record ClosedInterval(IntervalStats stats, List<Late> late) {
    /**
     * What came in for a phase after it.
     *
     * @param phase its number, from 0, or {@link #OLDER}
     * @param stats what came in; its span is that of the interval
     */
    public record Late(int phase, IntervalStats stats) {
        /** Any phase that is too long ago to have recorders of its own. */
        public static final int OLDER = -1;
    }
}
