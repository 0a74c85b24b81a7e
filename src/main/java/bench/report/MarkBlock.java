package bench.report;

import bench.result.BrokerSide;
import bench.result.Mark;
import bench.yaml.Wording;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.WordUtils;

/** What happened while a run was on, for a person: how much of each kind, and the first. At most 80 columns wide. */
final class MarkBlock {
    private static final int WIDTH = 80;
    private static final int SHOWN = 5;
    private static final String INDENT = " ".repeat(13);

    private final PrintWriter out;

    MarkBlock(PrintWriter out) {
        this.out = out;
    }

    /** Prints nothing where nothing happened. */
    void print(BrokerSide brokerSide) {
        List<Mark> marks = brokerSide.marks();
        if (marks.isEmpty()) {
            return;
        }
        out.println();
        out.println(wrapped("Marks: " + counts(brokerSide), WIDTH, ""));
        marks.stream().limit(SHOWN).forEach(mark -> {
            String text = wrapped(mark.kind().label() + ": " + mark.text(), WIDTH - INDENT.length(), INDENT);
            out.println(String.format(Locale.ROOT, "%9.1f s  ", mark.atSeconds()) + text);
        });
        long leftOut = brokerSide.marksLeftOut().stream()
                .mapToLong(BrokerSide.LeftOut::count)
                .sum();
        if (marks.size() > SHOWN) {
            out.println(INDENT + "and " + (marks.size() - SHOWN) + " more in the result");
        }
        if (leftOut > 0) {
            out.println(INDENT + leftOut + " more were counted and not kept");
        }
    }

    /** How many there were of each kind, such as {@code leader changes 3, nodes lost 1}. */
    static String counts(BrokerSide brokerSide) {
        return Stream.of(Mark.Kind.values())
                .filter(kind -> brokerSide.count(kind) > 0)
                .map(kind -> kind.plural() + " " + brokerSide.count(kind))
                .collect(Collectors.joining(", "));
    }

    /** Names of topics are of any length, and may have what would move the cursor. */
    private static String wrapped(String text, int width, String indent) {
        return WordUtils.wrap(Wording.printable(text), width, System.lineSeparator() + indent, true);
    }
}
