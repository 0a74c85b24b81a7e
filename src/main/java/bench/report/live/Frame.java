package bench.report.live;

import bench.report.live.Look.Tone;
import bench.result.Statistic;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a live view: a function of what is shown, the size of the terminal and what it can show. At most 10; made for 80
 * columns and more, and cut off where there are less.
 */
final class Frame {
    /** Of the latencies; narrow terminals have some of them. */
    static final List<Statistic> STATISTICS =
            List.of(Statistic.P50, Statistic.P95, Statistic.P99, Statistic.P999, Statistic.MAX);

    private Frame() {}

    /** Rows without line ends, none wider than the terminal, and no more than it has. */
    static List<String> rows(LiveState state, TerminalSize size, Look look) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row().add(Row.cut(state.subject().title(), size.columns()), Tone.TITLE));
        rows.add(ProgressRow.of(state.progress(), size.columns(), look));
        rows.addAll(TrafficRows.of(state.subject(), state.traffic(), size.columns(), look));
        rows.addAll(LatencyRows.of(state.latencies(), size.columns()));
        rows.addAll(VerdictRows.of(state));
        return rows.stream()
                .limit(size.rows())
                .map(row -> row.text(size.columns(), look))
                .toList();
    }
}
