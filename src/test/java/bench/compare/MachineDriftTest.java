package bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bench.compare.MachineDrift.Series;
import bench.result.Comparison.Drift;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachineDriftTest {
    /** Places 0, 3, 4, 7 ... for the base and 1, 2, 5, 6 ... for the new runs. */
    private static Sides alternating(int runs) {
        List<ComparedRun> base = new ArrayList<>();
        List<ComparedRun> fresh = new ArrayList<>();
        for (int place = 0; place < 2 * runs; place++) {
            boolean isFresh = place % 4 == 1 || place % 4 == 2;
            (isFresh ? fresh : base).add(SimulatedRuns.run("r" + place, place, 1));
        }
        return new Sides(base, fresh);
    }

    private static Optional<Drift> drift(Sides sides, double[] base, double[] fresh) {
        return MachineDrift.of(sides.inOrder(), List.of(new Series("publishLatency.p99", base, fresh, 1)), 1);
    }

    /** That grow by so much from the first run to the last; the new ones are a tenth larger as well. */
    private static double[][] growing(int runs, double growth) {
        double[][] values = {new double[runs], new double[runs]};
        int[] taken = new int[2];
        for (int place = 0; place < 2 * runs; place++) {
            int side = place % 4 == 1 || place % 4 == 2 ? 1 : 0;
            values[side][taken[side]++] = (side == 1 ? 11 : 10) * Math.pow(1 + growth, place / (2.0 * runs - 1));
        }
        return values;
    }

    @Test
    void aSteadyGrowthIsADriftByAllOfIt() {
        double[][] values = growing(8, 0.2);

        Drift drift = drift(alternating(8), values[0], values[1]).orElseThrow();

        assertThat(drift.percent()).isCloseTo(20, within(1e-6));
        assertThat(drift.figure()).isEqualTo("publishLatency.p99");
        assertThat(drift.significant()).isTrue();
    }

    @Test
    void aDeclineIsOneToo() {
        double[][] values = growing(8, -0.2);

        assertThat(drift(alternating(8), values[0], values[1]).orElseThrow().percent())
                .isCloseTo(-20, within(1e-6));
    }

    @Test
    void theDifferenceOfTheSidesIsNone() {
        double[] base = {10, 10.1, 9.9, 10, 10.1, 9.9, 10, 10};
        double[] fresh = Arrays.stream(base).map(value -> 3 * value).toArray();

        assertThat(drift(alternating(8), base, fresh).orElseThrow().significant())
                .isFalse();
    }

    @Test
    void isTheSameEachTime() {
        double[][] values = growing(6, 0.01);
        values[0][2] *= 1.02;

        assertThat(drift(alternating(6), values[0], values[1])).isEqualTo(drift(alternating(6), values[0], values[1]));
    }

    @Test
    void isNotKnownOfFewRunsNorOfEqualOnesNorOfZeros() {
        assertThat(drift(alternating(1), new double[] {1}, new double[] {2})).isEmpty();
        assertThat(drift(alternating(4), new double[] {1, 1, 1, 1}, new double[] {2, 2, 2, 2}))
                .isEmpty();
        assertThat(drift(alternating(4), new double[] {0, 1, 2, 3}, new double[] {2, 2, 2, 1}))
                .isEmpty();
        assertThat(MachineDrift.of(List.of(), List.of(), 1)).isEmpty();
    }

    @Test
    void figuresThatBecomeWorseTogetherAddUp() {
        Sides sides = alternating(6);
        double[] rate = {100, 98, 99.5, 97, 97.5, 96};
        double[] otherRate = {99, 100, 97, 99, 96.5, 98};
        double[] latency = {10, 10.2, 9.95, 10.1, 10.4, 10.3};
        double[] otherLatency = {10.1, 9.9, 10.3, 10, 10.2, 10.5};
        Series falling = new Series("publishRate", rate, otherRate, -1);
        Series rising = new Series("publishLatency.p99", latency, otherLatency, 1);

        double together = MachineDrift.of(sides.inOrder(), List.of(falling, rising), 1)
                .orElseThrow()
                .p();

        assertThat(together)
                .isLessThan(MachineDrift.of(sides.inOrder(), List.of(rising), 1)
                        .orElseThrow()
                        .p());
    }
}
