package bench.report;

import bench.result.CampaignResults;
import bench.result.Spread;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a campaign has found as GitHub's Markdown: a row for each point, with medians and, of several runs, the range. */
public final class CampaignMarkdown {
    private CampaignMarkdown() {}

    /** The content of a file. */
    public static byte[] of(CampaignResults results) {
        MarkdownText text = new MarkdownText();
        text.block("## " + MarkdownText.escaped(CampaignText.title(results)));
        text.list(CampaignText.answers(results).stream()
                .map(answer -> "**" + MarkdownText.escaped(answer) + "**")
                .toList());
        List<String> varied = results.campaign().plan().varied();
        text.table(varied.size() + 1, rows(results, varied));
        text.list(
                CampaignText.notes(results).stream().map(MarkdownText::escaped).toList());
        text.block(
                "<sub>Medians of the runs that are to be trusted, with the least and the greatest of several. Order by seed "
                        + results.campaign().plan().seed() + ", bench "
                        + MarkdownText.escaped(results.campaign().origin().bench()) + ".</sub>");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<List<String>> rows(CampaignResults results, List<String> varied) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header =
                new ArrayList<>(varied.stream().map(MarkdownText::escaped).toList());
        header.add("runs");
        CampaignFigures.names().forEach(name -> header.add(CampaignFigures.title(name)));
        rows.add(header);
        for (CampaignResults.Point point : results.points()) {
            CampaignFigures figures = CampaignFigures.of(point);
            List<String> row = new ArrayList<>();
            varied.forEach(key -> row.add(MarkdownText.escaped(point.settings().getOrDefault(key, ""))));
            row.add(MarkdownText.escaped(figures.verdicts()));
            CampaignFigures.names().forEach(name -> row.add(cell(name, figures.spread(name))));
            rows.add(row);
        }
        return rows;
    }

    private static String cell(String name, Optional<Spread> spread) {
        return spread.map(each -> CampaignFigures.shown(name, each.median())
                        + (each.runs() == 1
                                ? ""
                                : " (" + CampaignFigures.shown(name, each.least()) + " to "
                                        + CampaignFigures.shown(name, each.greatest()) + ")"))
                .orElse("");
    }
}
