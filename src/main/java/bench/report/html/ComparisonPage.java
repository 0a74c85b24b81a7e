package bench.report.html;

import bench.report.ComparisonCells;
import bench.report.ComparisonFormat;
import bench.report.html.Page.Part;
import bench.result.ComparedFigure;
import bench.result.Comparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A comparison as a single page for a browser: what differs, the answer in words, and what it rests on. It is complete in itself and
 * asks no host for anything.
 */
public final class ComparisonPage implements ComparisonFormat {
    /** Before those of other pages that show a comparison too. */
    static final List<String> SCRIPTS = List.of("ratio.js", "comparison.js");

    private static final List<Part> PARTS = List.of(
            new Part("answer", "Answer"),
            new Part("primaries", "Primary figures"),
            new Part("shifts", "Percentiles"),
            new Part("others", "All figures"),
            new Part("runs", "Runs"));

    @Override
    public byte[] of(Comparison comparison) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("comparison", ComparisonData.of(comparison));
        return new Page(title(comparison))
                .with("comparison", content(comparison))
                .of("comparison", PARTS, SCRIPTS, ChartData.json(data));
    }

    private static String title(Comparison comparison) {
        Comparison.Runs runs = comparison.runs();
        return "Comparison of " + ComparisonTables.sides(runs) + " runs";
    }

    /** What the template of a comparison shows. */
    static Map<String, Object> content(Comparison comparison) {
        ComparisonTables tables = new ComparisonTables(comparison);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("box", AnswerBox.of(comparison));
        content.put("differences", tables.differences());
        content.put("hasManyDifferences", tables.hasManyDifferences());
        content.put("differing", comparison.circumstances().differences().size());
        content.put("primaries", tables.primaries());
        content.put("primariesNote", note(comparison.primaries()));
        content.put("others", tables.others());
        content.put("othersNote", note(comparison.figures()));
        content.put("runs", tables.runs());
        return content;
    }

    /** A list of one, or of none, as a template takes them. */
    private static List<String> note(List<ComparedFigure> figures) {
        return ComparisonCells.againstMedians(figures, FigureTitle::of).map(AnswerBox::sentence).stream()
                .toList();
    }
}
