package bench.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of a page, as text that is not escaped yet.
 *
 * @param caption empty for none
 * @param head names of the columns
 */
record Table(String caption, List<String> head, List<Row> rows) {
    /** @param kind how it is to look, as a class of the style sheet; empty for plain */
    record Row(String kind, List<Cell> cells) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    /** @param kind likewise */
    record Cell(String kind, String text) {
        static Cell text(String text) {
            return new Cell("", text);
        }

        static Cell number(String text) {
            return new Cell("number", text);
        }
    }

    Table {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
    }

    /** As a list of one table; none where it would be empty. */
    static List<Table> unlessEmpty(String caption, List<String> head, List<Row> rows) {
        return rows.isEmpty() ? List.of() : List.of(new Table(caption, head, rows));
    }

    /** Collects rows of which each is of a run; where there is but one, its label is left out. */
    static final class OfRuns {
        private final String caption;
        private final boolean isOfSeveral;
        private final List<String> head = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();

        OfRuns(String caption, List<LabelledRun> runs, String... columns) {
            this.caption = caption;
            this.isOfSeveral = runs.size() > 1;
            if (isOfSeveral) {
                head.add("Run");
            }
            head.addAll(List.of(columns));
        }

        void add(LabelledRun run, List<Cell> cells) {
            add(run.kind(), run, cells);
        }

        void add(String kind, LabelledRun run, List<Cell> cells) {
            Stream<Cell> label = isOfSeveral ? Stream.of(Cell.text(run.title())) : Stream.of();
            rows.add(new Row(kind, Stream.concat(label, cells.stream()).toList()));
        }

        /** None where it would be empty. */
        List<Table> build() {
            return unlessEmpty(caption, head, rows);
        }
    }
}
