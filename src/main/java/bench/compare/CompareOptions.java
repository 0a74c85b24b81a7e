package bench.compare;

import java.util.List;

/**
 * How runs are compared.
 *
 * @param figures the primary ones, at most {@value #MOST_FIGURES}; none for those that fit the runs
 * @param minEffect the smallest change that matters, such as 0.05
 * @param decidesWithinOneRun whether a single run a side is to have an answer, too
 * @param seed of what is drawn at random: the order of runs that the test for drift draws, and the blocks of the bootstrap
 */
public record CompareOptions(List<String> figures, double minEffect, boolean decidesWithinOneRun, long seed) {
    /** More of them need more runs for the same answer. */
    public static final int MOST_FIGURES = 3;

    /** Those of a comparison that was not asked for anything else. */
    public static final CompareOptions STANDARD = new CompareOptions(List.of(), 0.05, false, 1);

    public CompareOptions {
        figures = List.copyOf(figures);
        if (figures.size() > MOST_FIGURES) {
            throw new IllegalArgumentException(
                    "figures must be at most " + MOST_FIGURES + ", but are " + figures.size());
        }
        if (!(minEffect > 0 && minEffect < 1)) {
            throw new IllegalArgumentException("minEffect must be above 0 and below 1, but was " + minEffect);
        }
    }

    /** The same with these primary figures. */
    public CompareOptions withFigures(List<String> others) {
        return new CompareOptions(others, minEffect, decidesWithinOneRun, seed);
    }
}
