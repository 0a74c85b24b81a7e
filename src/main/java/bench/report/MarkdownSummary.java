package bench.report;

import bench.result.Check;
import bench.result.Figures;
import bench.result.Result;
import bench.result.Search;
import bench.result.Statistic;
import bench.result.Threshold;
import bench.result.Throughput;
import bench.stats.Latency;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Results as GitHub's Markdown, for the summary of a step of a pipeline, or for a comment: an overview where there are several,
 * then for each its verdict, why, and how much. Figures that are not to be trusted are folded away, under a line that says so.
 */
public final class MarkdownSummary implements ResultFormat {
    private static final List<Latency> OVERVIEW = List.of(Latency.PUBLISH_RESPONSE, Latency.END_TO_END_RESPONSE);
    private static final List<Statistic> OF_EACH = List.of(Statistic.P50, Statistic.P99);

    @Override
    public byte[] of(List<NamedResult> results) {
        MarkdownText text = new MarkdownText();
        if (results.size() > 1) {
            text.block("## " + results.size() + " results");
            text.table(2, overview(results));
        }
        results.forEach(each -> add(text, each));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<List<String>> overview(List<NamedResult> results) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("result", "verdict", "msg/s"));
        OVERVIEW.forEach(latency ->
                OF_EACH.forEach(each -> header.add(MarkdownFigures.title(latency) + " " + each.label() + " (ms)")));
        rows.add(header);
        for (NamedResult each : results) {
            List<String> row = new ArrayList<>(List.of(MarkdownText.escaped(each.name()), verdict(each.result())));
            row.addAll(each.result().isTrusted() ? figures(each.result()) : none(header.size() - row.size()));
            rows.add(row);
        }
        return rows;
    }

    private static List<String> figures(Result result) {
        List<String> cells = new ArrayList<>();
        Throughput throughput = result.run().throughput();
        cells.add(throughput == null ? "" : MarkdownFigures.rate(throughput.publishRate()));
        Figures figures = Figures.of(result);
        OVERVIEW.forEach(latency -> OF_EACH.forEach(each -> cells.add(MarkdownFigures.cell(figures, latency, each))));
        return cells;
    }

    private static List<String> none(int cells) {
        return Stream.generate(() -> "").limit(cells).toList();
    }

    private static void add(MarkdownText text, NamedResult named) {
        Result result = named.result();
        text.block("### " + verdict(result) + " "
                + MarkdownText.escaped(named.names().text()));
        text.list(why(result).stream().map(MarkdownText::escaped).toList());
        if (result.isTrusted()) {
            MarkdownFigures.add(text, result);
        } else if (result.run().isMeasured()) {
            text.block("<details><summary>Figures that are not to be trusted</summary>");
            MarkdownFigures.add(text, result);
            text.block("</details>");
        }
        text.block("<sub>" + MarkdownText.escaped(origin(named)) + "</sub>");
    }

    private static String verdict(Result result) {
        boolean isValid = result.validity().verdict() == Check.Verdict.VALID;
        boolean isMissed = result.thresholds().stream().anyMatch(threshold -> !threshold.isMet());
        String sign = !result.isTrusted() || isMissed ? "❌" : isValid ? "✅" : "⚠️";
        return sign + " " + Trust.word(result) + (isMissed ? ", threshold missed" : "");
    }

    private static List<String> why(Result result) {
        List<String> why = new ArrayList<>();
        result.thresholds().stream()
                .filter(threshold -> !threshold.isMet())
                .forEach(threshold -> why.add("MISSED: " + line(threshold)));
        why.addAll(Trust.reasons(result));
        Search search = result.course().search();
        if (search != null) {
            why.add("rate search: " + SearchBlock.sustained(search));
            if (search.bracket().upperBound() != null) {
                why.add("rate search: " + SearchBlock.notSustained(search.bracket()));
            }
        }
        if (result.isTrusted()) {
            result.thresholds().stream()
                    .filter(Threshold::isMet)
                    .forEach(threshold -> why.add("met: " + line(threshold)));
        }
        result.validity().remarks().forEach(remark -> why.add("note: " + remark));
        return why;
    }

    private static String line(Threshold threshold) {
        return threshold.text() + ": " + threshold.seen();
    }

    private static String origin(NamedResult named) {
        Result.Run run = named.result().run();
        return String.format(
                Locale.ROOT,
                "%s: measured %.1f s, run %s of %s, bench %s",
                named.name(),
                run.times().measuredSeconds(),
                run.id(),
                run.times().startedAt(),
                named.result().environment().bench());
    }
}
