package bench.report;

import bench.result.Figure;
import bench.result.Figures;
import bench.result.Result;
import bench.result.Statistic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures by which results are compared over time: no maxima, which change from run to run, and nothing unsupported. */
final class HistoryFigures {
    private HistoryFigures() {}

    /** The figures of a result by name, in the order of the result. */
    static Map<String, Figure> of(Result result) {
        Figures figures = Figures.of(result);
        Map<String, Figure> kept = new LinkedHashMap<>();
        for (String name : figures.names()) {
            figures.find(name)
                    .filter(figure -> figure.isSupported() && !Statistic.MAX.isOf(name) && !isOfSamples(name))
                    .ifPresent(figure -> kept.put(name, figure));
        }
        return kept;
    }

    /** How many messages there were is in the counts of messages already. */
    private static boolean isOfSamples(String name) {
        return name.endsWith(".count");
    }

    /** The names of the figures that all of these results have. */
    static List<String> common(List<Map<String, Figure>> results) {
        return results.isEmpty()
                ? List.of()
                : results.get(0).keySet().stream()
                        .filter(name -> results.stream().allMatch(each -> each.containsKey(name)))
                        .toList();
    }
}
