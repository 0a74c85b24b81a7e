package bench.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import bench.report.NamedResult;
import bench.report.ResultFormat;
import com.samskivert.mustache.Mustache;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One or several results as a single page for a browser, which explains itself: verdict, figures, charts, configuration. It is
 * complete in itself and asks no host for anything.
 *
 * <p>Texts of results get into the page in two ways only: by the template, which escapes them, and as JSON in an element that no
 * browser executes. Scripts run by their hashes, so that nothing else does, wherever it comes from.
 */
public final class HtmlReport implements ResultFormat {
    /** In the order in which they run. */
    private static final List<String> SCRIPTS =
            List.of("echarts/echarts.common.min.js", "charts.js", "time.js", "search.js", "specs.js", "page.js");

    @Override
    public byte[] of(List<NamedResult> results) {
        List<LabelledRun> runs = LabelledRun.of(results);
        String page = Mustache.compiler()
                .escapeHTML(true)
                .emptyStringIsFalse(true)
                .withLoader(name -> new StringReader(Assets.text(name + ".mustache")))
                .compile(Assets.text("page.mustache"))
                .execute(content(runs, VerdictBox.title(results)));
        return page.getBytes(UTF_8);
    }

    private static Map<String, Object> content(List<LabelledRun> runs, String title) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("title", title);
        content.put("style", Assets.text("page.css"));
        content.put("several", runs.size() > 1);
        content.put("verdicts", runs.stream().map(VerdictBox::of).toList());
        FigureTables figures = new FigureTables(runs);
        content.put("glance", figures.glance());
        content.put("messages", figures.messages());
        content.put("latencies", figures.latencies());
        CourseTables course = new CourseTables(runs);
        content.put("phases", course.phases());
        content.put("catchUp", course.catchUp());
        content.put("searches", course.searches());
        TrustTables trust = new TrustTables(runs);
        content.put("checks", trust.checks());
        content.put("thresholds", trust.thresholds());
        content.put("delivery", trust.delivery());
        content.put("configuration", settings(SettingTables.ofConfiguration(runs)));
        content.put("environment", settings(SettingTables.ofEnvironment(runs)));
        addScripts(content, runs);
        return content;
    }

    private static Map<String, List<Table>> settings(SettingTables tables) {
        return Map.of("differences", tables.differences(), "common", tables.common());
    }

    private static void addScripts(Map<String, Object> content, List<LabelledRun> runs) {
        List<String> scripts = SCRIPTS.stream().map(Assets::text).toList();
        content.put("data", ChartData.json(runs));
        content.put("scripts", scripts);
        content.put(
                "policy",
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; script-src "
                        + scripts.stream()
                                .map(script -> "'" + Assets.hash(script) + "'")
                                .collect(Collectors.joining(" ")));
    }
}
