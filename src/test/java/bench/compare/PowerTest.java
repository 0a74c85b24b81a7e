package bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerTest {
    @Test
    void quantilesAreThoseOfTheTables() {
        assertThat(Normal.quantile(0.975)).isCloseTo(1.959964, within(1e-6));
        assertThat(Normal.quantile(0.5)).isCloseTo(0, within(1e-9));
        assertThat(Normal.below(1.644854)).isCloseTo(0.95, within(1e-7));
        assertThat(Normal.below(-9)).isZero();
        assertThat(Normal.below(9)).isEqualTo(1);
    }

    /** Four against four with three primaries decides nothing, ever; nor do 21 figures at five against five. */
    @ParameterizedTest
    @CsvSource({"4, 1, true", "4, 3, false", "5, 3, true", "5, 21, false", "3, 1, false", "6, 21, true"})
    void soManyRunsCanDecideBySoManyFigures(int runs, int figures, boolean expected) {
        assertThat(Power.canDecide(runs, runs, figures)).isEqualTo(expected);
    }

    @Test
    void knowsTheFewestRunsThatCanDecide() {
        assertThat(Power.fewestRuns(1)).isEqualTo(4);
        assertThat(Power.fewestRuns(3)).isEqualTo(5);
    }

    @Test
    void unevenSidesHaveASmallestPToo() {
        // One order of 10 over 2 out of 45, and its reverse.
        assertThat(Power.smallestP(8, 2)).isCloseTo(2 / 45.0, within(1e-12));
        assertThat(Power.smallestP(2, 8)).isCloseTo(2 / 45.0, within(1e-12));
        assertThat(Power.smallestP(1, 1)).isEqualTo(1);
    }

    @Test
    void moreRunsSeeSmallerEffects() {
        double few = Power.smallestVisible(0.05, 6, 6, 3).orElseThrow();
        double many = Power.smallestVisible(0.05, 12, 12, 3).orElseThrow();

        assertThat(many).isLessThan(few).isGreaterThan(0.04);
        assertThat(Power.smallestVisible(0.05, 4, 4, 3)).isEmpty();
        assertThat(Power.smallestVisible(Double.NaN, 8, 8, 3)).isEmpty();
    }

    @Test
    void moreSpreadNeedsMoreRuns() {
        assertThat(Power.runsNeeded(0.02, 0.05, 3).orElseThrow())
                .isLessThan(Power.runsNeeded(0.05, 0.05, 3).orElseThrow());
        assertThat(Power.runsNeeded(0, 0.05, 3)).hasValue(5);
        assertThat(Power.runsNeeded(50, 0.05, 3)).isEmpty();
        assertThat(Power.runsNeeded(Double.NaN, 0.05, 3)).isEmpty();
    }

    @Test
    void spreadIsThatWithinTheSides() {
        double e = Math.E;

        // Logarithms 0, 2 and 5, 7: both sides vary by 2 around their own mean.
        assertThat(Power.spread(new double[] {1, e * e}, new double[] {Math.pow(e, 5), Math.pow(e, 7)}))
                .isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(Power.spread(new double[] {1}, new double[] {2})).isNaN();
    }

    @Test
    void saysBeforehandWhatFewRunsWillSee() {
        assertThat(FewRuns.notice(6, 6, 3)).isEmpty();
        assertThat(FewRuns.notice(4, 4, 3))
                .hasValue("with 4 runs a side the smallest p is 0.029, and 3 primary figures need at most 0.017: no"
                        + " difference will be significant, however large it is; from 5 runs a side on some are");
        assertThat(FewRuns.notice(5, 5, 3).orElseThrow())
                .startsWith("with 5 runs a side the smallest p is 0.0079, and 3 primary figures need at most 0.017:"
                        + " only differences of some ")
                .endsWith(" times the spread of the runs will be seen");
        assertThat(FewRuns.notice(1, 8, 1).orElseThrow()).startsWith("with 1 and 8 runs the smallest p is 0.22,");
    }
}
