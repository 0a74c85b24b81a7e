package bench.compare;

import bench.result.Comparison.Change;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How far figures of two single runs vary with what happened within them: both are made again from parts of the run that are
 * drawn at random, in blocks of neighbours, since what follows a slow second is slow as well.
 *
 * <p>The moving-block bootstrap of H. R. Künsch, "The Jackknife and the Bootstrap for General Stationary Observations", Annals of
 * Statistics 17 (1989); blocks as long as the cube root of the number of parts (P. Hall, J. L. Horowitz, B.-Y. Jing, Biometrika
 * 82, 1995). It knows nothing of how runs differ from one another.
 */
final class BlockBootstrap {
    /** Of fewer parts there are too few blocks to draw from. */
    static final int FEWEST_PARTS = 10;

    private static final int DRAWS = 999;
    private static final double TAIL = 0.05;

    /** For each draw, how often it has each part. */
    private final int[][] base;

    private final int[][] fresh;

    /**
     * Draws from both runs.
     *
     * @param baseParts how many the one has, {@value #FEWEST_PARTS} or more
     * @param freshParts likewise
     */
    BlockBootstrap(int baseParts, int freshParts, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.base = draws(baseParts, random);
        this.fresh = draws(freshParts, random);
    }

    private static int[][] draws(int parts, SplittableRandom random) {
        int length = (int) Math.ceil(Math.cbrt(parts));
        return IntStream.range(0, DRAWS)
                .mapToObj(draw -> {
                    int[] times = new int[parts];
                    int start = 0;
                    for (int i = 0; i < parts; i++) {
                        if (i % length == 0) {
                            start = random.nextInt(parts - length + 1);
                        }
                        times[start + i % length]++;
                    }
                    return times;
                })
                .toArray(int[][]::new);
    }

    /** What the draws show of a figure. */
    static final class Drawn {
        /** Of new to base in each draw, in ascending order. */
        private final double[] logRatios;

        private Drawn(double[] logRatios) {
            this.logRatios = logRatios;
        }

        /** The interval of 90 % of the draws, around the ratio of the whole runs. */
        Change around(double ratio) {
            double low = Math.exp(logRatios[(int) (TAIL * logRatios.length)]);
            double high = Math.exp(logRatios[(int) ((1 - TAIL) * logRatios.length)]);
            boolean isKnown = Double.isFinite(ratio) && Double.isFinite(high) && !Double.isNaN(low);
            return isKnown ? new Change(ratio, Math.min(low, ratio), Math.max(high, ratio)) : new Change(null, 0, null);
        }

        /** How often draws do not show the difference, on either side. */
        double p() {
            long notMore = Arrays.stream(logRatios).filter(each -> !(each > 0)).count();
            long notLess = Arrays.stream(logRatios).filter(each -> !(each < 0)).count();
            return Math.min(1, 2 * (1 + Math.min(notMore, notLess)) / (logRatios.length + 1.0));
        }
    }

    /** A figure of both runs, each as a function of how often each part is taken. */
    Drawn of(ToDoubleFunction<int[]> ofBase, ToDoubleFunction<int[]> ofFresh) {
        return new Drawn(IntStream.range(0, DRAWS)
                .mapToDouble(draw -> LocationShift.difference(
                        Math.log(ofBase.applyAsDouble(base[draw])), Math.log(ofFresh.applyAsDouble(fresh[draw]))))
                .sorted()
                .toArray());
    }
}
