package bench.validity;

import static bench.result.Check.Verdict.INVALID;
import static bench.result.Check.Verdict.VALID;
import static bench.result.Check.Verdict.WARN;
import static bench.validity.Checks.MS;
import static bench.validity.Checks.ofBusyClient;

import bench.result.Check;
import bench.result.Limits;
import bench.result.Phrase;
import bench.result.Statistic;
import bench.stats.Latency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** Whether the client itself was in the way. */
final class ClientChecks {
    static final List<Function<Evidence, Optional<Check>>> ALL = List.of(
            ClientChecks::harnessDelay,
            ClientChecks::blockedSend,
            ClientChecks::stalls,
            ClientChecks::garbageCollection,
            ClientChecks::cpu);

    private static final Limits HARNESS_DELAY = Limits.warnAbove("ms", 1);
    private static final Limits HARNESS_SHARE_OF_PUBLISH = Limits.warnAbove("%", 10);

    /** Of the median, where it grows in each interval. */
    private static final Limits GROWING_DELAY = Limits.invalidAbove("ms", 100);

    static final Limits LONGEST_STALL = Limits.invalidAbove("ms", 100);

    /** Of the time: what takes less than a hundredth of it cannot be what a p99 is made of. */
    private static final Limits PAUSES_ABOVE_P99 = Limits.invalidAbove("%", 1);

    private static final Limits GARBAGE_COLLECTION = Limits.warnAbove("%", 1);

    private static final Phrase UNSUPPORTED = Phrase.of("(unsupported)");

    private ClientChecks() {}

    static Optional<Check> harnessDelay(Evidence e) {
        if (!e.hasProducers() || e.asked().isUnlimited()) {
            return Optional.empty();
        }
        OptionalDouble supported = Statistic.P99.supportedValue(e.total().histogram(Latency.HARNESS_DELAY));
        double p99 = supported.orElse(0);
        double publishP99 = e.publish(Statistic.P99);
        // A thread that cannot keep up never sleeps, so it never wakes late: all its sends are late, more and more, and
        // nobody blocks it. The median does not show a machine that stands still now and then.
        Series delays = e.series().delayMedians();
        boolean unbounded = delays.hasTrend()
                && delays.growsThroughout()
                && GROWING_DELAY.isBroken(delays.last() / MS)
                && !e.isBlocked();
        // Of no acks, or of too few, there is no tenth.
        boolean high = HARNESS_DELAY.isBroken(p99 / MS)
                || (publishP99 > 0 && HARNESS_SHARE_OF_PUBLISH.isBroken(100 * p99 / publishP99));
        Phrase seen = Phrase.of("p99 ").then(supported.isPresent() ? Phrase.of("%.3f ms", p99 / MS) : UNSUPPORTED);
        Phrase allowed = HARNESS_DELAY
                .phrase()
                .then(Phrase.of(", and "))
                .then(HARNESS_SHARE_OF_PUBLISH.phrase())
                .then(Phrase.of(" of publish p99 "))
                .then(millis(publishP99 / MS))
                .then(Phrase.of("; not growing"));
        return Optional.of(Check.of(
                        "harness delay",
                        p99 / MS,
                        HARNESS_DELAY,
                        unbounded ? seen.then(Phrase.of(", and the delay of sends grows")) : seen)
                .allowing(allowed)
                .judged(unbounded ? INVALID : high ? WARN : VALID)
                .advising("the sending thread was late: quiet the machine, give it more cores, or compare with"
                        + " 'bench calibrate'"));
    }

    /** Not the harness's fault and not hidden in response latencies, but a reader must know what the delay is made of. */
    static Optional<Check> blockedSend(Evidence e) {
        // Who sends as much as can be sent waits for room most of the time.
        if (!e.hasProducers() || e.asked().isUnlimited()) {
            return Optional.empty();
        }
        double longestMs = e.total().blocked().longestNs() / Checks.MS;
        return Optional.of(Check.of(
                        "blocked in send",
                        longestMs,
                        Allowed.LONGEST_BLOCK,
                        Phrase.of("longest %.0f ms, %.1f %% of the time", longestMs, e.blockedShare() * 100))
                .allowing(Phrase.join(List.of(Allowed.LONGEST_BLOCK.phrase(), Allowed.BLOCKED.phrase()), ", "))
                .judged(e.isBlocked() ? WARN : VALID)
                .advising("the producer was blocked: " + blockedBy(e)
                        + "; publish latency hides this, publish response latency shows it"));
    }

    private static String blockedBy(Evidence e) {
        Waits waits = e.answers().waits();
        if (waits.metadataSeconds() > waits.bufferSeconds() || e.isSilence(e.blockedShare())) {
            return "it did not know where to send, as a partition had no leader or no broker answered";
        }
        return waits.bufferSeconds() > 0 ? "its buffer was full" : "its buffer was full, or metadata was missing";
    }

    /** Every sleep ends a little late, by a tenth of a millisecond or so: below 1 ms that is no stall. */
    static Optional<Check> stalls(Evidence e) {
        Histogram stalls = e.client().stalls();
        double max = stalls.getMaxValue();
        double p99 = e.publish(Statistic.P99);
        double p999 = e.publish(Statistic.P999);
        boolean explainP99 = p99 > 0
                && PAUSES_ABOVE_P99.isBroken(100 * Evidence.sumAbove(Math.max(p99, MS), stalls) / 1e9 / e.seconds());
        boolean explainTail = p999 > 0 && max > Math.max(p999, MS);
        boolean tooLong = LONGEST_STALL.isBroken(max / MS);
        return Optional.of(Check.of("client stalls", max / MS, LONGEST_STALL, Phrase.of("longest %.1f ms", max / MS))
                .allowing(Phrase.of("publish p99.9 ")
                        .then(millis(p999 / MS))
                        .then(Phrase.of(", at least 1 ms; "))
                        .then(LONGEST_STALL.phrase()))
                .judged(ofBusyClient(e, tooLong || explainP99 ? INVALID : explainTail ? WARN : VALID))
                .advising("the client itself stood still: something else used the machine, or the JVM paused"));
    }

    /**
     * As for stalls: one short pause in a minute touches too few messages to make the p99, but does make the values beyond the
     * 99.9th percentile, which is worth a warning.
     */
    static Optional<Check> garbageCollection(Evidence e) {
        Histogram pauses = e.client().gcPausesMs();
        double percent = 100 * Evidence.sumAbove(0, pauses) / 1e3 / e.seconds();
        long longest = pauses.getMaxValue();
        double p99 = e.publish(Statistic.P99) / MS;
        double p999 = e.publish(Statistic.P999) / MS;
        // The bean counts whole milliseconds: a pause of 1 may have been a tenth of that.
        boolean explainP99 = p99 > 0
                && PAUSES_ABOVE_P99.isBroken(100 * Evidence.sumAbove(Math.max(p99, 1), pauses) / 1e3 / e.seconds());
        boolean explainTail = p999 > 0 && longest > Math.max(p999, 1);
        boolean warn = explainTail || GARBAGE_COLLECTION.isBroken(percent);
        return Optional.of(Check.of(
                        "garbage collection",
                        percent,
                        GARBAGE_COLLECTION,
                        Phrase.of("%.2f %% of the time, longest %d ms", percent, longest))
                .allowing(GARBAGE_COLLECTION
                        .phrase()
                        .then(Phrase.of(", publish p99.9 "))
                        .then(millis(p999))
                        .then(Phrase.of("; "))
                        .then(PAUSES_ABOVE_P99.phrase())
                        .then(Phrase.of(" above publish p99 "))
                        .then(millis(p99)))
                .judged(explainP99 ? ofBusyClient(e, INVALID) : warn ? WARN : VALID)
                .advising("give the client more memory (BENCH_JAVA_OPTS=-Xmx...), or fewer or smaller messages"));
    }

    static Optional<Check> cpu(Evidence e) {
        double process = e.client().processLoad() * 100;
        double machine = e.client().machineLoad() * 100;
        Check check = Check.of(
                "client CPU",
                Math.max(process, machine),
                Allowed.CPU,
                Phrase.of("process %.0f %%, machine %.0f %%", process, machine));
        return Optional.of(check.judged(ofBusyClient(e, check.verdict()))
                .advising("the processors were busy: what waited for them is in the latencies; use a larger machine"
                        + (e.asked().isUnlimited() ? "" : ", or less load")));
    }

    /** A percentile that too few samples support is none to compare with. */
    private static Phrase millis(double value) {
        return value == 0 ? UNSUPPORTED : Phrase.of("%.3f ms", value);
    }
}
