package bench.compare.peer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Medians and spread of what pairs of runs have measured, under headings; notes below. Confined to one thread. */
final class Table {
    /** What is measured, and with how many digits it is shown; in a ratio a figure counts as this at least. */
    record Row(String what, int digits, double least) {}

    /** The figures of a pair of runs; of the peer it may be {@link Double#NaN}, which is none. */
    record Pair(Row row, double bench, double peer) {
        double ratio() {
            double divisor = Math.max(row.least, peer);
            return divisor > 0 ? Math.max(row.least, bench) / divisor : Double.NaN;
        }

        @Override
        public String toString() {
            return row.what + " " + shown(row.digits, bench) + " / " + shown(row.digits, peer);
        }
    }

    private final Map<String, Map<Row, List<Pair>>> sections = new LinkedHashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();

    void add(String heading, List<Pair> pairs) {
        Map<Row, List<Pair>> rows = sections.computeIfAbsent(heading, key -> new LinkedHashMap<>());
        pairs.forEach(
                pair -> rows.computeIfAbsent(pair.row, key -> new ArrayList<>()).add(pair));
    }

    /** A paragraph below the table; once, although several sections have it. */
    void note(String text) {
        notes.add(text);
    }

    /** The lines of all, for 80 columns. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("%-18s%-22s%-22s%s", "", "bench", "perf-test", "bench/perf-test"));
        sections.forEach((heading, rows) -> {
            lines.add(heading);
            rows.forEach((row, pairs) -> lines.add(line(
                    "  %-15s %-21s %-21s %s",
                    row.what,
                    summary(row.digits, pairs, Pair::bench),
                    summary(row.digits, pairs, Pair::peer),
                    summary(2, pairs, Pair::ratio))));
        });
        lines.add("");
        notes.forEach(note ->
                lines.addAll(note.replaceAll("(.{1,79})( |$)", "$1\n").lines().toList()));
        return lines;
    }

    /** Median (least-greatest). */
    private static String summary(int digits, List<Pair> pairs, ToDoubleFunction<Pair> figure) {
        double[] values = pairs.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (values.length == 0) {
            return "-";
        }
        double median = (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
        return shown(digits, median) + " (" + shown(digits, values[0]) + "-" + shown(digits, values[values.length - 1])
                + ")";
    }

    private static String shown(int digits, double value) {
        return Double.isNaN(value) ? "-" : line("%." + digits + "f", value);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).stripTrailing();
    }
}
