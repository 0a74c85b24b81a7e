package bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bench.compare.Sides.Pair;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that ran in turn. */
class PairsTest {
    private static List<Pair> pairs(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Pair(i, i)).toList();
    }

    @ParameterizedTest
    @CsvSource({"3, 0.25", "4, 0.125", "6, 0.03125", "30, 1.862645e-9"})
    void pairsThatAllGoOneWayHaveTheSmallestP(int count, double expected) {
        double[] base = IntStream.range(1, count + 1).asDoubleStream().toArray();
        double[] fresh = Arrays.stream(base).map(value -> 1.1 * value).toArray();

        assertThat(Permutations.ofPairs(base, fresh, pairs(count))).isCloseTo(expected, within(expected * 1e-6));
    }

    @Test
    void pairsWithoutADifferenceAreLeftOut() {
        double[] base = {1, 2, 3, 4};

        assertThat(Permutations.ofPairs(base, base, pairs(4))).isEqualTo(1);
        // Differences of 0, 0, and two of one sign: 2 of 4 ways to flip are as far from the mean.
        assertThat(Permutations.ofPairs(base, new double[] {1, 2, 4, 6}, pairs(4)))
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void neighboursOfBothSidesArePairs() {
        Sides sides = new Sides(
                List.of(SimulatedRuns.run("a", 3, 1), SimulatedRuns.run("b", 0, 1)),
                List.of(SimulatedRuns.run("c", 1, 1), SimulatedRuns.run("d", 2, 1)));

        assertThat(sides.pairs()).containsExactly(new Pair(1, 0), new Pair(0, 1));
        assertThat(sides.areOneAfterTheOther()).isFalse();
    }

    @Test
    void oneSideAfterTheOtherHasNoPairs() {
        Sides sides = SimulatedRuns.ofOneFigure(new double[] {1, 2}, new double[] {3, 4});

        assertThat(sides.pairs()).isEmpty();
        assertThat(sides.areOneAfterTheOther()).isTrue();
    }
}
