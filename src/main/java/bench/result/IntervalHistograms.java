package bench.result;

/**
 * How latencies were distributed in one part of a phase: an interval, or several in a row.
 *
 * @param phase its name; where there are too many phases to keep apart, that of the first and {@code and following}
 * @param startSeconds since the first interval of the run began
 * @param seconds its length
 * @param latencies by name
 */
public record IntervalHistograms(String phase, double startSeconds, double seconds, Histograms latencies) {
    private static final String FOLLOWING = " and following";

    /** The name of a phase together with those after it. */
    static String withFollowing(String phase) {
        return phase.endsWith(FOLLOWING) ? phase : phase + FOLLOWING;
    }

    /** Whether there were too many phases to keep this one apart from those after it. */
    public boolean isOfSeveralPhases() {
        return phase.endsWith(FOLLOWING);
    }

    boolean isOfPhaseOf(IntervalHistograms other) {
        return phase.equals(other.phase);
    }

    IntervalHistograms coarser() {
        return new IntervalHistograms(phase, startSeconds, seconds, latencies.coarser());
    }

    /** This one and the one that follows it. */
    IntervalHistograms plus(IntervalHistograms next) {
        return new IntervalHistograms(
                isOfPhaseOf(next) ? phase : withFollowing(phase),
                startSeconds,
                next.startSeconds + next.seconds - startSeconds,
                latencies.plus(next.latencies));
    }
}
