package bench.compare;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What a comparison of so many runs can see, and how many it would take: for logarithms of a figure that are normally distributed
 * from run to run.
 *
 * <p>By the formula for two samples of a normal distribution, with the term of W. C. Guenther ("Sample Size Formulas for Normal
 * Theory t Tests", The American Statistician 35, 1981) for a spread that is not known, divided by the efficiency of ranks, which
 * is 3/pi (J. L. Hodges and E. L. Lehmann, Annals of Mathematical Statistics 27, 1956). Each of several primary figures is held
 * against the level that the strictest step of Holm has. An effect counts as visible that 4 of 5 comparisons find.
 */
public final class Power {
    /** Of the tests of all primary figures together. */
    static final double LEVEL = 0.05;

    private static final double FOUND = 0.8;
    private static final double EFFICIENCY = 3 / Math.PI;
    /** Nobody makes so many runs. */
    private static final int MOST_RUNS = 10_000;

    private Power() {}

    /** The least p that the exact test of so many runs can have: one order out of all, and its reverse. */
    public static double smallestP(int base, int fresh) {
        double orders = 1;
        for (int i = 1; i <= fresh; i++) {
            orders *= (base + i) / (double) i;
        }
        return Math.min(1, 2 / orders);
    }

    /** Whether so many runs can show a difference of any of so many primary figures. */
    public static boolean canDecide(int base, int fresh, int figures) {
        return smallestP(base, fresh) <= Holm.strictest(LEVEL, figures);
    }

    /** The least number of runs a side that can. */
    public static int fewestRuns(int figures) {
        return IntStream.iterate(1, runs -> runs + 1)
                .filter(runs -> canDecide(runs, runs, figures))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The smallest effect that is visible, such as 0.08 for 8 %; empty where none is, however large.
     *
     * @param spread standard deviation of a figure's logarithm from run to run: for small ones its coefficient of variation
     */
    public static OptionalDouble smallestVisible(double spread, int base, int fresh, int figures) {
        double runs = 2 / (1.0 / base + 1.0 / fresh);
        double level = Normal.quantile(1 - Holm.strictest(LEVEL, figures) / 2);
        double left = EFFICIENCY * runs - level * level / 4;
        if (!Double.isFinite(spread) || left <= 0 || !canDecide(base, fresh, figures)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.expm1((level + Normal.quantile(FOUND)) * spread * Math.sqrt(2 / left)));
    }

    /**
     * Runs a side that show an effect of this size, or that there is none; empty where nobody makes so many.
     *
     * @param spread as for {@link #smallestVisible}
     */
    public static OptionalInt runsNeeded(double spread, double minEffect, int figures) {
        double level = Normal.quantile(1 - Holm.strictest(LEVEL, figures) / 2);
        double toShow = runs(spread, minEffect, level, Normal.quantile(FOUND));
        // Both ends of the interval have to lie inside, so each with half of the chance to fail.
        double toExclude = runs(spread, minEffect, Normal.quantile(1 - LEVEL), Normal.quantile((1 + FOUND) / 2));
        return whole(Math.max(Math.max(toShow, toExclude), fewestRuns(figures)));
    }

    private static double runs(double spread, double effect, double level, double found) {
        double ratio = spread / Math.log1p(effect);
        return (2 * Math.pow((level + found) * ratio, 2) + level * level / 4) / EFFICIENCY;
    }

    /**
     * Runs a side whose 90 % interval has only one side of what matters in it, where the estimate is so far from it; empty where
     * nobody makes so many.
     *
     * @param distance of the estimate from the smallest effect that matters, both as logarithms
     */
    static OptionalInt runsToSeparate(double spread, double distance) {
        double ratio = Normal.quantile(1 - LEVEL) * spread / distance;
        return whole(2 * ratio * ratio / EFFICIENCY);
    }

    private static OptionalInt whole(double runs) {
        // Not the other way round: a spread that is not known is no number.
        return runs <= MOST_RUNS ? OptionalInt.of((int) Math.ceil(runs)) : OptionalInt.empty();
    }

    /** The standard deviation of logarithms within the sides; not a number where a side is a single run, or a value is 0. */
    static double spread(double[] base, double[] fresh) {
        double squares = squares(base) + squares(fresh);
        int freedom = base.length + fresh.length - 2;
        return freedom == 0 ? Double.NaN : Math.sqrt(squares / freedom);
    }

    private static double squares(double[] values) {
        double[] logs = Arrays.stream(values).map(Math::log).toArray();
        double mean = Arrays.stream(logs).average().orElse(0);
        return Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
    }
}
