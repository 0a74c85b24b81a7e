package bench.report;

import bench.result.PhaseResult;
import bench.result.Result;
import bench.result.Statistic;
import bench.stats.Latency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The intervals of results as comma-separated values for spreadsheets and data frames: a row for each, units in the header. What
 * was not measured is an empty cell.
 */
public final class CsvTable implements ResultFormat {
    private static final String PHASE = "phase";

    /** Of the columns that do not name their unit. */
    private static final Map<String, String> UNITS = new LinkedHashMap<>();

    static {
        Stream.of("publishRate", "publishErrorRate", "consumeRate", "targetRate", "sendRate")
                .forEach(name -> UNITS.put(name, "msg/s"));
        Stream.of("backlog", "inFlight").forEach(name -> UNITS.put(name, "messages"));
        UNITS.put("clientCpu", "%");
        for (Latency latency : Latency.values()) {
            for (Statistic statistic : Statistic.values()) {
                UNITS.put(latency.resultName() + statistic.suffix(), latency.unitSymbol());
            }
        }
    }

    @Override
    public byte[] of(List<NamedResult> results) {
        // Results of several versions need not have the same series.
        Set<String> columns = new LinkedHashSet<>();
        results.forEach(each -> columns.addAll(each.result().series().byName().keySet()));
        columns.remove(PHASE);
        List<String> header = new ArrayList<>(List.of("result", "status", "verdict", PHASE, "startSeconds"));
        columns.forEach(name -> header.add(UNITS.containsKey(name) ? name + " (" + UNITS.get(name) + ")" : name));
        CsvText table = new CsvText();
        table.row(CsvText.cells(header));
        results.forEach(each -> addRows(table, each, columns));
        return table.bytes();
    }

    private static void addRows(CsvText table, NamedResult named, Set<String> columns) {
        Result result = named.result();
        TimeAxis axis = TimeAxis.of(result);
        Map<String, List<Number>> known = new LinkedHashMap<>();
        columns.forEach(name -> known.put(name, result.series().known(name)));
        for (int row = 0; row < axis.size(); row++) {
            List<String> cells = new ArrayList<>(CsvText.cells(List.of(
                    named.name(),
                    result.run().isComplete() ? "complete" : "incomplete",
                    result.validity().verdict().text(),
                    phase(result, row))));
            cells.add(CsvText.cell(rounded(axis.starts().get(row))));
            for (String column : columns) {
                cells.add(cell(known.get(column), row));
            }
            table.row(cells);
        }
    }

    /** To a microsecond: the last digits of a sum of times say nothing. */
    private static double rounded(double seconds) {
        return Math.round(seconds * 1e6) / 1e6;
    }

    private static String phase(Result result, int row) {
        List<Number> numbers = result.series().byName().get(PHASE);
        List<PhaseResult> phases = result.course().phases();
        int number = numbers == null ? phases.size() : numbers.get(row).intValue();
        return number >= 0 && number < phases.size()
                ? phases.get(number).phase().name()
                : "";
    }

    /** @param values none where the file has no such series */
    private static String cell(List<Number> values, int row) {
        Number value = values.isEmpty() ? null : values.get(row);
        return value == null ? "" : CsvText.cell(value);
    }
}
