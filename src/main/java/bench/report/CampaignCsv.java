package bench.report;

import bench.result.CampaignResults;
import bench.result.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a campaign has found as comma-separated values: a row for each point, with what varies, how its runs have ended, and the
 * median, the least and the greatest of each figure over those that are to be trusted. A cell is empty where there is none.
 */
public final class CampaignCsv {
    private CampaignCsv() {}

    /** The content of a file. */
    public static byte[] of(CampaignResults results) {
        List<String> varied = results.campaign().plan().varied();
        List<String> header = new ArrayList<>(List.of("point"));
        header.addAll(varied);
        header.addAll(List.of("runs", "trusted", "verdicts"));
        CampaignFigures.names().forEach(name -> {
            String unit = name.equals("publishRate") ? "msg/s" : "ms";
            List.of("median", "least", "greatest").forEach(each -> header.add(name + " " + each + " (" + unit + ")"));
        });
        CsvText table = new CsvText();
        table.row(CsvText.cells(header));
        results.points().forEach(point -> table.row(row(point, varied)));
        return table.bytes();
    }

    private static List<String> row(CampaignResults.Point point, List<String> varied) {
        CampaignFigures figures = CampaignFigures.of(point);
        List<String> cells = new ArrayList<>();
        cells.add(CsvText.cell(point.number()));
        varied.forEach(key -> cells.add(CsvText.cell(point.settings().getOrDefault(key, ""))));
        cells.add(CsvText.cell(point.runs().size()));
        cells.add(CsvText.cell(point.trusted().size()));
        cells.add(CsvText.cell(figures.verdicts()));
        CampaignFigures.names().forEach(name -> {
            Optional<Spread> spread = figures.spread(name);
            cells.add(spread.map(each -> CsvText.cell(each.median())).orElse(""));
            cells.add(spread.map(each -> CsvText.cell(each.least())).orElse(""));
            cells.add(spread.map(each -> CsvText.cell(each.greatest())).orElse(""));
        });
        return cells;
    }
}
