package bench.report.html;

import bench.report.CampaignText;
import bench.result.CampaignResults.Point;
import bench.result.TargetRate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What varies in a campaign, as small charts show it: one key along the axis, the others from chart to chart.
 *
 * @param along the key; empty where keys go together, so that points are along the axis
 * @param facets the points of each chart, by its title; empty where only a table can show them
 */
record CampaignAxes(Optional<String> along, Map<String, List<Point>> facets) {
    /** More of them are no longer seen at a glance. */
    private static final int MOST_FACETS = 24;
    /** More of them would make a page that no longer opens at once. */
    private static final int MOST_RUNS = 2_000;
    /** A reader sees one key along the axis and one from chart to chart; of a rate, the curves of more keys too. */
    private static final int MOST_KEYS = 2;

    /**
     * Of these points.
     *
     * @param varied the keys that differ between them
     */
    static CampaignAxes of(List<Point> points, List<String> varied) {
        if (points.size() < 2 || varied.isEmpty()) {
            return new CampaignAxes(Optional.empty(), Map.of());
        }
        if (isTogether(points, varied)) {
            return new CampaignAxes(Optional.empty(), Map.of("", points));
        }
        String along = along(points, varied);
        Map<String, List<Point>> facets = facets(points, along);
        int runs = points.stream().mapToInt(point -> point.runs().size()).sum();
        boolean isReadable = facets.size() <= MOST_FACETS
                && runs <= MOST_RUNS
                && (varied.size() <= MOST_KEYS || TargetRate.isKey(along));
        return new CampaignAxes(Optional.of(along), isReadable ? facets : Map.of());
    }

    /** Whether the offered rate is along the axis. */
    boolean isOfRates() {
        return along.filter(TargetRate::isKey).isPresent();
    }

    /** Whether a value of any key is in one point only: the first values went together, and so did the second ones. */
    private static boolean isTogether(List<Point> points, List<String> varied) {
        return varied.size() > 1
                && varied.stream().allMatch(key -> values(points, key).size() == points.size());
    }

    /** A rate before all others, else the key with the most values. */
    private static String along(List<Point> points, List<String> varied) {
        Optional<String> rate = varied.stream().filter(TargetRate::isKey).findFirst();
        return rate.orElseGet(() -> {
            String most = varied.get(0);
            for (String key : varied) {
                most = values(points, key).size() > values(points, most).size() ? key : most;
            }
            return most;
        });
    }

    private static Set<String> values(List<Point> points, String key) {
        return points.stream().map(point -> value(point, key)).collect(Collectors.toCollection(HashSet::new));
    }

    static String value(Point point, String key) {
        return point.settings().getOrDefault(key, "-");
    }

    private static Map<String, List<Point>> facets(List<Point> points, String along) {
        Map<String, List<Point>> facets = new LinkedHashMap<>();
        for (Point point : points) {
            Map<String, String> others = new LinkedHashMap<>(point.settings());
            others.remove(along);
            facets.computeIfAbsent(CampaignText.label(others), key -> new ArrayList<>())
                    .add(point);
        }
        return facets;
    }
}
