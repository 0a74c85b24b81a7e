package bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exact permutation test on mid-ranks. */
class RankSumsTest {
    private static double p(double[] base, double[] fresh) {
        return Permutations.ofSides(base, fresh);
    }

    private static double[] values(double... values) {
        return values;
    }

    @ParameterizedTest
    @CsvSource({"2, 0.33333", "3, 0.1", "4, 0.028571", "5, 0.0079365", "6, 0.0021645", "8, 0.00015540"})
    void sidesThatDoNotOverlapHaveTheSmallestP(int runs, double expected) {
        double[] base = IntStream.range(0, runs).asDoubleStream().toArray();
        double[] fresh = IntStream.range(runs, 2 * runs).asDoubleStream().toArray();

        assertThat(p(base, fresh)).isCloseTo(expected, within(expected * 1e-4));
        assertThat(p(fresh, base)).isEqualTo(p(base, fresh));
        assertThat(Power.smallestP(runs, runs)).isCloseTo(p(base, fresh), within(1e-12));
    }

    @Test
    void tiesShareTheirRanks() {
        // Mid-ranks 1, 3, 3 and 3, 5: of 10 choices of two, 6 are as far from the mean of 6 as 3 + 5.
        assertThat(p(values(1, 2, 2), values(2, 3))).isCloseTo(0.6, within(1e-12));
        // Mid-ranks 1.5, 1.5, 3, 4: the base has 3, and of 6 choices one has 3 and one has 7.
        assertThat(p(values(1, 1), values(2, 3))).isCloseTo(1 / 3.0, within(1e-12));
        // Mid-ranks 2, 2, 2, 4: of 6 choices three have 4 and three have 6, all as far from 5.
        assertThat(p(values(1, 1), values(1, 2))).isEqualTo(1);
    }

    @Test
    void runsThatAreAllEqualShowNothing() {
        double[] same = new double[8];
        Arrays.fill(same, 3.5);

        assertThat(p(same, same)).isEqualTo(1);
    }

    /** Figures that R's wilcox.test gives for these, with exact = TRUE. */
    @Test
    void agreesWithRWhereThereAreNoTies() {
        assertThat(p(values(19, 22, 16, 29, 24), values(20, 11, 17, 12))).isCloseTo(1 / 9.0, within(1e-12));
        assertThat(p(values(2, 4, 6, 8, 10, 12, 14, 15, 16, 17, 18), values(1, 3, 5, 7, 9, 11, 13, 19, 20)))
                .isCloseTo(0.655632293403191, within(1e-12));
        assertThat(p(values(2, 4, 6, 8, 10, 12, 14, 16, 18), values(-3, -1, 1, 3, 5, 7, 9, 11)))
                .isCloseTo(0.04640065816536405, within(1e-12));
    }

    @Test
    void countsAsManyChoicesAsThereAre() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            // Few values, so that many tie.
            double[] base = random.doubles(1 + random.nextInt(5))
                    .map(each -> Math.floor(4 * each))
                    .toArray();
            double[] fresh = random.doubles(1 + random.nextInt(5))
                    .map(each -> Math.floor(5 * each))
                    .toArray();

            assertThat(p(base, fresh)).isCloseTo(byEnumeration(base, fresh), within(1e-12));
        }
    }

    private static double byEnumeration(double[] base, double[] fresh) {
        double[] all = IntStream.range(0, base.length + fresh.length)
                .mapToDouble(i -> i < base.length ? base[i] : fresh[i - base.length])
                .toArray();
        int[] ranks = MidRanks.doubled(all);
        int mean = base.length * (all.length + 1);
        int seen = Math.abs(Arrays.stream(ranks, 0, base.length).sum() - mean);
        int[] choices = IntStream.range(0, 1 << all.length)
                .filter(choice -> Integer.bitCount(choice) == base.length)
                .toArray();
        long asFar = Arrays.stream(choices)
                .filter(choice -> Math.abs(IntStream.range(0, all.length)
                                        .filter(i -> ((choice >> i) & 1) == 1)
                                        .map(i -> ranks[i])
                                        .sum()
                                - mean)
                        >= seen)
                .count();
        return (double) asFar / choices.length;
    }

    @Test
    void theApproximationOfManyRunsIsCloseToTheExactFigure() {
        int exact = RankSums.MOST_EXACT / 2;
        int many = exact + 1;

        for (double z : new double[] {0.5, 1, 1.645, 1.96, 2.576}) {
            double p = RankSums.untied(2 * exact, exact).p(sum(exact, z));

            assertThat(RankSums.untied(2 * many, many).p(sum(many, z))).isCloseTo(p, within(0.01));
        }
    }

    /** A doubled sum that lies so many standard deviations above the mean. */
    private static int sum(int runs, double z) {
        double deviation = Math.sqrt(runs * runs * (2 * runs + 1) / 12.0);
        return (int) Math.round(runs * (2 * runs + 1) + 2 * z * deviation);
    }

    @Test
    void manyRunsTakeNoTime() {
        double[] base = IntStream.range(0, 400).asDoubleStream().toArray();
        double[] fresh = Arrays.stream(base).map(value -> value + 60.5).toArray();

        assertThat(p(base, fresh)).isBetween(1e-15, 1e-6);
    }
}
