package bench.report.html;

import bench.report.NamedResult;
import bench.report.ResultFormat;
import bench.report.html.Page.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One or several results as a single page for a browser, which explains itself: verdict, figures, charts, configuration. */
public final class HtmlReport implements ResultFormat {
    private static final List<String> SCRIPTS = List.of("time.js", "search.js", "brokers.js", "specs.js");

    @Override
    public byte[] of(List<NamedResult> results) {
        List<LabelledRun> runs = LabelledRun.of(results);
        boolean hasBrokers = runs.stream().anyMatch(run -> BrokerTables.isAboutBrokers(run.result()));
        Page page = new Page(VerdictBox.title(results));
        addVerdicts(page, runs);
        addFigures(page, runs);
        addCourse(page, runs);
        addSettings(page, runs);
        if (hasBrokers) {
            addBrokers(page, runs);
        }
        return page.of("page", parts(hasBrokers), SCRIPTS, ChartData.json(runs));
    }

    private static List<Part> parts(boolean hasBrokers) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("figures", "Figures"));
        parts.add(new Part("rates", "Rates"));
        parts.add(new Part("latency", "Latency"));
        if (hasBrokers) {
            parts.add(new Part("brokers", "Brokers"));
        }
        parts.add(new Part("client", "Client"));
        parts.add(new Part("trust", "Trust"));
        parts.add(new Part("made-with", "Made with"));
        return parts;
    }

    private static void addVerdicts(Page page, List<LabelledRun> runs) {
        TrustTables trust = new TrustTables(runs);
        page.with("several", runs.size() > 1)
                .with("verdicts", runs.stream().map(VerdictBox::of).toList())
                .with("checks", trust.checks())
                .with("thresholds", trust.thresholds())
                .with("delivery", trust.delivery());
    }

    private static void addFigures(Page page, List<LabelledRun> runs) {
        FigureTables figures = new FigureTables(runs);
        page.with("glance", figures.glance())
                .with("messages", figures.messages())
                .with("latencies", figures.latencies());
    }

    private static void addCourse(Page page, List<LabelledRun> runs) {
        CourseTables course = new CourseTables(runs);
        page.with("phases", course.phases())
                .with("catchUp", course.catchUp())
                .with("searches", course.searches())
                .with("marks", new MarkTable(runs).marks());
    }

    private static void addSettings(Page page, List<LabelledRun> runs) {
        page.with("configuration", settings(SettingTables.ofConfiguration(runs)))
                .with("environment", settings(SettingTables.ofEnvironment(runs)));
    }

    private static Map<String, List<Table>> settings(SettingTables tables) {
        return Map.of("differences", tables.differences(), "common", tables.common());
    }

    private static void addBrokers(Page page, List<LabelledRun> runs) {
        BrokerTables brokers = new BrokerTables(runs);
        page.with("brokers", Map.of("latencies", brokers.latencies(), "metrics", brokers.metrics()));
    }
}
