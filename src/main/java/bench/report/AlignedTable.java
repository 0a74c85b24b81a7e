package bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of cells as lines of text, each column as wide as it has to be. Confined to one thread. */
final class AlignedTable {
    private static final String GAP = "  ";

    private final int texts;
    private final int narrowest;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * A table of which the first columns are of text and the others of numbers, which are aligned to the right.
     *
     * @param texts how many are of text, at least one
     * @param narrowest of the first column, so that tables below one another are alike; 0 where it does not matter
     */
    AlignedTable(int texts, int narrowest) {
        this.texts = texts;
        this.narrowest = narrowest;
    }

    /** Adds a row of as many cells as all others. */
    void add(String... cells) {
        rows.add(List.of(cells));
    }

    void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /** The lines, of at most so many columns as long as the first column can be cut for that. */
    List<String> lines(int width) {
        if (rows.isEmpty()) {
            return List.of();
        }
        int columns = rows.get(0).size();
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> length(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        int others = IntStream.range(1, columns)
                .map(column -> widths[column] + GAP.length())
                .sum();
        int first = Math.max(12, Math.min(Math.max(widths[0], narrowest), width - others));
        List<String> names = ShortNames.of(rows.stream().map(row -> row.get(0)).toList(), first);
        widths[0] = first;
        return IntStream.range(0, rows.size())
                .mapToObj(row -> line(names.get(row), rows.get(row), widths))
                .toList();
    }

    private String line(String name, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder(padded(name, widths[0], true));
        for (int column = 1; column < cells.size(); column++) {
            line.append(GAP).append(padded(cells.get(column), widths[column], column < texts));
        }
        return line.toString().stripTrailing();
    }

    private static String padded(String cell, int width, boolean isText) {
        String space = " ".repeat(Math.max(0, width - length(cell)));
        return isText ? cell + space : space + cell;
    }

    /** Some letters take two places. */
    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
