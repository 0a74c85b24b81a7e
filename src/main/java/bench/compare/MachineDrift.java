package bench.compare;

import bench.compare.Sides.Place;
import bench.result.Comparison.Drift;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whether the machine has changed while the runs were made: a slope of the figures over the order of all runs, after the mean of
 * each side.
 *
 * <p>One test for all primary figures, of the largest slope of any of them and of all together, each by its own spread. How often
 * chance shows one as large is counted over random orders of the runs within each side, so figures may correlate in any way.
 * Such permutation of what is left after the means is exact, since runs of a side can change places when there is no drift. See
 * P. H. Westfall and S. S. Young, "Resampling-Based Multiple Testing" (1993), for the largest of several statistics.
 */
final class MachineDrift {
    /** Of a test that is to find little that is not there. */
    private static final double LEVEL = 0.05;

    private static final int ORDERS = 999;
    /** Sums that are equal but for rounding. */
    private static final double ROUNDING = 1e-12;

    /** Of fewer there are too few orders for any of them to be rare. */
    private static final int FEWEST_RUNS = 4;

    /** The place of each run in the order, less the mean of its side. */
    private final double[] times;
    /** For each figure the logarithm in each run, less the mean of its side, and so that the sum of squares is 1. */
    private final double[][] figures;
    /** Places of each side's runs in the order. */
    private final int[][] sides;
    /** How much the sum over all figures varies beside a single one of them. */
    private final double spreadOfSum;

    private MachineDrift(double[] times, double[][] figures, int[][] sides) {
        this.times = times;
        this.figures = figures;
        this.sides = sides;
        double[] sums = IntStream.range(0, times.length)
                .mapToDouble(run ->
                        Arrays.stream(figures).mapToDouble(each -> each[run]).sum())
                .toArray();
        this.spreadOfSum = Math.sqrt(product(sums, sums));
    }

    /** A primary figure in all runs. */
    static final class Series {
        private final String figure;
        private final double[] base;
        private final double[] fresh;
        private final int sign;

        /**
         * The values of both sides.
         *
         * @param sign 1 where more of it is worse, -1 where less is: what slows the machine down moves all figures one way
         */
        Series(String figure, double[] base, double[] fresh, int sign) {
            this.figure = figure;
            this.base = base;
            this.fresh = fresh;
            this.sign = sign;
        }
    }

    /**
     * Looks for drift.
     *
     * @param order of all runs; with none there is nothing to see
     * @param series of the primary figures; those with a 0 are left out
     */
    static Optional<Drift> of(List<Place> order, List<Series> series, long seed) {
        int[][] sides = {places(order, false), places(order, true)};
        double[] times =
                lessMeans(IntStream.range(0, order.size()).asDoubleStream().toArray(), sides);
        List<double[]> figures = new ArrayList<>();
        double clearest = 0;
        double percent = 0;
        String moved = "";
        for (Series each : series) {
            double[] logs = lessMeans(inOrder(order, each), sides);
            double norm = Math.sqrt(product(logs, logs));
            if (!(norm > 0) || Double.isInfinite(norm)) {
                continue;
            }
            figures.add(Arrays.stream(logs).map(log -> each.sign * log / norm).toArray());
            double slope = product(times, logs);
            if (moved.isEmpty() || Math.abs(slope) / norm > clearest) {
                clearest = Math.abs(slope) / norm;
                percent = Math.expm1(slope / product(times, times) * (order.size() - 1));
                moved = each.figure;
            }
        }
        if (figures.isEmpty() || order.size() < FEWEST_RUNS || !(product(times, times) > 0)) {
            return Optional.empty();
        }
        double p = new MachineDrift(times, figures.toArray(double[][]::new), sides).p(new SplittableRandom(seed));
        return Optional.of(new Drift(100 * percent, moved, p, p <= LEVEL));
    }

    private static int[] places(List<Place> order, boolean isFresh) {
        return IntStream.range(0, order.size())
                .filter(i -> order.get(i).isFresh() == isFresh)
                .toArray();
    }

    private static double[] inOrder(List<Place> order, Series series) {
        return order.stream()
                .mapToDouble(place -> Math.log((place.isFresh() ? series.fresh : series.base)[place.index()]))
                .toArray();
    }

    private static double[] lessMeans(double[] values, int[][] sides) {
        double[] left = values.clone();
        for (int[] side : sides) {
            double mean = Arrays.stream(side)
                    .mapToDouble(run -> values[run])
                    .average()
                    .orElse(0);
            Arrays.stream(side).forEach(run -> left[run] -= mean);
        }
        return left;
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private double p(SplittableRandom random) {
        double seen = largest(times);
        double[] shuffled = times.clone();
        int asLarge = 1;
        for (int i = 0; i < ORDERS; i++) {
            for (int[] side : sides) {
                shuffle(shuffled, side, random);
            }
            asLarge += largest(shuffled) >= seen - ROUNDING ? 1 : 0;
        }
        return asLarge / (ORDERS + 1.0);
    }

    /** The largest slope, of a single figure or of all together; each is of the same spread. */
    private double largest(double[] order) {
        double largest = 0;
        double sum = 0;
        for (double[] figure : figures) {
            double slope = product(order, figure);
            largest = Math.max(largest, Math.abs(slope));
            sum += slope;
        }
        return spreadOfSum > ROUNDING ? Math.max(largest, Math.abs(sum) / spreadOfSum) : largest;
    }

    private static void shuffle(double[] values, int[] places, SplittableRandom random) {
        for (int i = places.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double value = values[places[i]];
            values[places[i]] = values[places[j]];
            values[places[j]] = value;
        }
    }
}
