package bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import bench.compare.SimulatedRuns.Truth;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same over so many comparisons that little is left to chance. */
@Tag("trust")
class ComparisonSimulationIT {
    private static final int COMPARISONS = 10_000;

    @ParameterizedTest
    @CsvSource({"0.10, 0", "0.10, 0.7"})
    void findsARegressionBetweenEqualsAtMostAsOftenAsItsLevelSays(double spread, double correlation) {
        Truth truth = Truth.of(ComparisonSimulation.RUNS, spread).withCorrelation(correlation);
        double regressions = ComparisonSimulation.share(truth, COMPARISONS, 1, ComparisonSimulation::isRegression);
        double drifts = ComparisonSimulation.share(truth, COMPARISONS, 2, ComparisonSimulation::hasDrifted);
        double seen = ComparisonSimulation.share(
                truth.withDrift(2 * spread), COMPARISONS, 3, ComparisonSimulation::hasDrifted);

        System.out.printf(
                "spread %.2f, correlation %.1f: regression %.4f, drift %.4f, drift of 2 spreads seen %.4f%n",
                spread, correlation, regressions, drifts, seen);
        assertThat(regressions).isLessThanOrEqualTo(ComparisonSimulation.atMost(0.05, COMPARISONS));
        assertThat(drifts).isLessThanOrEqualTo(ComparisonSimulation.atMost(0.05, COMPARISONS));
        if (correlation == 0) {
            assertThat(seen).isGreaterThanOrEqualTo(0.9);
        }
    }
}
