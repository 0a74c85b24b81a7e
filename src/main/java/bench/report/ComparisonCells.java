package bench.report;

import static bench.result.ByteUnits.MEGABYTE;

import bench.result.ComparedFigure;
import bench.result.Comparison;
import bench.result.Comparison.Answer;
import bench.result.Comparison.Change;
import bench.result.Comparison.Drift;
import bench.result.Comparison.Sight;
import bench.result.ComparisonReason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What outputs show of a comparison, in words and numbers. */
public final class ComparisonCells {
    /** Of the figures without a verdict, those that a person looks at; a file has all. */
    private static final List<String> ENDS = List.of(".p50", ".p99", ".p999");

    private static final String UNCHANGED = "+0.0 %";

    /** Ratios from here on are shown as factors. */
    private static final double MOST_AS_PERCENT = 3;

    private ComparisonCells() {}

    /** {@code REGRESSION} and so on. */
    static String headline(Comparison comparison) {
        return word(comparison.answer()).toUpperCase(Locale.ROOT);
    }

    /** An answer in words. */
    public static String word(Answer answer) {
        return answer == Answer.NO_CHANGE ? "no change" : answer.text();
    }

    /** That of a figure; empty where it has none of its own. */
    static String answer(ComparedFigure figure) {
        Answer answer = figure.test().answer();
        return answer == null ? "" : word(answer);
    }

    /** What is compared. */
    static String subject(Comparison comparison) {
        int base = comparison.runs().base().size();
        int fresh = comparison.runs().fresh().size();
        return String.format(
                Locale.ROOT,
                "%d %s of the base, %d new; a change of %s %% matters",
                base,
                base == 1 ? "run" : "runs",
                fresh,
                number(100 * comparison.sight().minEffect()));
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    /** The name of a figure with its unit. */
    static String name(ComparedFigure figure) {
        return switch (figure.unit()) {
            case "" -> figure.figure();
            case "B/s" -> figure.figure() + " (MB/s)";
            default -> figure.figure() + " (" + figure.unit() + ")";
        };
    }

    /** A value of a figure, without its unit. */
    public static String value(ComparedFigure figure, double value) {
        return switch (figure.unit()) {
            case "B/s" -> String.format(Locale.ROOT, "%,.2f", value / MEGABYTE);
            case "msg/s" -> String.format(Locale.ROOT, "%,.1f", value);
            case "us" -> String.format(Locale.ROOT, "%,.0f", value);
            case "%" -> String.format(Locale.ROOT, "%.4f", value);
            case "" -> String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.1f", value);
            default -> String.format(Locale.ROOT, "%,.3f", value);
        };
    }

    /** The change of a figure; a dash where there is no ratio. */
    public static String change(Change change) {
        return change.ratio() == null ? "-" : change.text();
    }

    /** Its interval; a dash where the runs are too few for one. */
    public static String interval(Change change) {
        Double high = change.high();
        if (high == null) {
            return change.low() == 0 ? "-" : change.interval();
        }
        return high < MOST_AS_PERCENT
                ? ComparisonReason.percentage(change.low()) + " to " + ComparisonReason.percentage(high) + " %"
                : change.interval();
    }

    /** Of a figure its name, its values on both sides, its change, and the interval of that. */
    static List<String> of(ComparedFigure figure) {
        return List.of(
                name(figure),
                value(figure, figure.base()),
                value(figure, figure.fresh()),
                change(figure.change()),
                interval(figure.change()));
    }

    /**
     * A sentence on figures of a table whose change would look like a mistake beside their medians; empty where none does.
     *
     * @param title of a figure, by its name
     */
    public static Optional<String> againstMedians(List<ComparedFigure> figures, UnaryOperator<String> title) {
        List<String> against = figures.stream()
                .filter(ComparedFigure::isAgainstMedians)
                // Nobody sees what is lost in rounding.
                .filter(each -> !change(each.change()).equals(UNCHANGED)
                        && !value(each, each.base()).equals(value(each, each.fresh())))
                .map(each -> title.apply(each.figure()))
                .toList();
        return against.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "the medians of " + String.join(", ", against) + " go the other way than the change, which is"
                                + " the median of the ratios of all pairs of runs");
    }

    /** A p for people; empty where no test was made. */
    public static String p(Double p) {
        if (p == null) {
            return "";
        }
        return p < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    /** Whether the machine has drifted; empty where that is not known. */
    static String drift(Comparison comparison) {
        Drift drift = comparison.drift();
        if (drift == null) {
            return "";
        }
        return drift.significant()
                ? "Drift: " + drifted(drift) + " (" + drift.figure() + ", p " + p(drift.p()) + ")"
                : "Drift: none is seen over the order of the runs (p " + p(drift.p()) + ")";
    }

    /** By how much. */
    public static String drifted(Drift drift) {
        return String.format(
                Locale.ROOT, "the machine drifted by %+.1f %% from the first run to the last", drift.percent());
    }

    /** What can be seen, and which figures are open, where that is not part of the reason already; else empty. */
    static String sight(Comparison comparison) {
        Sight sight = comparison.sight();
        if (comparison.answer() == Answer.INCONCLUSIVE || sight.smallestVisibleEffect() == null) {
            return "";
        }
        String visible = String.format(Locale.ROOT, "%.1f %%", 100 * sight.smallestVisibleEffect());
        return comparison.isOpen()
                ? "Open: " + String.join(", ", open(comparison)) + "; smallest effect visible of it now: " + visible
                        + (sight.runsNeeded() == null
                                ? ""
                                : "; " + ComparisonReason.runs(sight.runsNeeded()) + " runs a side would tell")
                : "Sight: the smallest effect visible with these runs is " + visible;
    }

    private static List<String> open(Comparison comparison) {
        return comparison.primaries().stream()
                .filter(each -> each.test().answer() == Answer.INCONCLUSIVE)
                .map(ComparedFigure::figure)
                .toList();
    }

    /** Of runs that ran in turn, what their pairs show; empty where they did not. */
    static String pairs(Comparison comparison) {
        List<String> pairs = comparison.primaries().stream()
                .filter(each -> each.test().pairedP() != null)
                .map(each -> each.figure() + " " + p(each.test().pairedP()))
                .toList();
        return pairs.isEmpty()
                ? ""
                : "In turn: pair by pair, for information, p of the sign-flip test is " + String.join(", ", pairs);
    }

    /** Drift, pairs and sight, as far as there is something to say. */
    static List<String> remarks(Comparison comparison) {
        return Stream.of(drift(comparison), pairs(comparison), sight(comparison))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The figures without a verdict that people are shown. */
    static List<ComparedFigure> others(Comparison comparison) {
        return comparison.figures().stream()
                .filter(each -> !each.figure().contains(".")
                        || each.figure().startsWith("delivery.")
                        || ENDS.stream().anyMatch(each.figure()::endsWith))
                .toList();
    }
}
