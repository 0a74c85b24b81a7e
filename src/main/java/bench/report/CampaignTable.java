package bench.report;

import bench.result.CampaignResults;
import bench.result.Spread;
import bench.yaml.Wording;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.text.WordUtils;

/**
 * What a campaign has found, for a person: a line for each point with its medians, and where there are several runs a line each for
 * the least and the greatest of them. Points none of whose runs is to be trusted have no figures. At most 80 columns wide.
 */
public final class CampaignTable {
    private static final int WIDTH = 80;
    private static final int LABEL = 29;
    private static final String ROW = "%-" + LABEL + "s%9s%9s%10s%7s%8s%8s";

    private final PrintWriter out;

    /** Prints to a writer. */
    public CampaignTable(PrintWriter out) {
        this.out = out;
    }

    /** Prints all of it. */
    public void print(CampaignResults results) {
        out.println();
        out.println(wrapped(CampaignText.title(results)));
        out.println();
        row("", "", "", "", "Pub", "Pub", "E2E");
        row("", "trusted", "worst", "msg/s", "50% ms", "99% ms", "99% ms");
        List<CampaignFigures> rows =
                results.points().stream().map(CampaignFigures::of).toList();
        List<String> labels = ShortNames.of(
                rows.stream()
                        .map(row -> Wording.printable(CampaignText.label(row.point())))
                        .toList(),
                LABEL - 1);
        IntStream.range(0, rows.size()).forEach(i -> print(labels.get(i), rows.get(i)));
        CampaignText.notes(results).forEach(note -> out.println(wrapped(note)));
        CampaignText.answers(results).forEach(answer -> out.println(wrapped(answer)));
        out.flush();
    }

    private void print(String label, CampaignFigures row) {
        print(label, row.runs(), row.worst(), Spread::median, row);
        if (row.point().trusted().size() > 1) {
            print("", "least", "", Spread::least, row);
            print("", "greatest", "", Spread::greatest, row);
        }
    }

    private void print(String label, String runs, String worst, ToDoubleFunction<Spread> value, CampaignFigures row) {
        List<String> cells = CampaignFigures.names().stream()
                .map(name -> row.spread(name)
                        .map(spread -> CampaignFigures.shown(name, value.applyAsDouble(spread)))
                        .orElse("-"))
                .toList();
        row(label, runs, worst, cells.get(0), cells.get(1), cells.get(2), cells.get(3));
    }

    private void row(Object... cells) {
        out.println(String.format(Locale.ROOT, ROW, cells).stripTrailing());
    }

    private static String wrapped(String line) {
        return WordUtils.wrap(Wording.printable(line), WIDTH, System.lineSeparator(), true);
    }
}
