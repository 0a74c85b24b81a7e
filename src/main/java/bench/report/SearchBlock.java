package bench.report;

import static bench.result.ByteUnits.MEGABYTE;

import bench.result.Search;
import bench.yaml.Wording;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.WordUtils;

/** What a search for the highest sustainable rate has found, for a person: at most 80 columns wide. */
final class SearchBlock {
    private static final int WIDTH = 80;
    private static final String INDENT = " ".repeat(18);

    private final PrintWriter out;

    SearchBlock(PrintWriter out) {
        this.out = out;
    }

    void print(Search search) {
        out.println();
        item("Rate search", sustained(search));
        if (search.bracket().upperBound() != null) {
            item("", notSustained(search.bracket()));
        }
        search.passedBefore().ifPresent(trial -> item("", becameSlower(trial)));
        if (!search.conditions().isEmpty()) {
            item("Conditions", String.join(", ", search.conditions()));
        }
        item("Trials", trials(search));
        if (!search.trials().isEmpty()) {
            item("", resolution(search));
        }
    }

    static String sustained(Search search) {
        Search.Bracket bracket = search.bracket();
        if (bracket.lowerBound() == null) {
            return search.trials().isEmpty() && search.end() == Search.End.STOPPED
                    ? "stopped before a rate was tried"
                    : "no rate was found to be sustained";
        }
        String rate = rate(bracket.lowerBound()) + " msg/s";
        boolean isClientBound = search.end() == Search.End.CLIENT_BOUND;
        String atLeast = !isClientBound
                ? ""
                : bracket.upperBound() == null ? ", client-bound: the system may do more" : ", client-bound";
        if (!search.isConfirmed()) {
            return "passed trials at " + rate + ", and was not confirmed" + atLeast;
        }
        return format(
                "sustained %s%s%s, for %.0f s in one piece and %,.1f MB; page caches and credits of a cloud may last"
                        + " longer than that",
                atLeast.isEmpty() ? "" : "at least ",
                rate,
                atLeast,
                search.confirmation().confirmedSeconds(),
                search.confirmation().confirmedBytes() / MEGABYTE);
    }

    static String notSustained(Search.Bracket bracket) {
        return "did not sustain " + rate(bracket.upperBound()) + " msg/s: " + String.join(", ", bracket.condition());
    }

    private static String becameSlower(Search.Trial fastest) {
        return "passed " + rate(fastest.rate()) + " msg/s before: the system became slower while it was searched";
    }

    private static String trials(Search search) {
        List<Search.Trial> trials = search.trials();
        if (trials.isEmpty()) {
            return format("none in %.0f s", search.seconds());
        }
        String irregular = search.irregular() == 0 ? "" : format(", %d of them irregular", search.irregular());
        return format("%d in %.0f s%s; 'search' of the result has each", trials.size(), search.seconds(), irregular);
    }

    /** The width says how narrow the bracket is, and not how often another search would end in it. */
    private static String resolution(Search search) {
        Double width = search.bracket().width();
        return width == null ? "one search" : format("resolution %.1f %%, one search", width * 100);
    }

    private void item(String label, String text) {
        String wrapped =
                WordUtils.wrap(Wording.printable(text), WIDTH - INDENT.length(), System.lineSeparator() + INDENT, true);
        out.println(format("%-18s", label) + wrapped);
    }

    /** Slow loads have rates with decimals. */
    private static String rate(double perSecond) {
        return format(perSecond >= 100 ? "%,.0f" : "%.2f", perSecond);
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
