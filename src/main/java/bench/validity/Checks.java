package bench.validity;

import static bench.stats.Check.Verdict.INVALID;
import static bench.stats.Check.Verdict.VALID;
import static bench.stats.Check.Verdict.WARN;

import bench.stats.Check;
import bench.stats.Check.Verdict;
import bench.stats.Latency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** The checks of a measurement, each a function of the evidence: a new one is a method here and its place in the list. */
final class Checks {
    private static final double MS = 1e6;

    private static final List<Function<Evidence, Optional<Check>>> ALL = List.of(
            Checks::achievedRate,
            Checks::harnessDelay,
            Checks::blockedSend,
            Checks::stalls,
            Checks::garbageCollection,
            Checks::cpu,
            Checks::steadyRate,
            Checks::steadyLatency,
            Checks::sendErrors,
            Checks::delivery,
            Checks::backlog,
            Checks::samples);

    private Checks() {}

    /** Every check that applies. */
    static List<Check> of(Evidence evidence) {
        return ALL.stream()
                .map(check -> check.apply(evidence))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Check> achievedRate(Evidence e) {
        if (e.targetRate() == 0) {
            return Optional.empty();
        }
        double achieved = e.achieved();
        Verdict verdict = achieved < 0.95 ? INVALID : achieved < 0.995 ? WARN : VALID;
        return check(
                "achieved rate",
                text("%.2f %% of %.0f msg/s", achieved * 100, e.targetRate()),
                "99.5 %, 95 %",
                verdict,
                e.total().sent() == 0
                        ? "nothing was sent: the producers were blocked all the time, or the system does not take messages"
                        : "saturated: delay and response latencies show a queue that grows, not the system; ask for less"
                                + text(" than %.0f msg/s", e.total().sent() / e.seconds()));
    }

    private static Optional<Check> harnessDelay(Evidence e) {
        if (e.producers() == 0) {
            return Optional.empty();
        }
        double p99 = e.percentile(Latency.HARNESS_DELAY, 99);
        double publishP99 = e.percentile(Latency.PUBLISH, 99);
        // A thread that cannot keep up never sleeps, so it never wakes late: all its sends are late, more and more, and
        // nobody blocks it. The median tells that from a machine that stands still now and then.
        Series delays = e.series().delayMedians();
        boolean unbounded = delays.hasTrend() && delays.growsThroughout() && delays.last() > 100 * MS && !e.isBlocked();
        boolean high = p99 > MS || p99 > publishP99 / 10;
        return check(
                "harness delay",
                text("p99 %.3f ms%s", p99 / MS, unbounded ? ", and the delay of sends grows" : ""),
                text("1 ms, and 10 %% of publish p99 %.3f ms; not growing", publishP99 / MS),
                unbounded ? INVALID : high ? WARN : VALID,
                "the sending thread was late: quiet the machine, give it more cores, or compare with 'bench calibrate'");
    }

    /** Not the harness's fault and not hidden in response latencies, but a reader must know what the delay is made of. */
    private static Optional<Check> blockedSend(Evidence e) {
        if (e.producers() == 0) {
            return Optional.empty();
        }
        double longestMs = e.total().longestBlockNs() / MS;
        return check(
                "blocked in send",
                text("longest %.0f ms, %.1f %% of the time", longestMs, e.blockedShare() * 100),
                "100 ms, 10 %",
                e.isBlocked() ? WARN : VALID,
                "the producer was blocked: its buffer was full, or metadata was missing; publish latency hides"
                        + " this, publish response latency shows it");
    }

    /** Every sleep ends a little late, by a tenth of a millisecond or so: below 1 ms that is no stall. */
    private static Optional<Check> stalls(Evidence e) {
        Histogram stalls = e.client().stalls();
        double max = stalls.getMaxValue();
        double p99 = e.percentile(Latency.PUBLISH, 99);
        double p999 = e.percentile(Latency.PUBLISH, 99.9);
        boolean explainP99 = p99 > 0 && Evidence.sumAbove(Math.max(p99, MS), stalls) / 1e9 > 0.01 * e.seconds();
        boolean explainTail = p999 > 0 && max > Math.max(p999, MS);
        Verdict verdict = max > 100 * MS || explainP99 ? INVALID : explainTail ? WARN : VALID;
        return check(
                "client stalls",
                text("longest %.1f ms", max / MS),
                text("publish p99.9 %.3f ms, at least 1 ms; 100 ms", p999 / MS),
                onSharedMachine(e, verdict),
                "the client itself stood still: something else used the machine, or the JVM paused");
    }

    /**
     * As for stalls, of which these are some: a pause of 10 ms in a minute touches 0.02 % of the messages, and cannot be what a
     * p99 of 3 ms is made of. It does make the values beyond the 99.9th percentile, and that is worth a word.
     */
    private static Optional<Check> garbageCollection(Evidence e) {
        Histogram pauses = e.client().gcPausesMs();
        double share = Evidence.sumAbove(0, pauses) / 1e3 / e.seconds();
        long longest = pauses.getMaxValue();
        double p99 = e.percentile(Latency.PUBLISH, 99) / MS;
        double p999 = e.percentile(Latency.PUBLISH, 99.9) / MS;
        // The bean counts whole milliseconds: a pause of 1 may have been a tenth of that.
        boolean explainP99 = p99 > 0 && Evidence.sumAbove(Math.max(p99, 1), pauses) / 1e3 > 0.01 * e.seconds();
        boolean explainTail = p999 > 0 && longest > Math.max(p999, 1);
        return check(
                "garbage collection",
                text("%.2f %% of the time, longest %d ms", share * 100, longest),
                text("1 %%, publish p99.9 %.3f ms; 1 %% above publish p99 %.3f ms", p999, p99),
                explainP99 ? onSharedMachine(e, INVALID) : explainTail || share > 0.01 ? WARN : VALID,
                "give the client more memory (BENCH_JAVA_OPTS=-Xmx...), or fewer or smaller messages");
    }

    private static Optional<Check> cpu(Evidence e) {
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

    private static Optional<Check> steadyRate(Evidence e) {
        Series rates = e.series().rates();
        if (!rates.hasTrend()) {
            return Optional.empty();
        }
        Verdict verdict = rates.variation() > 0.1 ? INVALID : Math.abs(rates.relativeTrend()) > 0.05 ? WARN : VALID;
        return check(
                "steady rate",
                text("varies by %.1f %%, trend %+.1f %%", rates.variation() * 100, rates.relativeTrend() * 100),
                "10 %, 5 %",
                verdict,
                "no steady state: warm up longer, or find what disturbs the system");
    }

    /**
     * Never invalid: the p99 of an interval is a noisy figure. On a warm broker and a quiet machine it varies by half of its
     * mean from one interval of 10 s to the next, without any trend.
     */
    private static Optional<Check> steadyLatency(Evidence e) {
        Series p99s = e.series().p99s();
        if (!p99s.hasTrend() || p99s.mean() == 0) {
            return Optional.empty();
        }
        boolean unsteady = p99s.variation() > 0.5 || Math.abs(p99s.relativeTrend()) > 0.5;
        return check(
                "steady latency",
                text(
                        "publish p99 varies by %.0f %%, trend %+.0f %%",
                        p99s.variation() * 100, p99s.relativeTrend() * 100),
                "50 %, 50 %",
                unsteady ? WARN : VALID,
                "no steady state: warm up longer (--warmup, --until-steady); brokers and clients need about 40 s");
    }

    private static Optional<Check> sendErrors(Evidence e) {
        if (e.producers() == 0) {
            return Optional.empty();
        }
        double share = e.total().failed() / (double) Math.max(1, e.total().sent());
        Verdict verdict = share > 0.001 ? INVALID : share > 0 ? WARN : VALID;
        return check(
                "send errors",
                text("%d, %.3f %% of the messages", e.total().failed(), share * 100),
                "0, 0.1 %",
                verdict,
                "the reasons are in the warnings above");
    }

    private static Optional<Check> delivery(Evidence e) {
        // Where nobody reads, nothing is known of what was delivered.
        return e.delivery().filter(d -> !d.subscriptions().isEmpty()).flatMap(delivery -> {
            var counts = delivery.total();
            boolean wrong = counts.lost() > 0 || counts.corrupt() > 0;
            boolean odd = counts.duplicated() > 0 || counts.reordered() > 0 || counts.foreign() > 0;
            String found = Stream.of(
                            count(counts.lost(), "lost"),
                            count(counts.corrupt(), "corrupt"),
                            count(counts.duplicated(), "duplicated"),
                            count(counts.reordered(), "reordered"),
                            count(counts.foreign(), "foreign"))
                    .flatMap(Optional::stream)
                    .reduce((one, other) -> one + ", " + other)
                    .orElse("all messages once and in order");
            return check(
                    "delivery",
                    found,
                    "no duplicate, none out of order; none lost, none corrupt",
                    wrong ? INVALID : odd ? WARN : VALID,
                    "acks=all and enable.idempotence keep messages; a rebalance in the run repeats some");
        });
    }

    private static Optional<String> count(long count, String what) {
        return count == 0 ? Optional.empty() : Optional.of(count + " " + what);
    }

    private static Optional<Check> backlog(Evidence e) {
        Series backlogs = e.series().backlogs();
        if (backlogs.size() == 0) {
            return Optional.empty();
        }
        boolean growing = e.hasBacklog() && e.backlogGrowth() > 0.001;
        Verdict ofTrend = e.isOutrun() ? INVALID : growing ? WARN : VALID;
        Verdict ofLast = backlogs.last() > Math.max(1, e.series().rates().mean()) ? WARN : VALID;
        Verdict verdict = backlogs.hasTrend() ? ofTrend : ofLast;
        return check(
                "backlog",
                text("%.0f messages at the end, %+.2f %% of the rate", backlogs.last(), e.backlogGrowth() * 100),
                "not growing, or a second's messages in a short run; 1 %",
                verdict,
                "consumers cannot keep up: end-to-end latencies show a queue that grows; add consumers or partitions");
    }

    private static Optional<Check> samples(Evidence e) {
        long rejected = e.total().negative() + e.total().outOfRange();
        return check(
                "samples",
                text(
                        "%d negative, %d out of range",
                        e.total().negative(), e.total().outOfRange()),
                "0",
                rejected > 0 ? WARN : VALID,
                "these are in no percentile");
    }

    /** What the system under test does to the client is no fault of the measurement where both share a machine. */
    private static Verdict onSharedMachine(Evidence e, Verdict verdict) {
        return e.systemSharesMachine() && verdict == INVALID ? WARN : verdict;
    }

    private static Optional<Check> check(String name, String figure, String limit, Verdict verdict, String advice) {
        return Optional.of(new Check(name, figure, limit, verdict, verdict == VALID ? "" : advice));
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
