package bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import bench.compare.SimulatedRuns.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comparisons of eight against eight runs answer where the truth is known. */
class ComparisonSimulationTest {
    private static final int COMPARISONS = 400;
    private static final int OF_EACH_CELL = 100;

    private final Truth same = Truth.of(ComparisonSimulation.RUNS, 0.05);

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.7})
    void findsARegressionBetweenEqualsAtMostAsOftenAsItsLevelSays(double correlation) {
        Truth truth = same.withCorrelation(correlation);

        assertThat(ComparisonSimulation.share(truth, COMPARISONS, 1, ComparisonSimulation::isRegression))
                .isLessThanOrEqualTo(ComparisonSimulation.atMost(0.05, COMPARISONS));
        assertThat(ComparisonSimulation.share(truth, COMPARISONS, 2, ComparisonSimulation::isRejected))
                .isLessThanOrEqualTo(ComparisonSimulation.atMost(0.05, COMPARISONS));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.7})
    void seesDriftWhereThereIsNoneAtMostAsOftenAsItsLevelSays(double correlation) {
        assertThat(ComparisonSimulation.share(
                        same.withCorrelation(correlation), COMPARISONS, 3, ComparisonSimulation::hasDrifted))
                .isLessThanOrEqualTo(ComparisonSimulation.atMost(0.05, COMPARISONS));
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, -2})
    void seesADriftOfTwiceTheSpreadEitherWay(double spreads) {
        assertThat(ComparisonSimulation.share(
                        same.withDrift(spreads * 0.05), COMPARISONS, 4, ComparisonSimulation::hasDrifted))
                .isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void anEffectBetweenTheSidesIsNoDrift() {
        assertThat(ComparisonSimulation.share(same.withEffect(0.3), COMPARISONS, 5, ComparisonSimulation::hasDrifted))
                .isLessThanOrEqualTo(ComparisonSimulation.atMost(0.05, COMPARISONS));
    }

    @Test
    void findsInFourOfFiveWhatItCallsVisible() {
        double visible = Power.smallestVisible(0.05, 8, 8, 3).orElseThrow();

        // With one of three figures the step of Holm is the strictest, which is what is reckoned with.
        double found = ComparisonSimulation.share(
                same.withCorrelation(0.999).withEffect(visible), COMPARISONS, 6, ComparisonSimulation::isRejected);

        assertThat(found).isBetween(0.72, 0.88);
    }

    @Test
    void answersAreAsOftenRightAsTheDocumentsSay() throws IOException {
        String table = ComparisonSimulation.power(OF_EACH_CELL);

        System.out.println(table);
        assertThat(Files.readString(Path.of("src/docs/comparing.md"))).contains(table);
    }
}
