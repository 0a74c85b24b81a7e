package bench.report.html;

import bench.result.Comparison;
import bench.result.Comparison.Drift;
import bench.result.Comparison.Sight;
import bench.result.ComparisonReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The answer of a comparison, in words.
 *
 * @param kind of the answer, as a class of the style sheet
 * @param answer in a word or two
 * @param meaning in a sentence
 * @param reason what it rests on
 * @param notes what else a reader should know
 * @param facts what was compared, and how much that can show
 */
record AnswerBox(
        String kind, String answer, String meaning, String reason, List<String> notes, List<VerdictBox.Fact> facts) {
    private static final Pattern FIRST_WORD = Pattern.compile("[a-z]+ ");

    static AnswerBox of(Comparison comparison) {
        return new AnswerBox(
                comparison.answer().text(),
                answer(comparison),
                meaning(comparison),
                sentence(comparison.reason()),
                comparison.circumstances().notes().stream()
                        .map(AnswerBox::sentence)
                        .toList(),
                facts(comparison));
    }

    private static String answer(Comparison comparison) {
        return switch (comparison.answer()) {
            case REGRESSION -> "REGRESSION";
            case IMPROVEMENT -> "IMPROVEMENT";
            case NO_CHANGE -> "NO CHANGE";
            case INCONCLUSIVE -> "INCONCLUSIVE";
        };
    }

    private static String meaning(Comparison comparison) {
        String within = comparison.verdict().withinOneRun() ? " within one run a side" : "";
        return switch (comparison.answer()) {
            case REGRESSION -> "The new runs are worse than the base" + within + ".";
            case IMPROVEMENT -> "The new runs are better than the base" + within + ".";
            case NO_CHANGE ->
                "The new runs are neither better nor worse than the base by more than "
                        + Numbers.percent(comparison.sight().minEffect()) + within + ".";
            case INCONCLUSIVE ->
                "These runs do not show whether anything has changed by "
                        + Numbers.percent(comparison.sight().minEffect()) + " or more.";
        };
    }

    /** With a capital, unless it begins with the name of a figure or of a file, which is as it is. */
    static String sentence(String text) {
        String begun = FIRST_WORD.matcher(text).lookingAt()
                ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)
                : text;
        return begun.endsWith(".") ? begun : begun + ".";
    }

    private static List<VerdictBox.Fact> facts(Comparison comparison) {
        Sight sight = comparison.sight();
        List<VerdictBox.Fact> facts = new ArrayList<>();
        facts.add(new VerdictBox.Fact("Runs, base against new", ComparisonTables.sides(comparison.runs())));
        facts.add(new VerdictBox.Fact("Smallest change that matters", Numbers.percent(sight.minEffect())));
        facts.add(new VerdictBox.Fact(
                "Smallest change that such runs show",
                sight.smallestVisibleEffect() == null ? "none" : Numbers.percent(sight.smallestVisibleEffect())));
        if (sight.runsNeeded() != null) {
            facts.add(new VerdictBox.Fact("Runs a side that would tell", ComparisonReason.runs(sight.runsNeeded())));
        }
        facts.add(new VerdictBox.Fact("Drift of the machine", drift(comparison.drift())));
        return facts;
    }

    private static String drift(Drift drift) {
        if (drift == null) {
            return "not known";
        }
        return drift.significant()
                ? String.format(Locale.ROOT, "%+.1f %% (%s)", drift.percent(), FigureTitle.of(drift.figure()))
                : "none that is significant";
    }
}
