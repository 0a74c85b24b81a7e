package bench.compare;

import bench.result.Comparison.Change;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * By which factor the values of one side are larger than those of the other: the estimate of Hodges and Lehmann, on logarithms,
 * with the interval of all factors that the exact permutation test does not reject.
 *
 * <p>The estimate is the median of the ratios of all pairs; J. L. Hodges and E. L. Lehmann, "Estimates of Location Based on Rank
 * Tests", Annals of Mathematical Statistics 34 (1963). The interval inverts the test with the ties that the values have, and not
 * by the tables for values without any.
 *
 * <p>A value of 0 is less than any other by an infinite factor, and the same as another 0. So the ratio is 0 where the new runs
 * mostly have none of what the base has, and without a bound where it is the other way round.
 */
final class LocationShift {
    /** Factors that the test rejects at this level are outside of the interval. */
    private static final double LEVEL = 0.1;
    /** For p that are equal to the level but for rounding. */
    private static final double ROUNDING = 1e-9;

    /** Logarithms. */
    private final double[] base;

    private final double[] fresh;
    /** Of each pair, in ascending order. */
    private final double[] differences;
    /** The same without repetition. */
    private final double[] steps;
    /** For pairs of which no two values are equal; null where some are, since the distribution then depends on the order. */
    private final RankSums untied;

    private LocationShift(double[] base, double[] fresh) {
        this.base = Arrays.stream(base).map(Math::log).toArray();
        this.fresh = Arrays.stream(fresh).map(Math::log).toArray();
        this.differences = Arrays.stream(this.fresh)
                .flatMap(to -> Arrays.stream(this.base).map(from -> difference(from, to)))
                .sorted()
                .toArray();
        this.steps = Arrays.stream(differences).distinct().toArray();
        boolean isTied = MidRanks.hasTies(base) || MidRanks.hasTies(fresh);
        this.untied = isTied ? null : RankSums.untied(base.length + fresh.length, fresh.length);
    }

    /**
     * The change from base to new.
     *
     * @param base values of 0 or more, at least one
     * @param fresh likewise
     */
    static Change of(double[] base, double[] fresh) {
        boolean isAlwaysZero =
                DoubleStream.concat(Arrays.stream(base), Arrays.stream(fresh)).allMatch(value -> value == 0);
        return isAlwaysZero ? new Change(1.0, 1, 1.0) : new LocationShift(base, fresh).change();
    }

    /** Of two logarithms, of which either may be that of 0. */
    static double difference(double from, double to) {
        return from == to ? 0 : to - from;
    }

    private Change change() {
        double estimate = estimate();
        double low = Math.exp(low(estimate));
        // Where every ratio is without a bound, all that is left to say is that it is an increase.
        return new Change(bounded(estimate), Double.isInfinite(low) ? 1 : low, bounded(high(estimate)));
    }

    private static Double bounded(double logarithm) {
        double factor = Math.exp(logarithm);
        return Double.isInfinite(factor) ? null : Double.valueOf(factor);
    }

    private double estimate() {
        int middle = differences.length / 2;
        if (differences.length % 2 == 1) {
            return differences[middle];
        }
        double below = differences[middle - 1];
        double above = differences[middle];
        // As much of either side is infinitely far away.
        return below == -above ? 0 : (below + above) / 2;
    }

    /** The lower end: below it every shift is rejected. */
    private double low(double estimate) {
        int first = 0;
        int last = (int) Arrays.stream(steps).filter(step -> step < estimate).count();
        if (isRejected(last)) {
            return estimate;
        }
        // The farther from the estimate, the less likely: so the first that is not rejected can be bisected.
        while (first < last) {
            int middle = (first + last) / 2;
            if (isRejected(middle)) {
                first = middle + 1;
            } else {
                last = middle;
            }
        }
        return first == 0 ? Double.NEGATIVE_INFINITY : steps[first - 1];
    }

    private double high(double estimate) {
        int first = (int) Arrays.stream(steps).filter(step -> step <= estimate).count();
        int last = steps.length;
        if (isRejected(first)) {
            return estimate;
        }
        while (first < last) {
            int middle = (first + last + 1) / 2;
            if (isRejected(middle)) {
                last = middle - 1;
            } else {
                first = middle;
            }
        }
        return last == steps.length ? Double.POSITIVE_INFINITY : steps[last];
    }

    /**
     * Whether the test rejects the shifts between two neighbouring differences.
     *
     * @param gap that below the first difference is 0
     */
    private boolean isRejected(int gap) {
        double shift = between(gap);
        double[] all = DoubleStream.concat(
                        Arrays.stream(base), Arrays.stream(fresh).map(value -> value - shift))
                .toArray();
        int[] ranks = MidRanks.doubled(all);
        int sum = Arrays.stream(ranks, base.length, all.length).sum();
        RankSums distribution = untied == null || MidRanks.hasTies(all) ? new RankSums(ranks, fresh.length) : untied;
        return distribution.p(sum) <= LEVEL + ROUNDING;
    }

    private double between(int gap) {
        double below = gap == 0 ? Double.NEGATIVE_INFINITY : steps[gap - 1];
        double above = gap == steps.length ? Double.POSITIVE_INFINITY : steps[gap];
        if (Double.isInfinite(below)) {
            return Double.isInfinite(above) ? 0 : above - 1;
        }
        return Double.isInfinite(above) ? below + 1 : (below + above) / 2;
    }
}
