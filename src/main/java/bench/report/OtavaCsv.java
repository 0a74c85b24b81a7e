package bench.report;

import bench.result.Figure;
import bench.result.Result;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A history of results as Apache Otava imports it, to look for changes in it: a row for each, the oldest first, with a column
 * {@code time}, attributes, and a column for each figure that all results have. Otava takes every row for one of the same test.
 */
public final class OtavaCsv implements ResultFormat {
    @Override
    public boolean takes(Result result) {
        return result.isTrusted();
    }

    @Override
    public byte[] of(List<NamedResult> results) {
        List<NamedResult> inTime = results.stream()
                .sorted(Comparator.comparing(each -> each.result().run().times().startedAt()))
                .toList();
        List<Map<String, Figure>> figures =
                inTime.stream().map(each -> HistoryFigures.of(each.result())).toList();
        List<String> columns = HistoryFigures.common(figures);
        CsvText table = new CsvText();
        List<String> header =
                new ArrayList<>(List.of("time", "result", "run", "workload", "driver", "verdict", "bench"));
        header.addAll(columns);
        table.row(CsvText.cells(header));
        for (int i = 0; i < inTime.size(); i++) {
            List<String> cells = new ArrayList<>(CsvText.cells(attributes(inTime.get(i))));
            for (String column : columns) {
                cells.add(CsvText.cell(figures.get(i).get(column).value()));
            }
            table.row(cells);
        }
        return table.bytes();
    }

    private static List<String> attributes(NamedResult named) {
        Result result = named.result();
        NamedResult.Names names = named.names();
        return List.of(
                result.run().times().startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                named.name(),
                result.run().id(),
                names.workload(),
                names.driver(),
                result.validity().verdict().text(),
                result.environment().bench());
    }
}
