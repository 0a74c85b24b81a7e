package bench.result;

import bench.stats.Latency;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a result file of the OpenMessaging Benchmark (OMB) says of a whole run. It does not say when the run was, nor whether its
 * figures are to be trusted.
 *
 * @param workload its name; empty where the file has none
 * @param driver likewise
 * @param figures by their names in a result of bench; rates are means of the intervals
 */
public record OmbFile(String workload, String driver, Map<String, Figure> figures) {
    private static final List<String> RATES =
            List.of(FigureNames.PUBLISH_RATE, FigureNames.PUBLISH_ERROR_RATE, FigureNames.CONSUME_RATE);

    public OmbFile {
        Objects.requireNonNull(workload, "workload");
        Objects.requireNonNull(driver, "driver");
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** From the content of a file; empty where it is something else, such as a result of bench. */
    public static Optional<OmbFile> read(byte[] content) {
        try {
            return of(JsonMapper.shared().readTree(content));
        } catch (JacksonException e) {
            // Whoever reads it as a result of bench says where it is no JSON.
            return Optional.empty();
        }
    }

    private static Optional<OmbFile> of(JsonNode root) {
        if (!root.isObject() || !root.path(ResultJson.VERSION).isMissingNode()) {
            return Optional.empty();
        }
        Map<String, Figure> figures = new LinkedHashMap<>();
        Latency.ofOmb().forEach(latency -> addTo(figures, latency, root));
        RATES.forEach(rate -> addTo(figures, rate, root.path(rate)));
        boolean isOne = root.path(Aggregates.name(Latency.PUBLISH) + Statistic.P99.suffix())
                .isNumber();
        return isOne
                ? Optional.of(new OmbFile(text(root.path("workload")), text(root.path("driver")), figures))
                : Optional.empty();
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : "";
    }

    private static void addTo(Map<String, Figure> figures, Latency latency, JsonNode root) {
        for (Statistic statistic : Statistic.values()) {
            JsonNode value = root.path(Aggregates.name(latency) + statistic.suffix());
            if (value.isNumber()) {
                String name = FigureNames.of(latency, statistic);
                figures.put(name, new Figure(name, value.doubleValue(), latency.unitSymbol(), true));
            }
        }
    }

    private static void addTo(Map<String, Figure> figures, String rate, JsonNode series) {
        series.valueStream()
                .filter(JsonNode::isNumber)
                .mapToDouble(JsonNode::doubleValue)
                .average()
                .ifPresent(mean -> figures.put(rate, new Figure(rate, mean, FigureNames.RATE, true)));
    }
}
