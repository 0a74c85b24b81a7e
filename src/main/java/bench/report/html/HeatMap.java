package bench.report.html;

import bench.result.IntervalHistograms;
import bench.result.MeasuredParts;
import bench.result.Result;
import bench.stats.Latency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** How often each latency was seen in each part of a measurement: rows of equal ratio, columns of time. */
final class HeatMap {
    /** Neighbouring rows are a fifth apart. */
    private static final int ROWS_PER_DECADE = 12;

    private static final double MILLISECOND = 1e6;
    /** Below it histograms of latencies have no digits. */
    private static final long LOWEST_NS = 1_000;

    private HeatMap() {}

    /**
     * The parts that were measured, as the page's script takes them: {@code from} and {@code to} in seconds since the measurement
     * began, and {@code cells} as column, row and count one after the other. Row 0 begins at a millisecond.
     */
    static Map<String, Object> of(Result result, Latency latency) {
        List<IntervalHistograms> blocks = MeasuredParts.of(result);
        List<Number> from = new ArrayList<>();
        List<Number> to = new ArrayList<>();
        List<Number> cells = new ArrayList<>();
        for (IntervalHistograms block : blocks) {
            double start = block.startSeconds() - blocks.get(0).startSeconds();
            counts(block.latencies().histogram(latency)).forEach((row, count) -> {
                cells.add(from.size());
                cells.add(row);
                cells.add(count);
            });
            from.add(Numbers.rounded(start));
            to.add(Numbers.rounded(start + block.seconds()));
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rowsPerDecade", ROWS_PER_DECADE);
        map.put("from", from);
        map.put("to", to);
        map.put("cells", cells);
        return map;
    }

    private static Map<Integer, Long> counts(Histogram histogram) {
        Map<Integer, Long> counts = new TreeMap<>();
        for (HistogramIterationValue value : histogram.recordedValues()) {
            double millis = Math.max(LOWEST_NS, value.getValueIteratedTo()) / MILLISECOND;
            counts.merge(
                    (int) Math.floor(Math.log10(millis) * ROWS_PER_DECADE),
                    value.getCountAtValueIteratedTo(),
                    Long::sum);
        }
        return counts;
    }
}
