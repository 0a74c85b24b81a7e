package bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bench.result.Comparison.Change;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The ratio of two sides, and its interval. */
class LocationShiftTest {
    private static final double[] NONE = new double[6];

    private static double[] same(double value, int runs) {
        double[] values = new double[runs];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void isTheMedianOfTheRatiosOfAllPairs() {
        // 2/1, 4/1, 2/2, 4/2.
        Change change = LocationShift.of(new double[] {1, 2}, new double[] {2, 4});

        assertThat(change.ratio()).isCloseTo(2, within(1e-12));
    }

    @Test
    void soFewRunsHaveNoBounds() {
        Change change = LocationShift.of(new double[] {1, 2}, new double[] {2, 4});

        assertThat(change.low()).isZero();
        assertThat(change.high()).isNull();
        assertThat(change.interval()).isEqualTo("without bounds");
    }

    @Test
    void runsThatAreAllEqualHaveNotChangedAtAll() {
        assertThat(LocationShift.of(same(5, 4), same(5, 4))).isEqualTo(new Change(1.0, 1, 1.0));
    }

    @Test
    void aRatioThatAllPairsHaveIsTheInterval() {
        Change change = LocationShift.of(same(5, 4), same(6, 4));

        assertThat(change.ratio()).isCloseTo(1.2, within(1e-12));
        assertThat(change.low()).isCloseTo(1.2, within(1e-12));
        assertThat(change.high()).isCloseTo(1.2, within(1e-12));
    }

    /** Tables of the test have 15 as the critical value of 8 and 8 runs at 10 %, so the bounds are the ratios 16 and 49 of 64. */
    @Test
    void theBoundsOfEightRunsAreThoseOfTheTables() {
        SplittableRandom random = new SplittableRandom(3);
        double[] base = random.doubles(8, 10, 11).toArray();
        double[] fresh = random.doubles(8, 11, 12).toArray();
        double[] ratios = Arrays.stream(fresh)
                .flatMap(to -> Arrays.stream(base).map(from -> to / from))
                .sorted()
                .toArray();

        Change change = LocationShift.of(base, fresh);

        assertThat(change.low()).isCloseTo(ratios[15], within(1e-9));
        assertThat(change.high()).isCloseTo(ratios[48], within(1e-9));
        assertThat(change.ratio()).isCloseTo(Math.sqrt(ratios[31] * ratios[32]), within(1e-9));
    }

    @Test
    void theIntervalHasTheShiftsThatTheTestDoesNotRejectWithTiesToo() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 50; i++) {
            double[] base = random.doubles(5, 20, 30).map(Math::rint).toArray();
            double[] fresh = random.doubles(6, 20, 30).map(Math::rint).toArray();
            Change change = LocationShift.of(base, fresh);

            assertThat(p(base, fresh, change.low() * 0.9999)).isLessThanOrEqualTo(0.1);
            assertThat(p(base, fresh, change.high() * 1.0001)).isLessThanOrEqualTo(0.1);
            if (change.low() < change.high()) {
                assertThat(p(base, fresh, change.low() * 1.0001)).isGreaterThan(0.1);
                assertThat(p(base, fresh, change.high() * 0.9999)).isGreaterThan(0.1);
            }
        }
    }

    /** That the sides do not differ but by this factor. */
    private static double p(double[] base, double[] fresh, double factor) {
        return Permutations.ofSides(
                base, Arrays.stream(fresh).map(value -> value / factor).toArray());
    }

    @Test
    void coversTheTruthInNineOfTenCases() {
        SplittableRandom random = new SplittableRandom(5);
        int cases = 1_000;
        int covered = 0;
        for (int i = 0; i < cases; i++) {
            Change change = LocationShift.of(drawn(random, 10), drawn(random, 11));
            covered += change.low() <= 1.1 && 1.1 <= change.high() ? 1 : 0;
        }

        // Never less than 90 %, and with steps as coarse as those of 8 runs hardly more.
        assertThat(covered / (double) cases).isBetween(0.88, 0.95);
    }

    private static double[] drawn(SplittableRandom random, double middle) {
        double[] values = new double[8];
        Arrays.setAll(values, i -> middle * Math.exp(0.05 * random.nextGaussian()));
        return values;
    }

    @Test
    void fromNothingToSomethingThereIsNoBound() {
        Change change = LocationShift.of(NONE, same(3, 6));

        assertThat(change.ratio()).isNull();
        assertThat(change.high()).isNull();
        assertThat(change.text()).isEqualTo("without a bound");
    }

    @Test
    void fromSomethingToNothingTheRatioIsZero() {
        Change change = LocationShift.of(same(3, 6), NONE);

        assertThat(change.ratio()).isZero();
        assertThat(change.high()).isZero();
    }

    @Test
    void nothingOnBothSidesIsNoChange() {
        assertThat(LocationShift.of(NONE, NONE)).isEqualTo(new Change(1.0, 1, 1.0));
    }

    @Test
    void fewZerosLeaveARatio() {
        Change change = LocationShift.of(new double[] {0, 2, 2, 2, 2, 2}, new double[] {4, 4, 4, 4, 4, 0});

        assertThat(change.ratio()).isCloseTo(2, within(1e-12));
    }
}
