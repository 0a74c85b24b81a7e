package bench.validity;

import static bench.result.Check.Verdict.INVALID;
import static bench.result.Check.Verdict.VALID;
import static bench.result.Check.Verdict.WARN;
import static bench.validity.Checks.MS;
import static bench.validity.Checks.check;
import static bench.validity.Checks.onSharedMachine;
import static bench.validity.Checks.text;

import bench.result.Check;
import bench.result.Check.Verdict;
import bench.stats.Latency;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Whether the client itself was in the way. */
final class ClientChecks {
    private static final String UNSUPPORTED = "(unsupported)";

    private ClientChecks() {}

    static Optional<Check> harnessDelay(Evidence e) {
        if (!e.hasProducers()) {
            return Optional.empty();
        }
        double p99 = e.supportedPercentile(Latency.HARNESS_DELAY, 99);
        double publishP99 = e.supportedPercentile(Latency.PUBLISH, 99);
        // A thread that cannot keep up never sleeps, so it never wakes late: all its sends are late, more and more, and
        // nobody blocks it. The median tells that from a machine that stands still now and then.
        Series delays = e.series().delayMedians();
        boolean unbounded = delays.hasTrend() && delays.growsThroughout() && delays.last() > 100 * MS && !e.isBlocked();
        // Of no acks, or of too few, there is no tenth.
        boolean high = p99 > MS || (publishP99 > 0 && p99 > publishP99 / 10);
        return check(
                "harness delay",
                text(
                        "p99 %s%s",
                        e.supports(Latency.HARNESS_DELAY, 99) ? text("%.3f ms", p99 / MS) : UNSUPPORTED,
                        unbounded ? ", and the delay of sends grows" : ""),
                text("1 ms, and 10 %% of publish p99 %s; not growing", millis(publishP99 / MS)),
                unbounded ? INVALID : high ? WARN : VALID,
                "the sending thread was late: quiet the machine, give it more cores, or compare with 'bench calibrate'");
    }

    /** Every sleep ends a little late, by a tenth of a millisecond or so: below 1 ms that is no stall. */
    static Optional<Check> stalls(Evidence e) {
        Histogram stalls = e.client().stalls();
        double max = stalls.getMaxValue();
        double p99 = e.supportedPercentile(Latency.PUBLISH, 99);
        double p999 = e.supportedPercentile(Latency.PUBLISH, 99.9);
        boolean explainP99 = p99 > 0 && Evidence.sumAbove(Math.max(p99, MS), stalls) / 1e9 > 0.01 * e.seconds();
        boolean explainTail = p999 > 0 && max > Math.max(p999, MS);
        Verdict verdict = max > 100 * MS || explainP99 ? INVALID : explainTail ? WARN : VALID;
        return check(
                "client stalls",
                text("longest %.1f ms", max / MS),
                text("publish p99.9 %s, at least 1 ms; 100 ms", millis(p999 / MS)),
                onSharedMachine(e, verdict),
                "the client itself stood still: something else used the machine, or the JVM paused");
    }

    /**
     * As for stalls, of which these are some: a pause of 10 ms in a minute touches 0.02 % of the messages, and cannot be what a
     * p99 of 3 ms is made of. It does make the values beyond the 99.9th percentile, and that is worth a word.
     */
    static Optional<Check> garbageCollection(Evidence e) {
        Histogram pauses = e.client().gcPausesMs();
        double share = Evidence.sumAbove(0, pauses) / 1e3 / e.seconds();
        long longest = pauses.getMaxValue();
        double p99 = e.supportedPercentile(Latency.PUBLISH, 99) / MS;
        double p999 = e.supportedPercentile(Latency.PUBLISH, 99.9) / MS;
        // The bean counts whole milliseconds: a pause of 1 may have been a tenth of that.
        boolean explainP99 = p99 > 0 && Evidence.sumAbove(Math.max(p99, 1), pauses) / 1e3 > 0.01 * e.seconds();
        boolean explainTail = p999 > 0 && longest > Math.max(p999, 1);
        return check(
                "garbage collection",
                text("%.2f %% of the time, longest %d ms", share * 100, longest),
                text("1 %%, publish p99.9 %s; 1 %% above publish p99 %s", millis(p999), millis(p99)),
                explainP99 ? onSharedMachine(e, INVALID) : explainTail || share > 0.01 ? WARN : VALID,
                "give the client more memory (BENCH_JAVA_OPTS=-Xmx...), or fewer or smaller messages");
    }

    static Optional<Check> cpu(Evidence e) {
        double load = Math.max(e.client().processLoad(), e.client().machineLoad());
        Verdict verdict = load > 0.95 ? INVALID : load > 0.8 ? WARN : VALID;
        return check(
                "client CPU",
                text(
                        "process %.0f %%, machine %.0f %%",
                        e.client().processLoad() * 100, e.client().machineLoad() * 100),
                "80 %, 95 %",
                onSharedMachine(e, verdict),
                "the processors were busy: what waited for them is in the latencies; use a larger machine, or less load");
    }

    /** A percentile that too few samples support is none to compare with. */
    private static String millis(double value) {
        return value == 0 ? UNSUPPORTED : text("%.3f ms", value);
    }
}
