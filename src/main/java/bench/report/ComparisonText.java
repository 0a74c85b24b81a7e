package bench.report;

import bench.result.ComparedFigure;
import bench.result.Comparison;
import bench.result.Comparison.Change;
import bench.result.Comparison.Difference;
import bench.result.Comparison.Point;
import bench.result.Comparison.Shift;
import bench.result.ComparisonReason;
import bench.yaml.Wording;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.text.WordUtils;

/**
 * A comparison for a person: what differs, the answer, why, and by how much. At most 100 columns wide. Confined to one thread.
 */
public final class ComparisonText {
    private static final int WIDTH = 100;
    private static final int MOST_DIFFERENCES = 12;
    private static final int MOST_VALUE = 28;
    private static final int NAME = 24;

    private static final double[] PERCENTILES = {1, 10, 25, 50, 75, 90, 95, 99, 99.9};

    private final PrintWriter out;

    /** Prints to a writer. */
    public ComparisonText(PrintWriter out) {
        this.out = out;
    }

    /** Prints all of it. */
    public void print(Comparison comparison) {
        line(ComparisonCells.subject(comparison));
        out.println();
        printDifferences(comparison.circumstances().differences());
        line("Answer: " + ComparisonCells.headline(comparison));
        hanging("  ", comparison.reason());
        out.println();
        printPrimaries(comparison.primaries());
        ComparisonCells.remarks(comparison).forEach(remark -> hanging("", remark));
        printShifts(comparison.shifts());
        printOthers(ComparisonCells.others(comparison));
        List<String> notes = comparison.circumstances().notes();
        if (!notes.isEmpty()) {
            out.println();
            notes.forEach(note -> hanging("note  ", note));
        }
        out.flush();
    }

    private void printDifferences(List<Difference> differences) {
        if (differences.isEmpty()) {
            return;
        }
        AlignedTable table = new AlignedTable(3, 0);
        table.add("Differs", "base", "new");
        differences.stream().limit(MOST_DIFFERENCES).forEach(each -> {
            List<String> values = ShortNames.of(
                    Stream.of(each.base(), each.fresh())
                            .map(ComparisonText::shown)
                            .toList(),
                    MOST_VALUE);
            table.add(Wording.printable(each.what()), values.get(0), values.get(1));
        });
        table.lines(WIDTH).forEach(this::line);
        if (differences.size() > MOST_DIFFERENCES) {
            line("and " + (differences.size() - MOST_DIFFERENCES) + " more, which --json has");
        }
        out.println();
    }

    private static String shown(String value) {
        return value.isEmpty() ? "-" : Wording.printable(value);
    }

    private void printPrimaries(List<ComparedFigure> figures) {
        AlignedTable table = new AlignedTable(1, NAME);
        table.add("Primary figure", "base", "new", "change", "90 % interval", "p", "answer");
        for (ComparedFigure each : figures) {
            List<String> row = new ArrayList<>(ComparisonCells.of(each));
            row.add(ComparisonCells.p(each.test().adjustedP()));
            row.add(ComparisonCells.answer(each));
            table.add(row);
        }
        print(table, figures);
    }

    private void print(AlignedTable table, List<ComparedFigure> figures) {
        table.lines(WIDTH).forEach(this::line);
        ComparisonCells.againstMedians(figures, UnaryOperator.identity())
                .ifPresent(sentence -> hanging("note  ", sentence));
    }

    private void printShifts(List<Shift> shifts) {
        if (shifts.isEmpty()) {
            return;
        }
        out.println();
        AlignedTable table = new AlignedTable(1, NAME);
        List<String> head = new ArrayList<>(List.of("Shift in % at"));
        DoubleStream.of(PERCENTILES).mapToObj(ComparisonText::percentile).forEach(head::add);
        table.add(head);
        for (Shift shift : shifts) {
            List<String> row = new ArrayList<>(List.of(shift.latency()));
            DoubleStream.of(PERCENTILES).mapToObj(each -> cell(shift, each)).forEach(row::add);
            table.add(row);
        }
        table.lines(WIDTH).forEach(this::line);
        boolean isAnyMarked =
                shifts.stream().flatMap(each -> each.points().stream()).anyMatch(ComparisonText::isMarked);
        if (isAnyMarked) {
            line("* the 90 % interval of this percentile by itself is without 0");
        }
    }

    private static String percentile(double percentile) {
        return percentile == Math.rint(percentile)
                ? String.format(Locale.ROOT, "%.0f%% ", percentile)
                : String.format(Locale.ROOT, "%s%% ", percentile);
    }

    private static String cell(Shift shift, double percentile) {
        Optional<Point> point = shift.points().stream()
                .filter(each -> each.percentile() == percentile)
                .findFirst();
        return point.map(each -> factor(each.change()) + (isMarked(each) ? "*" : " "))
                .orElse("");
    }

    /** In percent. */
    private static String factor(Change change) {
        Double ratio = change.ratio();
        if (ratio == null) {
            return "-";
        }
        return ratio < 10 ? ComparisonReason.percentage(ratio) : String.format(Locale.ROOT, "x %,.0f", ratio);
    }

    private static boolean isMarked(Point point) {
        Change change = point.change();
        return change.low() > 1 || (change.high() != null && change.high() < 1);
    }

    private void printOthers(List<ComparedFigure> figures) {
        if (figures.isEmpty()) {
            return;
        }
        out.println();
        AlignedTable table = new AlignedTable(1, NAME);
        table.add("Others, without a verdict", "base", "new", "change", "90 % interval");
        figures.forEach(each -> table.add(ComparisonCells.of(each)));
        print(table, figures);
    }

    private void hanging(String start, String text) {
        String indent = " ".repeat(start.length());
        line(start
                + WordUtils.wrap(
                        Wording.printable(text), WIDTH - start.length(), System.lineSeparator() + indent, true));
    }

    private void line(String text) {
        out.println(text);
    }
}
