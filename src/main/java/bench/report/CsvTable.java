package bench.report;

import bench.result.PhaseResult;
import bench.result.Result;
import bench.result.Statistic;
import bench.result.TargetRate;
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
    private static final String TARGET = "targetRate";
    private static final String ELAPSED = "elapsedSeconds";

    /** Of the columns that do not name their unit. */
    private static final Map<String, String> UNITS = new LinkedHashMap<>();

    /** The series of a latency, and the one that shows whether any message of an interval has this latency. */
    private static final Map<String, String> MAXIMA = new LinkedHashMap<>();

    static {
        Stream.of("publishRate", "publishErrorRate", "consumeRate", TARGET).forEach(name -> UNITS.put(name, "msg/s"));
        UNITS.put("backlog", "messages");
        for (Latency latency : Latency.values()) {
            for (Statistic statistic : Statistic.values()) {
                UNITS.put(latency.resultName() + statistic.suffix(), latency.unitSymbol());
                MAXIMA.put(latency.resultName() + statistic.suffix(), latency.resultName() + Statistic.MAX.suffix());
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
        Map<String, List<Number>> series = result.series().byName();
        int rows = series.values().stream().mapToInt(List::size).max().orElse(0);
        List<Number> lengths = series.getOrDefault(ELAPSED, List.of());
        double startSeconds = 0;
        for (int row = 0; row < rows; row++) {
            List<String> cells = new ArrayList<>(CsvText.cells(List.of(
                    named.name(),
                    result.run().isComplete() ? "complete" : "incomplete",
                    result.validity().verdict().text(),
                    phase(result, row))));
            cells.add(CsvText.cell(startSeconds));
            for (String column : columns) {
                cells.add(
                        isMeasured(series, column, row)
                                ? CsvText.cell(series.get(column).get(row))
                                : "");
            }
            table.row(cells);
            startSeconds += lengths.isEmpty() ? 0 : lengths.get(row).doubleValue();
        }
    }

    private static String phase(Result result, int row) {
        List<Number> numbers = result.series().byName().get(PHASE);
        List<PhaseResult> phases = result.course().phases();
        int number = numbers == null ? phases.size() : numbers.get(row).intValue();
        return number < phases.size() ? phases.get(number).phase().name() : "";
    }

    /** A target without a limit, and a latency that no message has, are numbers in the series too. */
    private static boolean isMeasured(Map<String, List<Number>> series, String column, int row) {
        List<Number> values = series.get(column);
        if (values == null) {
            return false;
        }
        if (column.equals(TARGET)) {
            return !TargetRate.isUnlimited(values.get(row).doubleValue());
        }
        List<Number> maxima = MAXIMA.containsKey(column) ? series.get(MAXIMA.get(column)) : null;
        return maxima == null || maxima.get(row).doubleValue() > 0;
    }
}
