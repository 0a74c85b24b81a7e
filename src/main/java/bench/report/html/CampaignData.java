package bench.report.html;

import bench.report.CampaignText;
import bench.result.Campaign;
import bench.result.CampaignResults;
import bench.result.CampaignResults.Point;
import bench.result.Figure;
import bench.result.RateCurve;
import bench.result.Spread;
import bench.result.Statistic;
import bench.stats.Latency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the script of a page draws of a campaign: for each group of figures a chart of each facet, all on the same scale. */
final class CampaignData {
    private static final Pattern UPPER_LIMIT = Pattern.compile("(\\w+\\.\\w+(?:\\.9+)?)\\s*<=?\\s*\\S.*");

    private final CampaignResults results;
    private final RunFigures figures;
    private final CampaignAxes axes;

    CampaignData(CampaignResults results, RunFigures figures, CampaignAxes axes) {
        this.results = results;
        this.figures = figures;
        this.axes = axes;
    }

    /**
     * Figures that a chart shows together.
     *
     * @param id names the place in the page
     * @param title for people
     * @param isLog whether equal factors are to be equally wide
     */
    record Group(String id, String title, String unit, boolean isLog, boolean isSmall, List<String> figures) {}

    /** In the order of the page. */
    static List<Group> groups(CampaignAxes axes) {
        boolean isSmall = axes.facets().size() > 1;
        return List.of(
                group("publish", "Publish response latency", Latency.PUBLISH_RESPONSE, axes),
                group("end-to-end", "End-to-end response latency", Latency.END_TO_END_RESPONSE, axes),
                new Group("rate", "Acknowledged", "msg/s", false, isSmall, List.of(RunFigures.RATE)));
    }

    private static Group group(String id, String title, Latency latency, CampaignAxes axes) {
        Stream<Statistic> statistics = axes.isOfRates()
                ? Stream.of(Statistic.P50, Statistic.P99, Statistic.P999)
                : Stream.of(Statistic.P50, Statistic.P99);
        List<String> names =
                statistics.map(each -> RunFigures.name(latency, each)).toList();
        return new Group(id, title, "ms", true, axes.facets().size() > 1, names);
    }

    Map<String, Object> content() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("along", axes.along().map(CampaignText::shortKey).orElse("point"));
        data.put("isOfRates", axes.isOfRates());
        data.put(
                "groups",
                axes.facets().isEmpty()
                        ? List.of()
                        : groups(axes).stream().map(CampaignData::group).toList());
        data.put("facets", axes.isOfRates() ? curves() : facets());
        data.put("limits", limits());
        return data;
    }

    private static Map<String, Object> group(Group group) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String figure : group.figures()) {
            String title = figure.equals(RunFigures.RATE)
                    ? "acked"
                    : FigureTitle.of(figure).replaceFirst("^.* ", "").replace("%", " %");
            lines.add(Map.of("at", RunFigures.SHOWN.indexOf(figure), "name", title));
        }
        return Map.of(
                "id", group.id(), "name", group.title(), "unit", group.unit(), "isLog", group.isLog(), "lines", lines);
    }

    private List<Map<String, Object>> curves() {
        return axes.facets().isEmpty()
                ? List.of()
                : results.curves().stream().map(this::facet).toList();
    }

    private Map<String, Object> facet(RateCurve curve) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("title", CampaignText.label(curve.settings()));
        curve.holdsAt().ifPresent(step -> data.put("holds", step.rate()));
        curve.failsAt().ifPresent(step -> data.put("fails", step.rate()));
        List<Map<String, Object>> points = new ArrayList<>();
        for (RateCurve.Step step : curve.steps()) {
            Map<String, Object> point = point(step.point(), Numbers.rate(step.rate()));
            point.put("rate", step.rate());
            point.put("state", step.state().name());
            point.put("stateText", step.state().text());
            points.add(point);
        }
        data.put("points", points);
        return data;
    }

    private List<Map<String, Object>> facets() {
        List<Map<String, Object>> facets = new ArrayList<>();
        axes.facets().forEach((title, points) -> {
            List<Map<String, Object>> drawn = points.stream()
                    .map(point -> point(
                            point,
                            axes.along()
                                    .map(key -> CampaignAxes.value(point, key))
                                    .orElseGet(() -> CampaignText.label(point.settings()))))
                    .toList();
            facets.add(Map.of("title", title, "points", drawn));
        });
        return facets;
    }

    private Map<String, Object> point(Point point, String label) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("label", label);
        data.put("medians", values(name -> figures.spread(point, name).map(Spread::median)));
        data.put(
                "runs",
                point.runs().stream()
                        .filter(run -> results.results().containsKey(run.id()))
                        .map(this::run)
                        .toList());
        return data;
    }

    private Map<String, Object> run(Campaign.Run run) {
        String verdict = run.outcome().verdict();
        return Map.of(
                "id", run.id(),
                "trusted", figures.isTrusted(run),
                "verdict", verdict == null ? "-" : verdict,
                "values", values(name -> figures.find(run, name).map(Figure::value)));
    }

    /** Of all figures in their order, null where there is none: by their names a large campaign would be a large page. */
    private static List<Number> values(Function<String, Optional<Double>> figure) {
        List<Number> values = new ArrayList<>();
        for (String name : RunFigures.SHOWN) {
            values.add(figure.apply(name).map(Numbers::rounded).orElse(null));
        }
        return values;
    }

    /** What latencies were to stay below, by the thresholds of the runs. */
    private List<Map<String, Object>> limits() {
        Map<String, Map<String, Object>> limits = new LinkedHashMap<>();
        results.results().values().stream()
                .flatMap(result -> result.thresholds().stream())
                .forEach(threshold -> {
                    Matcher limit = UPPER_LIMIT.matcher(threshold.text());
                    int at = limit.matches() ? RunFigures.at(limit.group(1)) : -1;
                    if (at >= 0) {
                        limits.putIfAbsent(
                                threshold.text(),
                                Map.of("at", at, "limit", threshold.limit(), "text", threshold.text()));
                    }
                });
        return List.copyOf(limits.values());
    }
}
