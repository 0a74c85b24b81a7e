package bench.scrape;

import bench.result.BrokerMetric;
import bench.result.BrokerMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the series of a broker of its answers. Stateless. */
final class BrokerSeries {
    private BrokerSeries() {}

    /**
     * What a broker has said.
     *
     * @param answers one for each interval
     * @param seconds how long each interval was
     */
    static BrokerMetrics.Broker of(String name, MetricsAddress address, List<Answer> answers, List<Double> seconds) {
        Map<String, List<Double>> series = new LinkedHashMap<>();
        Map<String, Double> means = new LinkedHashMap<>();
        for (BrokerMetric metric : BrokerMetric.values()) {
            List<Double> values = new ArrayList<>();
            answers.forEach(answer -> values.add(answer.values().get(metric)));
            if (values.stream().anyMatch(Objects::nonNull)) {
                series.put(metric.resultName(), values);
                means.put(metric.resultName(), mean(values, seconds));
            }
        }
        List<String> problems =
                answers.stream().flatMap(answer -> answer.problem().stream()).toList();
        return new BrokerMetrics.Broker(
                name,
                address.shown(),
                means,
                series,
                problems.size(),
                problems.isEmpty() ? null : problems.get(problems.size() - 1));
    }

    /** Of the intervals that have a value, by their lengths. */
    private static double mean(List<Double> values, List<Double> seconds) {
        double sum = 0;
        double length = 0;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                sum += values.get(i) * seconds.get(i);
                length += seconds.get(i);
            }
        }
        return sum / length;
    }
}
