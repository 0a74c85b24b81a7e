package bench.result;

import bench.result.Comparison.Answer;
import bench.result.Comparison.Sight;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why a comparison has come to its answer, in words; and how a ratio is said. */
public final class ComparisonReason {
    /** With fewer a side their spread is an estimate that can be wrong by many times, and so is all that follows from it. */
    public static final int FEWEST_RUNS = 4;

    /** From 3 times as much on, percentages are harder to read than factors. */
    private static final double MOST_AS_PERCENT = 3;

    /** Nobody plans for more, and the estimate is not as exact as a greater number looks. */
    private static final int MOST_RUNS = 100;

    private ComparisonReason() {}

    static String of(Comparison comparison) {
        String within = comparison.verdict().withinOneRun() ? "within this run only: " : "";
        return switch (comparison.verdict().cause()) {
            case FIGURES -> within + figures(comparison);
            case DRIFT -> drift(comparison);
            case TOO_FEW_RUNS ->
                "between " + comparison.runs().base().size() + " and "
                        + comparison.runs().fresh().size()
                        + " runs no difference is significant, however large it is; " + outlook(comparison);
            case NOISE ->
                within + "the runs do not show whether " + open(comparison) + " changed by "
                        + percent(comparison.sight().minEffect()) + "; " + outlook(comparison);
            case ONE_RUN ->
                "each side is a single run, which does not show by how much runs differ among themselves; repeat each,"
                        + " such as 8 times";
            case UNSUPPORTED -> "too few samples lie above the percentiles that were to decide; measure for longer";
            case NO_VALIDITY ->
                "a file of the OpenMessaging Benchmark does not say whether its figures are to be trusted";
        };
    }

    private static String figures(Comparison comparison) {
        Answer answer = comparison.answer();
        if (answer == Answer.NO_CHANGE) {
            return "no primary figure has changed by more than "
                    + percent(comparison.sight().minEffect());
        }
        String decided = comparison.primaries().stream()
                .filter(each -> each.test().answer() == answer)
                .map(ComparisonReason::moved)
                .collect(Collectors.joining("; "));
        List<String> others = comparison.primaries().stream()
                .filter(each -> answer == Answer.REGRESSION && each.test().answer() == Answer.IMPROVEMENT)
                .map(ComparisonReason::moved)
                .toList();
        return decided + (others.isEmpty() ? "" : "; but better: " + String.join("; ", others));
    }

    private static String moved(ComparedFigure figure) {
        Comparison.Change change = figure.change();
        Double p = figure.test().adjustedP();
        return figure.figure() + ": " + change.text() + ", 90 % interval " + change.interval()
                + (p == null ? "" : String.format(Locale.ROOT, ", p %.2g", p));
    }

    private static String open(Comparison comparison) {
        List<String> open = comparison.primaries().stream()
                .filter(each -> each.test().answer() == Answer.INCONCLUSIVE)
                .map(ComparedFigure::figure)
                .toList();
        return String.join(", ", open) + (open.size() == 1 ? " has" : " have");
    }

    private static String drift(Comparison comparison) {
        Comparison.Drift drift = comparison.drift();
        return String.format(
                Locale.ROOT,
                "the machine drifted by %.1f %% (%s, from the first run to the last), which is more than the %s that"
                        + " matter: run again in random order, on a quiet machine",
                drift == null ? 0 : drift.percent(),
                drift == null ? "" : drift.figure(),
                percent(comparison.sight().minEffect()));
    }

    private static String outlook(Comparison comparison) {
        Sight sight = comparison.sight();
        return needed(comparison)
                + (sight.smallestVisibleEffect() == null
                        ? "; no effect is visible now"
                        : "; smallest effect visible now: " + percent(sight.smallestVisibleEffect()));
    }

    private static String needed(Comparison comparison) {
        Integer needed = comparison.sight().runsNeeded();
        if (needed != null) {
            return runs(needed) + " runs a side would tell";
        }
        int fewer = Math.min(
                comparison.runs().base().size(), comparison.runs().fresh().size());
        return fewer < FEWEST_RUNS ? "so few do not show how many would tell: make 8 a side" : "more runs would tell";
    }

    /** An estimate of how many runs are needed, such as {@code about 12}. */
    public static String runs(int needed) {
        return needed > MOST_RUNS ? "more than " + MOST_RUNS : "about " + needed;
    }

    /** A ratio of two values, null where it has no bound; such as {@code +12.3 %}. */
    static String factor(Double ratio) {
        if (ratio == null) {
            return "without a bound";
        }
        return ratio < MOST_AS_PERCENT ? percentage(ratio) + " %" : String.format(Locale.ROOT, "x %,.1f", ratio);
    }

    /** A ratio as a change in percent, such as {@code +12.3}. */
    public static String percentage(double ratio) {
        // Rounded to a whole number first: of those there is no negative zero.
        return String.format(Locale.ROOT, "%+.1f", Math.round(1_000 * (ratio - 1)) / 10.0);
    }

    /** A share such as 0.05 as {@code 5 %}. */
    static String percent(double share) {
        double percent = share * 100;
        return percent == Math.rint(percent)
                ? String.format(Locale.ROOT, "%.0f %%", percent)
                : String.format(Locale.ROOT, "%.1f %%", percent);
    }
}
