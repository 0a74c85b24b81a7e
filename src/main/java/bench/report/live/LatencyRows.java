package bench.report.live;

import bench.report.live.LiveState.Latencies;
import bench.report.live.LiveState.Value;
import bench.report.live.Look.Tone;
import bench.result.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Latencies of the last second and of the whole phase, side by side. */
final class LatencyRows {
    private static final int NAME = 14;
    private static final int CELL = 9;
    /** From so many columns on there is room for all. */
    private static final int WIDE = 110;

    private static final List<Statistic> NARROW_LAST = List.of(Statistic.P50, Statistic.P99, Statistic.MAX);
    private static final List<Statistic> NARROW_WHOLE =
            List.of(Statistic.P50, Statistic.P99, Statistic.P999, Statistic.MAX);

    private LatencyRows() {}

    static List<Row> of(List<Latencies> latencies, int columns) {
        List<Statistic> last = columns < WIDE ? NARROW_LAST : Frame.STATISTICS;
        List<Statistic> whole = columns < WIDE ? NARROW_WHOLE : Frame.STATISTICS;
        List<Row> rows = new ArrayList<>();
        if (!latencies.isEmpty()) {
            rows.add(new Row()
                    .add("Latency (ms)", Tone.LABEL)
                    .at(NAME)
                    .add((header("last ", last) + " " + header("whole ", whole)).stripTrailing(), Tone.LABEL));
        }
        for (Latencies each : latencies) {
            rows.add(new Row()
                    .add(each.latency().title().replace(" Latency", ""), Tone.LABEL)
                    .at(NAME)
                    .add((cells(each.last(), last) + " " + cells(each.whole(), whole)).stripTrailing()));
        }
        return rows;
    }

    private static String header(String of, List<Statistic> statistics) {
        StringBuilder header = new StringBuilder();
        for (Statistic statistic : statistics) {
            // The first has the mark of an unsupported percentile to spare.
            header.append(
                    header.isEmpty()
                            ? right(of + statistic.label(), CELL) + " "
                            : right(statistic.label(), CELL - 1) + " ");
        }
        return header.toString();
    }

    private static String cells(Map<Statistic, Value> values, List<Statistic> statistics) {
        StringBuilder cells = new StringBuilder();
        for (Statistic statistic : statistics) {
            Value value = values.get(statistic);
            cells.append(right(value == null ? "-" : number(value.value()), cells.isEmpty() ? CELL : CELL - 1))
                    .append(value == null || value.isSupported() ? " " : "*");
        }
        return cells.toString();
    }

    /** Four digits and a unit's thousandth at most. */
    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 1_000 ? "%.0f" : value >= 100 ? "%.1f" : "%.3f", value);
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
