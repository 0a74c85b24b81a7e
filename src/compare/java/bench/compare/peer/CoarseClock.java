package bench.compare.peer;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Latencies as the difference of two readings of a clock that ticks once in a millisecond, as Kafka's tools have it. */
final class CoarseClock {
    private static final double NANOS_PER_MS = 1e6;

    private CoarseClock() {}

    /** The percentile that it would show of these latencies in nanoseconds: 0.3 ms is 0 in 7 cases of 10, and else 1. */
    static long percentileMs(Histogram latencies, double percentile) {
        long shown = 0;
        while (latencies.getTotalCount() > 0 && shareUpTo(shown, latencies) <= percentile / 100) {
            shown++;
        }
        return shown;
    }

    /** The share that is shown as that or less, where sends are spread evenly over the milliseconds. */
    private static double shareUpTo(long ms, Histogram latencies) {
        double count = 0;
        for (HistogramIterationValue each : latencies.recordedValues()) {
            double chance = ms + 1 - each.getValueIteratedTo() / NANOS_PER_MS;
            count += each.getCountAtValueIteratedTo() * Math.min(1, Math.max(0, chance));
        }
        return count / latencies.getTotalCount();
    }
}
