package bench.compare;

import bench.compare.SideComparison.Decision;
import bench.compare.SimulatedRuns.Truth;
import bench.result.ComparedFigure;
import bench.result.Comparison.Answer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Comparisons of runs whose truth is known. */
final class ComparisonSimulation {
    static final int RUNS = 8;
    private static final double[] EFFECTS = {0, 0.05, 0.10, 0.20};
    private static final double[] SPREADS = {0.02, 0.05, 0.10};

    private ComparisonSimulation() {}

    /**
     * How many of so many comparisons show something.
     *
     * @return a share
     */
    static double share(Truth truth, int comparisons, long seed, Predicate<Decision> shown) {
        SplittableRandom random = new SplittableRandom(seed);
        long found = IntStream.range(0, comparisons)
                .filter(i -> shown.test(SideComparison.decide(truth.draw(random), CompareOptions.STANDARD)))
                .count();
        return (double) found / comparisons;
    }

    static boolean isRegression(Decision decision) {
        return decision.verdict().answer() == Answer.REGRESSION;
    }

    static boolean isRejected(Decision decision) {
        return decision.primaries().stream()
                .map(ComparedFigure::test)
                .anyMatch(test -> test.adjustedP() <= Power.LEVEL);
    }

    static boolean hasDrifted(Decision decision) {
        return decision.drift().orElseThrow().significant();
    }

    /** Two standard errors above a share of so many comparisons. */
    static double atMost(double share, int comparisons) {
        return share + 2 * Math.sqrt(share * (1 - share) / comparisons);
    }

    /** How often each answer is given, by effect and spread, as a table of Markdown. */
    static String power(int comparisons) {
        StringBuilder table =
                new StringBuilder("| true effect | runs differ by 2 % | by 5 % | by 10 % |\n|---|---|---|---|\n");
        for (double effect : EFFECTS) {
            table.append(String.format(Locale.ROOT, "| %.0f %% |", 100 * effect));
            for (double spread : SPREADS) {
                Truth truth = Truth.of(RUNS, spread).withCorrelation(0.5).withEffect(effect);
                table.append(cell(truth, comparisons));
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String cell(Truth truth, int comparisons) {
        SplittableRandom random = new SplittableRandom(1);
        List<Answer> answers = IntStream.range(0, comparisons)
                .mapToObj(i -> SideComparison.decide(truth.draw(random), CompareOptions.STANDARD))
                .map(decision -> decision.verdict().answer())
                .toList();
        return String.format(
                Locale.ROOT,
                " %.0f / %.0f / %.0f |",
                percent(answers, Answer.REGRESSION),
                percent(answers, Answer.NO_CHANGE),
                percent(answers, Answer.INCONCLUSIVE));
    }

    private static double percent(List<Answer> answers, Answer wanted) {
        return 100.0 * Collections.frequency(answers, wanted) / answers.size();
    }
}
