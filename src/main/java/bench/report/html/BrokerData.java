package bench.report.html;

import bench.report.TimeAxis;
import bench.result.BrokerFigures;
import bench.result.BrokerMetric;
import bench.result.BrokerMetrics;
import bench.result.BrokerSide;
import bench.result.Mark;
import bench.result.Result;
import bench.result.Statistic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the script of a page draws of the brokers' side of a run. */
final class BrokerData {
    private final BrokerSide side;
    private final TimeAxis axis;

    BrokerData(Result result, TimeAxis axis) {
        this.side = result.brokerSide();
        this.axis = axis;
    }

    /** Those that lie in the measurement's time. */
    List<Map<String, Object>> marks() {
        return side.marks().stream()
                .filter(mark -> mark.atSeconds() >= 0 && mark.atSeconds() <= axis.endSeconds())
                .map(BrokerData::mark)
                .toList();
    }

    private static Map<String, Object> mark(Mark mark) {
        return Map.of(
                "at", Numbers.rounded(mark.atSeconds()),
                "kind", mark.kind().word(),
                "name", mark.kind().label(),
                "text", mark.text());
    }

    /** Publish latencies of each broker in milliseconds; a percentile that too few messages support is left out. */
    List<Map<String, Object>> latencies() {
        return side.brokers().stream()
                .filter(broker -> broker.publishLatency().isMeasured())
                .map(BrokerData::latency)
                .toList();
    }

    private static Map<String, Object> latency(BrokerFigures broker) {
        BrokerFigures.PublishLatency latency = broker.publishLatency();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", broker.name());
        data.put("host", broker.host());
        data.put("place", BrokerTables.place(broker));
        data.put("leaderOf", broker.leaderOf());
        data.put("count", latency.count());
        for (Statistic statistic : List.of(Statistic.P50, Statistic.P99, Statistic.P999)) {
            if (latency.isSupported(statistic)) {
                data.put(statistic.suffix(), Numbers.rounded(latency.value(statistic)));
            }
        }
        return data;
    }

    /** Of each metric that a broker has, the values of all brokers, at {@link #metricTimes}. */
    List<Map<String, Object>> metrics() {
        List<Map<String, Object>> metrics = new ArrayList<>();
        BrokerMetrics asked = side.brokerMetrics();
        if (asked == null) {
            return metrics;
        }
        Thinning thinning = new Thinning(axisOf(asked));
        for (BrokerMetric metric : BrokerMetric.values()) {
            List<Map<String, Object>> series = new ArrayList<>();
            for (BrokerMetrics.Broker broker : asked.brokers()) {
                List<Number> values = new ArrayList<>(broker.values(metric));
                if (values.stream().anyMatch(Objects::nonNull)) {
                    series.add(Map.of("name", broker.name(), "values", thinning.points(values)));
                }
            }
            if (!series.isEmpty()) {
                metrics.add(Map.of(
                        "id", metric.resultName(),
                        "name", metric.title(),
                        "unit", metric.unit(),
                        "meaning", metric.meaning(),
                        "brokers", series));
            }
        }
        return metrics;
    }

    /** When each point of a metric is drawn. */
    List<Number> metricTimes() {
        return side.brokerMetrics() == null ? List.of() : new Thinning(axisOf(side.brokerMetrics())).times();
    }

    /** The measurement's own where the metrics are of its intervals, as it knows of the time between phases. */
    private TimeAxis axisOf(BrokerMetrics asked) {
        List<Double> ends = asked.atSeconds();
        if (ends.size() == axis.size()) {
            return axis;
        }
        List<Double> starts = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            starts.add(i == 0 ? 0.0 : ends.get(i - 1));
        }
        return new TimeAxis(starts, ends);
    }
}
