package bench.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bench.report.EditedResults;
import bench.result.ComparedFigure;
import bench.result.ComparedFigure.Better;
import bench.result.Comparison;
import bench.result.Comparison.Answer;
import bench.result.Comparison.Cause;
import bench.result.Comparison.Difference;
import bench.result.OmbFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class SideComparisonTest {
    /** Differ by a hundredth or two. */
    private static final double[] QUIET = {1, 1.01, 0.99, 1.005, 0.995, 1.015, 0.985, 1.002};

    private static final double[] NOISY = {1, 1.4, 0.7, 1.2, 0.8, 1.5, 0.6, 1.1};

    /** Runs in turn, whose figures are these times the true ones. */
    private static Sides sides(double[] factors, int runs, double effect) {
        List<ComparedRun> base = new ArrayList<>();
        List<ComparedRun> fresh = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            int swapped = i % 2;
            double one = factors[i];
            double other = factors[(i + 3) % runs] * effect;
            base.add(SimulatedRuns.run("base" + i, 2 * i + swapped, 2 * one, 20 * one, 25 * one));
            fresh.add(SimulatedRuns.run("new" + i, 2 * i + 1 - swapped, 2 * other, 20 * other, 25 * other));
        }
        return new Sides(base, fresh);
    }

    private static Comparison compare(Sides sides) {
        return SideComparison.of(sides, CompareOptions.STANDARD);
    }

    @Test
    void aLatencyThatIsClearlyHigherIsARegression() {
        Comparison comparison = compare(sides(QUIET, 8, 1.2));

        assertThat(comparison.answer()).isEqualTo(Answer.REGRESSION);
        assertThat(comparison.verdict().cause()).isEqualTo(Cause.FIGURES);
        assertThat(comparison.primaries())
                .extracting(ComparedFigure::figure)
                .containsExactlyElementsOf(SimulatedRuns.FIGURES);
        ComparedFigure p50 = comparison.primaries().get(0);
        assertThat(p50.change().ratio()).isCloseTo(1.2, within(0.01));
        assertThat(p50.test().p()).isCloseTo(0.000155, within(1e-6));
        assertThat(p50.test().adjustedP()).isCloseTo(3 * 0.000155, within(2e-6));
        assertThat(p50.test().pairedP()).isCloseTo(2 / 256.0, within(1e-9));
        assertThat(comparison.reason())
                .startsWith("publishResponseLatency.p50: +20.")
                .contains(", 90 % interval +1", ", p 0.00047; publishResponseLatency.p99: +20.");
    }

    @Test
    void aLatencyThatIsClearlyLowerIsAnImprovement() {
        Comparison comparison = compare(sides(QUIET, 8, 0.8));

        assertThat(comparison.answer()).isEqualTo(Answer.IMPROVEMENT);
        assertThat(comparison.isOpen()).isFalse();
    }

    @Test
    void noChangeHasToBeShownToo() {
        Comparison comparison = compare(sides(QUIET, 8, 1.003));

        assertThat(comparison.answer()).isEqualTo(Answer.NO_CHANGE);
        assertThat(comparison.reason()).isEqualTo("no primary figure has changed by more than 5 %");
        assertThat(comparison.sight().runsNeeded()).isNotNull();
    }

    @Test
    void aSignificantChangeThatIsTooSmallToMatterIsNoRegression() {
        Comparison comparison = compare(sides(QUIET, 8, 1.03));

        assertThat(comparison.primaries()).allMatch(each -> each.test().adjustedP() <= 0.05);
        assertThat(comparison.answer()).isEqualTo(Answer.NO_CHANGE);
    }

    @Test
    void noisyRunsDoNotShowIt() {
        Comparison comparison = compare(sides(NOISY, 8, 1.05));

        assertThat(comparison.answer()).isEqualTo(Answer.INCONCLUSIVE);
        assertThat(comparison.verdict().cause()).isEqualTo(Cause.NOISE);
        assertThat(comparison.isOpen()).isTrue();
        assertThat(comparison.sight().runsNeeded()).isGreaterThan(100);
        assertThat(comparison.reason())
                .contains("have changed by 5 %; more than 100 runs a side would tell; smallest effect visible now: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void fewRunsDoNotShowHowManyWouldTell(int runs) {
        Comparison comparison = compare(sides(NOISY, runs, 1.05));

        assertThat(comparison.sight().runsNeeded()).isNull();
        assertThat(comparison.primaries()).allMatch(each -> each.test().runsNeeded() == null);
        assertThat(comparison.reason())
                .isEqualTo(
                        "between " + runs + " and " + runs + " runs no difference is significant, however large it is;"
                                + " so few do not show how many would tell: make 8 a side; no effect is visible now");
    }

    @Test
    void fourAgainstFourByThreeFiguresNeverFindARegression() {
        Comparison comparison = compare(sides(QUIET, 4, 2));

        assertThat(comparison.answer()).isEqualTo(Answer.INCONCLUSIVE);
        assertThat(comparison.verdict().cause()).isEqualTo(Cause.TOO_FEW_RUNS);
        assertThat(comparison.reason())
                .isEqualTo("between 4 and 4 runs no difference is significant, however large it is; about 5 runs a side"
                        + " would tell; no effect is visible now");
        assertThat(comparison.circumstances().notes())
                .anyMatch(note -> note.startsWith("with 4 runs a side the smallest p is 0.029"));
    }

    @Test
    void fourAgainstFourByOneFigureDo() {
        Comparison comparison = SideComparison.of(
                sides(QUIET, 4, 2), CompareOptions.STANDARD.withFigures(List.of("publishResponseLatency.p99")));

        assertThat(comparison.answer()).isEqualTo(Answer.REGRESSION);
        assertThat(comparison.figures())
                .extracting(ComparedFigure::figure)
                .containsExactly("publishResponseLatency.p50", "endToEndResponseLatency.p99");
        assertThat(comparison.figures()).allMatch(each -> each.test().equals(ComparedFigure.Test.NONE));
    }

    @Test
    void aRegressionOfOneFigureIsOneOfTheWhole() {
        Sides better = sides(QUIET, 8, 0.8);
        List<ComparedRun> fresh = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            fresh.add(SimulatedRuns.run("new" + i, 2 * i + 1 - i % 2, 1.6 * QUIET[i], 16 * QUIET[i], 50 * QUIET[i]));
        }

        Comparison comparison = compare(new Sides(better.base(), fresh));

        assertThat(comparison.answer()).isEqualTo(Answer.REGRESSION);
        assertThat(comparison.reason())
                .startsWith("endToEndResponseLatency.p99: +")
                .contains("; but better: publishResponseLatency.p50: -");
    }

    @Test
    void aDriftBeyondWhatMattersLeavesItOpen() {
        List<ComparedRun> base = new ArrayList<>();
        List<ComparedRun> fresh = new ArrayList<>();
        for (int place = 0; place < 16; place++) {
            double factor = Math.pow(1.5, place / 15.0);
            boolean isFresh = place % 4 == 1 || place % 4 == 2;
            (isFresh ? fresh : base).add(SimulatedRuns.run("r" + place, place, 2 * factor, 20 * factor, 25 * factor));
        }

        Comparison comparison = compare(new Sides(base, fresh));

        assertThat(comparison.answer()).isEqualTo(Answer.INCONCLUSIVE);
        assertThat(comparison.verdict().cause()).isEqualTo(Cause.DRIFT);
        assertThat(comparison.primaries()).allMatch(each -> each.test().answer() == Answer.INCONCLUSIVE);
        assertThat(comparison.reason()).startsWith("the machine drifted by 50.0 % (");
    }

    @Test
    void aHigherRateIsTheBetterOneWhereNoneWasGiven() {
        List<ComparedRun> base = new ArrayList<>();
        List<ComparedRun> fresh = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            base.add(unlimited("base" + i, 2 * i, 1_000 * QUIET[i]));
            fresh.add(unlimited("new" + i, 2 * i + 1, 800 * QUIET[i]));
        }

        Comparison comparison = compare(new Sides(base, fresh));

        assertThat(comparison.primaries()).singleElement().satisfies(rate -> {
            assertThat(rate.figure()).isEqualTo("publishRate");
            assertThat(rate.better()).isEqualTo(Better.HIGHER);
            assertThat(rate.worsens()).isTrue();
        });
        assertThat(comparison.answer()).isEqualTo(Answer.REGRESSION);
    }

    private static ComparedRun unlimited(String file, int place, double rate) {
        return SimulatedRuns.run(
                file,
                EditedResults.of(
                        SimulatedRuns.startedAt(place),
                        fields -> ((ObjectNode) fields.path("run")).put("targetRate", 2_147_483_647d)),
                Map.of("publishRate", rate));
    }

    @Test
    void aRateThatWasGivenHasNoVerdict() {
        PrimaryFigures figures = new PrimaryFigures(sides(QUIET, 2, 1));

        assertThat(figures.better("publishRate")).isEqualTo(Better.NEITHER);
        assertThat(figures.mistakeIn("publishRate").orElseThrow()).contains("must not be a rate that was given");
    }

    @ParameterizedTest
    @CsvSource({
        "publishLatency.max, must not be a maximum",
        "backlog.max, must not be a maximum",
        "messagesSent, this one depends on the load",
        "publishLatency.count, this one depends on the load",
        "endToEndLatency.p99, must be in all results"
    })
    void whatCannotDecideIsAMistake(String figure, String mistake) {
        assertThat(new PrimaryFigures(sides(QUIET, 2, 1)).mistakeIn(figure).orElseThrow())
                .contains(mistake);
    }

    @Test
    void whatDiffersIsListed() {
        Sides sides = sides(QUIET, 2, 1);
        Sides other = new Sides(
                sides.base(),
                SimulatedRuns.with(
                        sides.fresh(),
                        result -> EditedResults.of(result, fields -> {
                            ((ObjectNode) fields.path("config").path("workload")).put("messageSize", 99);
                            ((ObjectNode) fields.path("environment").path("jvm")).put("version", "21.0.1");
                        })));

        assertThat(compare(other).circumstances().differences())
                .containsExactly(
                        new Difference("workload.messageSize", "1024", "99"),
                        new Difference("jvm.version", "17.0.1", "21.0.1"));
        assertThat(compare(sides).circumstances().differences()).isEmpty();
    }

    @Test
    void runsOfOneSideAfterTheOtherAreNoted() {
        Comparison comparison = compare(SimulatedRuns.ofOneFigure(QUIET, QUIET));

        assertThat(comparison.circumstances().notes())
                .anyMatch(note -> note.startsWith("all runs of one side were made before those of the other"));
    }

    @Test
    void aSingleRunASideHasNoAnswer() {
        Comparison comparison = compare(new Sides(
                List.of(ComparedRun.of("a", SimulatedRuns.startedAt(0))),
                List.of(ComparedRun.of("b", SimulatedRuns.startedAt(1)))));

        assertThat(comparison.answer()).isEqualTo(Answer.INCONCLUSIVE);
        assertThat(comparison.verdict().cause()).isEqualTo(Cause.ONE_RUN);
        assertThat(comparison.verdict().withinOneRun()).isTrue();
        assertThat(comparison.primaries()).allMatch(each -> each.test().p() == null);
        assertThat(comparison.shifts()).isNotEmpty();
    }

    @Test
    void filesOfOmbHaveNoVerdict() {
        OmbFile omb = OmbFile.read("""
                {"workload": "w", "driver": "d", "publishRate": [10, 20], "aggregatedPublishLatency50pct": 2.0,
                 "aggregatedPublishLatency99pct": 20.0, "aggregatedEndToEndLatency99pct": 25}
                """.getBytes(UTF_8)).orElseThrow();

        Comparison comparison = compare(new Sides(
                List.of(ComparedRun.of("omb", omb)), List.of(ComparedRun.of("ours", SimulatedRuns.startedAt(0)))));

        assertThat(comparison.verdict().cause()).isEqualTo(Cause.NO_VALIDITY);
        assertThat(comparison.primaries())
                .extracting(ComparedFigure::figure)
                .containsExactly("publishLatency.p50", "publishLatency.p99", "endToEndLatency.p99");
        assertThat(comparison.primaries()).allMatch(each -> each.test().equals(ComparedFigure.Test.NONE));
        assertThat(comparison.runs().base().get(0).verdict()).isNull();
        assertThat(comparison.runs().base().get(0).values()).containsEntry("publishRate", 15.0);
        assertThat(comparison.circumstances().notes())
                .anyMatch(note -> note.startsWith("omb is of the OpenMessaging Benchmark: no validity"));
    }

    @Test
    void runsWithoutAFigureInCommonCannotBeCompared() {
        Sides sides = new Sides(
                List.of(SimulatedRuns.run("a", SimulatedRuns.startedAt(0), Map.of())),
                List.of(SimulatedRuns.run("b", SimulatedRuns.startedAt(1), Map.of())));

        assertThat(new PrimaryFigures(sides).standard()).isEmpty();
        assertThatThrownBy(() -> compare(sides)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isTheSameEachTime() {
        assertThat(compare(sides(NOISY, 8, 1.1))).isEqualTo(compare(sides(NOISY, 8, 1.1)));
    }
}
