package bench.validity;

import bench.stats.Check;
import bench.stats.Check.Verdict;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.stats.RunInterval;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Whether a load has settled: the last five intervals agree in their rate and in their publish p99. Confined to the control
 * thread.
 */
public final class SteadyState {
    private static final int INTERVALS = 5;
    /** Of the rate: the largest difference as a share of the smallest value. */
    private static final double RATE_LIMIT = 0.05;
    /** Of the p99, likewise: it is a noisy figure, and a cold start is several times above what follows. */
    private static final double P99_LIMIT = 0.5;

    private final Duration limit;
    private final Deque<Double> rates = new ArrayDeque<>();
    private final Deque<Double> p99s = new ArrayDeque<>();
    private double seconds;

    /** Waits for no longer than this limit, counted from the start of the load. */
    public SteadyState(Duration limit) {
        this.limit = limit;
    }

    /** An interval of the warm-up is over. */
    public void intervalEnded(RunInterval interval) {
        IntervalStats stats = interval.stats();
        Histogram publish = stats.histogram(Latency.PUBLISH);
        add(rates, Math.max(stats.acked(), stats.received()) / stats.elapsedSeconds());
        add(p99s, publish.getTotalCount() == 0 ? 0 : (double) publish.getValueAtPercentile(99));
        seconds += stats.elapsedSeconds();
    }

    private static void add(Deque<Double> values, double value) {
        values.addLast(value);
        if (values.size() > INTERVALS) {
            values.removeFirst();
        }
    }

    /** Whether the load has settled. */
    public boolean isReached() {
        return rates.size() == INTERVALS && spread(rates) <= RATE_LIMIT && spread(p99s) <= P99_LIMIT;
    }

    /** Whether it is of no use to wait any longer. */
    public boolean isOver() {
        return isReached() || seconds >= limit.toMillis() / 1000.0;
    }

    private static double spread(Deque<Double> values) {
        double min = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double max = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return max == min ? 0 : min == 0 ? Double.POSITIVE_INFINITY : (max - min) / min;
    }

    /** When and how the measurement came to start. */
    public Check check() {
        boolean reached = isReached();
        String agreement = String.format(
                Locale.ROOT,
                "rate within %.1f %%, publish p99 within %.0f %% over the last %d intervals",
                spread(rates) * 100,
                spread(p99s) * 100,
                rates.size());
        return new Check(
                "steady start",
                String.format(
                        Locale.ROOT, "%s after %.0f s: %s", reached ? "steady" : "no steady state", seconds, agreement),
                String.format(
                        Locale.ROOT,
                        "%.0f %%, %.0f %% over %d intervals, within %d s",
                        RATE_LIMIT * 100,
                        P99_LIMIT * 100,
                        INTERVALS,
                        limit.toSeconds()),
                reached ? Verdict.VALID : Verdict.INVALID,
                reached ? "" : "give it more time, longer intervals (--report-interval), or a quieter system");
    }
}
