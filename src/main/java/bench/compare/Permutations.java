package bench.compare;

import bench.compare.Sides.Pair;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Exact permutation tests of a figure, on mid-ranks: how often chance alone would show such a difference. */
final class Permutations {
    private Permutations() {}

    /**
     * The two-sided p of two sides of runs that are compared as wholes.
     *
     * <p>The test of Wilcoxon, Mann and Whitney; see E. L. Lehmann, "Nonparametrics: Statistical Methods Based on Ranks" (1975),
     * chapter 1.
     */
    static double ofSides(double[] base, double[] fresh) {
        double[] all =
                DoubleStream.concat(Arrays.stream(base), Arrays.stream(fresh)).toArray();
        int[] ranks = MidRanks.doubled(all);
        // By the smaller side: there is less to count.
        boolean isBaseSmaller = base.length <= fresh.length;
        int sum = Arrays.stream(ranks, isBaseSmaller ? 0 : base.length, isBaseSmaller ? base.length : all.length)
                .sum();
        return new RankSums(ranks, Math.min(base.length, fresh.length)).p(sum);
    }

    /**
     * The two-sided p of runs that ran in turn, by flipping the sign of each pair's difference.
     *
     * <p>The signed-rank test of Wilcoxon; pairs without a difference are left out. See chapter 3 there.
     */
    static double ofPairs(double[] base, double[] fresh, List<Pair> pairs) {
        double[] differences = pairs.stream()
                .mapToDouble(
                        pair -> LocationShift.difference(Math.log(base[pair.base()]), Math.log(fresh[pair.fresh()])))
                .filter(difference -> difference != 0)
                .toArray();
        int[] ranks = MidRanks.doubled(Arrays.stream(differences).map(Math::abs).toArray());
        int all = Arrays.stream(ranks).sum();
        int positive = 0;
        double[] flips = new double[all + 1];
        flips[0] = 1;
        for (int i = 0; i < ranks.length; i++) {
            positive += differences[i] > 0 ? ranks[i] : 0;
            for (int sum = all; sum >= 0; sum--) {
                // Halved each time, so that the counts are probabilities.
                flips[sum] = (flips[sum] + (sum >= ranks[i] ? flips[sum - ranks[i]] : 0)) / 2;
            }
        }
        double p = 0;
        for (int sum = 0; sum <= all; sum++) {
            if (Math.abs(2 * sum - all) >= Math.abs(2 * positive - all)) {
                p += flips[sum];
            }
        }
        return Math.min(1, p);
    }
}
