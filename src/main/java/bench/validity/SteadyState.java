package bench.validity;

import bench.config.Arrivals;
import bench.result.Check;
import bench.result.Check.Verdict;
import bench.result.Limits;
import bench.result.Phrase;
import bench.result.RunInterval;
import bench.result.Statistic;
import bench.stats.Latency;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.DoubleSummaryStatistics;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/**
 * Whether a load has settled: the last five intervals agree in their rate and in their publish p99. Confined to the control
 * thread.
 */
public final class SteadyState {
    /** Intervals that have to agree. */
    public static final int INTERVALS = 5;

    /** Of the rate: the largest difference as a share of the smallest value. */
    private static final double RATE_LIMIT = 0.05;
    /** Of the p99, likewise: it is a noisy figure, and a cold start is several times above what follows. */
    private static final double P99_LIMIT = 0.5;
    /** Or in nanoseconds: so much is what the client's own threads and clock add, and none of the system. */
    private static final double P99_LIMIT_NS = 200_000;

    private final Arrivals arrivals;
    private final Duration limit;
    private final Deque<RunInterval> last = new ArrayDeque<>();
    private double seconds;

    /** Waits for no longer than this limit, counted from the start of the load. */
    public SteadyState(Arrivals arrivals, Duration limit) {
        this.arrivals = arrivals;
        this.limit = limit;
    }

    /** An interval of the warm-up is over. */
    public void intervalEnded(RunInterval interval) {
        last.addLast(interval);
        if (last.size() > INTERVALS) {
            last.removeFirst();
        }
        seconds += interval.stats().elapsedSeconds();
    }

    /** Whether the load has settled. */
    public boolean isReached() {
        // Of intervals in which nothing happens nobody knows what will.
        return last.size() == INTERVALS
                && of(RunInterval::messages).getSum() >= INTERVALS
                && ratesAgree()
                && agree(latencies(), P99_LIMIT, P99_LIMIT_NS);
    }

    /** Without what the schedule itself puts into one interval more than into another. */
    private boolean ratesAgree() {
        RateSeries came = new RateSeries();
        for (RunInterval interval : last) {
            came.add(interval);
        }
        // The edges take or add one message of evenly spaced ones, and intervals are not of quite the same length.
        return came.agree(RATE_LIMIT, few() - EdgeAllowance.FEW_MESSAGES + 1.25);
    }

    private double few() {
        return of(interval -> EdgeAllowance.messages(arrivals, interval.stats()))
                .getMax();
    }

    private static boolean agree(DoubleSummaryStatistics values, double share, double least) {
        return values.getMax() - values.getMin() <= Math.max(share * values.getMin(), least);
    }

    /** Whether it is of use to wait until a moment that is this far from the start of the load. */
    public boolean isWorthWaiting(Duration sinceStart) {
        return !isReached() && sinceStart.compareTo(limit) <= 0;
    }

    private DoubleSummaryStatistics latencies() {
        double percentile = percentile();
        return ofAnswered(interval -> (double) publish(interval).getValueAtPercentile(percentile));
    }

    /** 99, or what the interval with the fewest samples supports; the median at least. */
    private double percentile() {
        double fewest = ofAnswered(interval -> (double) publish(interval).getTotalCount())
                .getMin();
        return Math.max(50, Math.min(99, Math.floor(Statistic.highestSupported(fewest))));
    }

    private static Histogram publish(RunInterval interval) {
        return interval.stats().histogram(Latency.PUBLISH);
    }

    private DoubleSummaryStatistics of(ToDoubleFunction<RunInterval> figure) {
        return last.stream().mapToDouble(figure).summaryStatistics();
    }

    /** Between two bursts there may be an interval without a message. */
    private DoubleSummaryStatistics ofAnswered(ToDoubleFunction<RunInterval> figure) {
        return last.stream()
                .filter(interval -> publish(interval).getTotalCount() > 0)
                .mapToDouble(figure)
                .summaryStatistics();
    }

    /** When and how the measurement came to start. */
    public Check check() {
        boolean reached = isReached();
        Phrase after = Phrase.of((reached ? "steady" : "no steady state") + " after %.0f s", seconds);
        return Check.of("steady start", seconds, Limits.invalidAbove("s", limit.toMillis() / 1e3), after.then(seen()))
                .allowing(Phrase.of(
                        "%.0f %% or %.0f messages, p99 %.0f %% or %.1f ms, over %d intervals within %d s",
                        RATE_LIMIT * 100,
                        last.isEmpty() ? EdgeAllowance.FEW_MESSAGES : few(),
                        P99_LIMIT * 100,
                        P99_LIMIT_NS / 1e6,
                        INTERVALS,
                        limit.toSeconds()))
                .judged(reached ? Verdict.VALID : Verdict.INVALID)
                .advising("give it more time, longer intervals (--report-interval), or a quieter system");
    }

    private Phrase seen() {
        if (last.isEmpty()) {
            return Phrase.of("");
        }
        DoubleSummaryStatistics rates = of(RunInterval::rate);
        DoubleSummaryStatistics latencies = latencies();
        Phrase publish = latencies.getCount() == 0
                ? Phrase.of("")
                : Phrase.of(
                        ", publish p%.0f %.3f to %.3f ms",
                        percentile(), latencies.getMin() / 1e6, latencies.getMax() / 1e6);
        return Phrase.of(": %.1f to %.1f msg/s", rates.getMin(), rates.getMax())
                .then(publish)
                .then(Phrase.of(" in the last %d intervals", last.size()));
    }
}
