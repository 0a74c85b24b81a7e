package bench.report.live;

import bench.report.live.Look.Tone;
import bench.result.Check;
import bench.result.Search;
import bench.result.SearchProgress;
import bench.result.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is known so far: the verdict on what was measured, or the bracket of a search. */
final class VerdictRows {
    private VerdictRows() {}

    static List<Row> of(LiveState state) {
        if (state.search().isPresent()) {
            return search(state.search().get());
        }
        // The steps of a search before its first trial.
        if (!state.progress().phase().reported()) {
            return List.of(labelled("Search").add("no rate tried yet"));
        }
        if (!state.progress().phase().measured()) {
            return List.of(labelled("So far")
                    .add("nothing measured: '" + state.progress().phase().name() + "' is not judged"));
        }
        return List.of(state.judged()
                .map(VerdictRows::verdict)
                .orElseGet(() -> labelled("So far").add("no verdict before the first report interval has ended")));
    }

    private static Row labelled(String label) {
        return new Row().add(label, Tone.LABEL).at(TrafficRows.LABEL);
    }

    private static Row verdict(Validity validity) {
        Check.Verdict verdict = validity.verdict();
        Tone tone = switch (verdict) {
            case VALID -> Tone.GOOD;
            case WARN -> Tone.WARN;
            case INVALID -> Tone.BAD;
        };
        Row row = labelled("So far").add(verdict.text().toUpperCase(Locale.ROOT), tone);
        List<Check> reasons = verdict == Check.Verdict.VALID
                ? List.of()
                : validity.checks().stream()
                        .filter(check -> check.verdict() == verdict)
                        .toList();
        if (!reasons.isEmpty()) {
            Check first = reasons.get(0);
            row.add(": " + (reasons.size() == 1 ? "" : reasons.size() + " checks, ") + first.name() + ": "
                    + first.figure());
        }
        return row;
    }

    private static List<Row> search(SearchProgress search) {
        Search.Bracket bracket = search.bracket();
        List<Row> rows = new ArrayList<>();
        rows.add(labelled("Search")
                .add(search.isConfirmation() ? "confirmation" : "trial " + search.trial())
                .add(": " + rate(search.rate()) + " msg/s; " + bounds(bracket) + "; ")
                .add((search.left().isMost() ? "at most " : "about ")
                        + ProgressRow.text(search.left().seconds()) + " left"));
        if (bracket.upperBound() != null && !bracket.condition().isEmpty()) {
            rows.add(labelled("")
                    .add(rate(bracket.upperBound()) + " fails: " + String.join(", ", bracket.condition()), Tone.WARN));
        }
        return rows;
    }

    private static String bounds(Search.Bracket bracket) {
        return "within " + (bracket.lowerBound() == null ? "0" : rate(bracket.lowerBound())) + " to "
                + (bracket.upperBound() == null ? "?" : rate(bracket.upperBound()));
    }

    /** Slow loads have rates with decimals. */
    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond >= 100 ? "%,.0f" : "%.1f", perSecond);
    }
}
