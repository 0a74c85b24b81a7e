package bench.result;

/**
 * How latencies were distributed in one part of a phase: an interval, or several in a row.
 *
 * @param phase its name
 * @param startSeconds since the first interval of the run began
 * @param seconds its length
 * @param latencies by name
 */
public record IntervalHistograms(String phase, double startSeconds, double seconds, Histograms latencies) {
    boolean isOfPhaseOf(IntervalHistograms other) {
        return phase.equals(other.phase);
    }

    IntervalHistograms coarser() {
        return new IntervalHistograms(phase, startSeconds, seconds, latencies.coarser());
    }

    /** This one and the one that follows it. */
    IntervalHistograms plus(IntervalHistograms next) {
        return new IntervalHistograms(
                phase, startSeconds, next.startSeconds + next.seconds - startSeconds, latencies.plus(next.latencies));
    }
}
