package bench.report;

import bench.result.RunInterval;
import bench.result.RunResult;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The fields of a result by the names and in the types of the OpenMessaging Benchmark: what was run, a series for each figure
 * with one entry an interval, and the figures of the whole measurement. Confined to one thread.
 */
final class OmbFields {
    private final List<Latency> latencies;
    /** One list an interval for each of the series, in the order of the file. */
    private final Map<String, List<Object>> series = new LinkedHashMap<>();

    /** The fields of these latencies; OMB itself knows three. */
    OmbFields(List<Latency> latencies) {
        this.latencies = latencies;
    }

    void addInterval(RunInterval interval) {
        IntervalStats stats = interval.stats();
        Throughput throughput = Throughput.of(stats);
        addToSeries("publishRate", throughput.publishRate());
        addToSeries("publishErrorRate", throughput.publishErrorRate());
        addToSeries("consumeRate", throughput.consumeRate());
        addToSeries("backlog", interval.backlog());
        for (Latency latency : latencies) {
            for (Figure figure : Figure.values()) {
                addToSeries(latency.resultName() + figure.suffix(), figure.written(latency, stats.histogram(latency)));
            }
        }
    }

    void addToSeries(String name, Object value) {
        series.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    /** All of them, in the order of the file. */
    Map<String, Object> of(RunResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("workload", result.info().workload().name());
        fields.put("driver", result.info().driver().name());
        fields.put("messageSize", result.info().workload().messages().messageSize());
        fields.put("topics", result.info().workload().layout().topics());
        fields.put("partitions", result.info().workload().layout().partitionsPerTopic());
        fields.put("producersPerTopic", result.info().workload().clients().producersPerTopic());
        fields.put("consumersPerTopic", result.info().workload().clients().consumerPerSubscription());
        fields.putAll(series);
        for (Latency latency : latencies) {
            putAggregate(fields, latency, result.total().histogram(latency));
        }
        return fields;
    }

    static String aggregateName(Latency latency) {
        String name = latency.resultName();
        return "aggregated" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static void putAggregate(Map<String, Object> fields, Latency latency, Histogram histogram) {
        String name = aggregateName(latency);
        for (Figure figure : Figure.values()) {
            fields.put(name + figure.suffix(), figure.written(latency, histogram));
        }
        Map<String, Number> quantiles = new LinkedHashMap<>();
        if (histogram.getTotalCount() > 0) {
            for (HistogramIterationValue value : histogram.percentiles(100)) {
                quantiles.put(
                        String.valueOf(value.getPercentileLevelIteratedTo()),
                        Figure.written(latency, Figure.inUnit(latency, (double) value.getValueIteratedTo(), false)));
            }
        }
        fields.put(name + "Quantiles", quantiles);
    }
}
