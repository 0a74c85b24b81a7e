package bench.compare;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The distribution of the sum of a sample's mid-ranks when every choice of so many runs out of all is as likely: the permutation
 * distribution of the test of Wilcoxon, Mann and Whitney, exact with any ties.
 *
 * <p>How many choices have which sum is counted by adding one run after the other, which takes a number of steps that grows as
 * the third power of that of the runs, not one step for each choice. Above {@value #MOST_EXACT} runs the normal approximation
 * with the variance of the ties takes its place. Immutable.
 */
final class RankSums {
    /** Of both sides together. */
    static final int MOST_EXACT = 60;

    private final int[] doubledRanks;
    private final int chosen;
    /** How many choices have each doubled sum; empty where the approximation is used. */
    private final double[] choices;

    /**
     * The distribution for these ranks.
     *
     * @param doubledRanks of all runs
     * @param chosen how many of them are in the sample
     */
    RankSums(int[] doubledRanks, int chosen) {
        this.doubledRanks = doubledRanks.clone();
        this.chosen = chosen;
        this.choices = doubledRanks.length > MOST_EXACT ? new double[0] : count(doubledRanks, chosen);
    }

    /** That of runs of which no two are equal. */
    static RankSums untied(int runs, int chosen) {
        return new RankSums(IntStream.rangeClosed(1, runs).map(rank -> 2 * rank).toArray(), chosen);
    }

    private static double[] count(int[] doubledRanks, int chosen) {
        int most = Arrays.stream(doubledRanks).sum();
        double[][] byNumber = new double[chosen + 1][most + 1];
        byNumber[0][0] = 1;
        int taken = 0;
        int reached = 0;
        for (int rank : doubledRanks) {
            taken = Math.min(taken + 1, chosen);
            reached += rank;
            for (int number = taken; number > 0; number--) {
                for (int sum = reached; sum >= rank; sum--) {
                    byNumber[number][sum] += byNumber[number - 1][sum - rank];
                }
            }
        }
        return byNumber[chosen];
    }

    /** How likely a sum is that lies at least as far from the mean as this one, on either side. */
    double p(int doubledSum) {
        int distance = Math.abs(doubledSum - doubledMean());
        if (choices.length == 0) {
            return approximation(distance);
        }
        double all = 0;
        double asFar = 0;
        for (int sum = 0; sum < choices.length; sum++) {
            all += choices[sum];
            if (Math.abs(sum - doubledMean()) >= distance) {
                asFar += choices[sum];
            }
        }
        return asFar / all;
    }

    /** Twice the mean of the sum: each run has the mean rank of (runs + 1) / 2. */
    private int doubledMean() {
        return chosen * (doubledRanks.length + 1);
    }

    private double approximation(int distance) {
        int runs = doubledRanks.length;
        double squares = Arrays.stream(doubledRanks)
                .mapToDouble(rank -> Math.pow(rank - (runs + 1.0), 2))
                .sum();
        double variance = (double) chosen * (runs - chosen) / ((double) runs * (runs - 1)) * squares;
        // Half a rank for continuity.
        return variance == 0 ? 1 : Math.min(1, 2 * Normal.below(-Math.max(0, distance - 1) / Math.sqrt(variance)));
    }
}
