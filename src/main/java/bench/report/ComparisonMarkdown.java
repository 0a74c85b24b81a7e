package bench.report;

import bench.result.ComparedFigure;
import bench.result.Comparison;
import bench.result.Comparison.Answer;
import bench.result.Comparison.Difference;
import bench.result.Comparison.Run;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A comparison as GitHub's Markdown, for the summary of a step of a pipeline, or for a comment. */
public final class ComparisonMarkdown implements ComparisonFormat {
    @Override
    public byte[] of(Comparison comparison) {
        MarkdownText text = new MarkdownText();
        addDifferences(text, comparison.circumstances().differences());
        text.block("## " + sign(comparison.answer()) + " " + ComparisonCells.headline(comparison));
        text.block(MarkdownText.escaped(comparison.reason()));
        text.block(MarkdownText.escaped(ComparisonCells.subject(comparison)));
        text.table(1, primaries(comparison.primaries()));
        addNote(text, comparison.primaries());
        List<String> remarks = new ArrayList<>(ComparisonCells.remarks(comparison));
        comparison.circumstances().notes().forEach(note -> remarks.add("note: " + note));
        text.list(remarks.stream().map(MarkdownText::escaped).toList());
        List<ComparedFigure> others = ComparisonCells.others(comparison);
        fold(text, "Other figures, without a verdict", 1, others(others), others);
        fold(text, "Runs", 4, runs(comparison.runs()), List.of());
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String sign(Answer answer) {
        return switch (answer) {
            case REGRESSION -> "❌";
            case IMPROVEMENT, NO_CHANGE -> "✅";
            case INCONCLUSIVE -> "⚠️";
        };
    }

    private static void addDifferences(MarkdownText text, List<Difference> differences) {
        if (differences.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>(List.of(List.of("differs", "base", "new")));
        differences.forEach(each -> rows.add(List.of(
                MarkdownText.escaped(each.what()),
                MarkdownText.escaped(each.base()),
                MarkdownText.escaped(each.fresh()))));
        text.table(3, rows);
    }

    private static List<List<String>> primaries(List<ComparedFigure> figures) {
        List<List<String>> rows =
                new ArrayList<>(List.of(List.of("figure", "base", "new", "change", "90 % interval", "p", "answer")));
        for (ComparedFigure each : figures) {
            List<String> row = new ArrayList<>(cells(each));
            row.add(ComparisonCells.p(each.test().adjustedP()));
            row.add(ComparisonCells.answer(each));
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> others(List<ComparedFigure> figures) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("figure", "base", "new", "change", "90 % interval"));
        figures.forEach(each -> rows.add(cells(each)));
        return rows;
    }

    private static List<String> cells(ComparedFigure figure) {
        List<String> cells = new ArrayList<>(ComparisonCells.of(figure));
        cells.set(0, MarkdownText.escaped(cells.get(0)));
        return cells;
    }

    private static List<List<String>> runs(Comparison.Runs runs) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("side", "run", "started", "verdict"));
        runs.base().forEach(run -> rows.add(row("base", run)));
        runs.fresh().forEach(run -> rows.add(row("new", run)));
        return rows;
    }

    private static List<String> row(String side, Run run) {
        return List.of(
                side,
                MarkdownText.escaped(run.file()),
                run.startedAt() == null
                        ? ""
                        : MarkdownText.escaped(run.startedAt().toString()),
                run.verdict() == null ? "" : MarkdownText.escaped(run.verdict()));
    }

    private static void addNote(MarkdownText text, List<ComparedFigure> figures) {
        ComparisonCells.againstMedians(figures, UnaryOperator.identity())
                .ifPresent(sentence -> text.block(MarkdownText.escaped(sentence)));
    }

    /** @param figures that are in the rows */
    private static void fold(
            MarkdownText text, String title, int texts, List<List<String>> rows, List<ComparedFigure> figures) {
        if (rows.size() > 1) {
            text.block("<details><summary>" + title + "</summary>");
            text.table(texts, rows);
            addNote(text, figures);
            text.block("</details>");
        }
    }
}
