package bench.report;

import bench.result.CampaignResults;
import bench.result.Spread;
import bench.result.TargetRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a campaign has found as comma-separated values: a row for each point, with what varies, how its runs have ended, and the
 * median, the least and the greatest of each figure over those that are to be trusted; where the rate varies, also whether it
 * holds. A cell is empty where there is none.
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
        boolean isOfRates = varied.stream().anyMatch(TargetRate::isKey);
        if (isOfRates) {
            header.add("state");
        }
        Map<Integer, String> states = states(results);
        CsvText table = new CsvText();
        table.row(CsvText.cells(header));
        for (CampaignResults.Point point : results.points()) {
            List<String> row = row(point, varied);
            if (isOfRates) {
                row.add(CsvText.cell(states.getOrDefault(point.number(), "")));
            }
            table.row(row);
        }
        return table.bytes();
    }

    /** What has become of rates, by the numbers of their points. */
    private static Map<Integer, String> states(CampaignResults results) {
        return results.curves().stream()
                .flatMap(curve -> curve.steps().stream())
                .collect(Collectors.toMap(
                        step -> step.point().number(), step -> step.state().text()));
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
