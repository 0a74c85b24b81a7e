package bench.run.search;

import java.util.List;

/**
 * How sure the search wants to be of its bounds, for how narrow a bracket: coarse and quick at first, as in RFC 9971 with its
 * goals of growing duration sums.
 *
 * @param width of the bracket at which the stage ends, as a share of its upper bound
 * @param trials that decide about a rate
 * @param allowedFailures how many of them may fail
 */
record Stage(double width, int trials, int allowedFailures) {
    /** In turn; with trials of 10 s these are duration sums of 10, 20 and 60 s. */
    static final List<Stage> ALL = List.of(new Stage(0.10, 1, 0), new Stage(0.05, 2, 0), new Stage(0.02, 6, 1));
}
