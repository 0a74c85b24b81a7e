package bench.report.html;

import bench.report.ComparisonCells;
import bench.report.html.Table.Cell;
import bench.report.html.Table.Row;
import bench.result.ComparedFigure;
import bench.result.Comparison;
import bench.result.ComparisonReason;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tables of a comparison. */
final class ComparisonTables {
    /** More of them would push the answer out of sight. */
    private static final int FEW_DIFFERENCES = 8;

    private final Comparison comparison;

    ComparisonTables(Comparison comparison) {
        this.comparison = comparison;
    }

    /** How many runs there are on each side. */
    static String sides(Comparison.Runs runs) {
        return runs.base().size() + " against " + runs.fresh().size();
    }

    boolean hasManyDifferences() {
        return comparison.circumstances().differences().size() > FEW_DIFFERENCES;
    }

    /** Of configuration, machine and versions. */
    List<Table> differences() {
        List<Row> rows = comparison.circumstances().differences().stream()
                .map(each -> new Row(
                        "",
                        List.of(Cell.text(each.what()), Cell.text(known(each.base())), Cell.text(known(each.fresh())))))
                .toList();
        return Table.unlessEmpty("", List.of("What differs", "Base", "New"), rows);
    }

    private static String known(String value) {
        return value.isEmpty() ? "-" : value;
    }

    /** The figures that decide. */
    List<Table> primaries() {
        List<String> head = List.of(
                "Figure",
                "Base, median",
                "New, median",
                "Change",
                "90 % interval",
                "p (Holm)",
                "Answer",
                "Smallest change that such runs show",
                "Runs a side that would tell");
        return Table.unlessEmpty(
                "",
                head,
                comparison.primaries().stream().map(ComparisonTables::primary).toList());
    }

    private static Row primary(ComparedFigure figure) {
        ComparedFigure.Test test = figure.test();
        List<Cell> cells = new ArrayList<>(cells(figure));
        cells.add(Cell.number(ComparisonCells.p(test.adjustedP())));
        cells.add(
                test.answer() == null
                        ? Cell.text("-")
                        : new Cell("answer-" + test.answer().text(), ComparisonCells.word(test.answer())));
        cells.add(Cell.number(
                test.smallestVisibleEffect() == null ? "-" : Numbers.percent(test.smallestVisibleEffect())));
        cells.add(Cell.number(test.runsNeeded() == null ? "-" : ComparisonReason.runs(test.runsNeeded())));
        return new Row(test.answer() == Comparison.Answer.INCONCLUSIVE ? "unmeasured" : "", cells);
    }

    private static List<Cell> cells(ComparedFigure figure) {
        return List.of(
                Cell.text(FigureTitle.withUnit(figure)),
                Cell.number(ComparisonCells.value(figure, figure.base())),
                Cell.number(ComparisonCells.value(figure, figure.fresh())),
                Cell.number(ComparisonCells.change(figure.change())),
                Cell.number(ComparisonCells.interval(figure.change())));
    }

    /** The others, for which there is no verdict. */
    List<Table> others() {
        List<String> head = List.of("Figure", "Base, median", "New, median", "Change", "90 % interval");
        return Table.unlessEmpty(
                "",
                head,
                comparison.figures().stream()
                        .map(figure -> new Row("", cells(figure)))
                        .toList());
    }

    /** All runs of both sides with the figures that decide. */
    List<Table> runs() {
        List<String> head = Stream.concat(
                        Stream.of("Side", "Run", "Started", "Verdict"),
                        comparison.primaries().stream().map(FigureTitle::withUnit))
                .toList();
        List<Row> rows = new ArrayList<>();
        comparison.runs().base().forEach(run -> rows.add(row("base", run)));
        comparison.runs().fresh().forEach(run -> rows.add(row("new", run)));
        return Table.unlessEmpty("", head, rows);
    }

    private Row row(String side, Comparison.Run run) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(side));
        cells.add(Cell.text(run.file()));
        cells.add(Cell.text(
                run.startedAt() == null
                        ? "-"
                        : run.startedAt().truncatedTo(ChronoUnit.SECONDS).toString()));
        cells.add(new Cell("verdict-" + verdict(run), verdict(run)));
        for (ComparedFigure figure : comparison.primaries()) {
            Double value = run.values().get(figure.figure());
            cells.add(Cell.number(value == null ? "-" : ComparisonCells.value(figure, value)));
        }
        return new Row(isTrusted(run) ? "" : "doubtful", cells);
    }

    /** Of a run; OMB's files have none. */
    static String verdict(Comparison.Run run) {
        return run.verdict() == null ? "not known" : run.verdict();
    }

    /** Whether a run says of itself that its figures are to be trusted. */
    static boolean isTrusted(Comparison.Run run) {
        return "valid".equals(run.verdict()) || "warn".equals(run.verdict());
    }
}
