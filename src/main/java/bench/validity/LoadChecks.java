package bench.validity;

import static bench.result.Check.Verdict.INVALID;
import static bench.result.Check.Verdict.VALID;
import static bench.result.Check.Verdict.WARN;
import static bench.validity.Checks.rate;
import static bench.validity.Checks.text;

import bench.result.Check;
import bench.result.Phrase;
import java.util.List;
import java.util.Optional;

/** Whether the load was what was asked for, and steady. */
final class LoadChecks {
    private static final String SILENT = "no steady state: the system was silent for a while";

    private LoadChecks() {}

    /** Whether there was enough of it to make a rate. */
    static Optional<Check> length(Evidence e) {
        if (e.targetRate() > 0) {
            return lengthOfSending(e);
        }
        return e.hasProducers() || e.answers().received() == 0 ? Optional.empty() : lengthOfReading(e);
    }

    /** A schedule begins with a send, so few of them are a higher rate than that of the schedule. */
    private static Optional<Check> lengthOfSending(Evidence e) {
        long sends = e.scheduledSends();
        String form = "%,d send" + (sends == 1 ? "" : "s") + " by the schedule in %.1f s";
        return Optional.of(Check.of("length", (double) sends, Allowed.SENDS, Phrase.of(form, sends, e.seconds()))
                .advising("too few for a rate, of which one send more or less is a large share: measure for longer"
                        + " (--duration), or raise producerRate"));
    }

    /** Where nobody sends, a measurement ends when everything is read, which may take less than a second. */
    private static Optional<Check> lengthOfReading(Evidence e) {
        Phrase seen = Phrase.of("%,d messages were read in %.1f s", e.answers().received(), e.seconds());
        return Optional.of(Check.of("length", e.seconds(), Allowed.READING, seen)
                .advising("too short to give a rate: fill the topics with more messages, or read for longer"
                        + " (--duration)"));
    }

    /** By what the system has acked: what is only handed to the client says nothing of the system. */
    static Optional<Check> achievedRate(Evidence e) {
        if (e.targetRate() == 0) {
            return Optional.empty();
        }
        double percent = e.achieved() * 100;
        Phrase seen = Phrase.of("%.2f %% of ", percent).then(rate(e.targetRate()));
        return Optional.of(
                Check.of("achieved rate", percent, Allowed.ACHIEVED_RATE, seen).advising(whyNotAchieved(e)));
    }

    private static String whyNotAchieved(Evidence e) {
        if (e.total().counts().sent() == 0) {
            return "nothing was sent: the producers were blocked all the time, or the system does not take messages";
        }
        if (!e.isAnswerMissing()) {
            return "sends have failed: the reasons are in the warnings above";
        }
        if (e.answers().waits().throttledMs() > 0) {
            return throttled(e);
        }
        if (e.isSilence(1 - e.answered())) {
            return text(
                    "the system gave no answer for %.1f s of that time",
                    e.answers().silentSeconds());
        }
        if (e.answers().acked() == 0) {
            return "nothing was acknowledged within the measured time: the system does not answer, or takes longer than that"
                    + " time; look at the publish latency, and measure for longer";
        }
        return (e.answers().inFlight().grows()
                        ? "saturated: the system acknowledges less than it is sent, and publish latency is the time in a queue"
                                + " that grows; ask for less"
                        : "saturated: delay and response latencies show a queue that grows, not the system; ask for less")
                + " than " + rate(e.answers().acked() / e.answers().seconds()).text();
    }

    private static String throttled(Evidence e) {
        return text(
                "throttled by a quota: the cluster has held requests back for up to %.0f ms; ask for less, or raise"
                        + " producer_byte_rate, consumer_byte_rate or request_percentage",
                e.answers().waits().throttledMs());
    }

    /** A queue that fills is seen here before it shows in the rate: the client takes messages as long as it has room for them. */
    static Optional<Check> inFlight(Evidence e) {
        if (!e.hasProducers()) {
            return Optional.empty();
        }
        InFlight.Trend trend = e.answers().inFlight();
        Phrase seen =
                trend.grows() ? Phrase.of("grows by ").then(rate(trend.growthPerSecond())) : Phrase.of("does not grow");
        double percent = e.targetRate() == 0 ? 0 : 100 * trend.growthPerSecond() / e.targetRate();
        return Optional.of(Check.of("in flight", percent, Allowed.IN_FLIGHT_GROWTH, seen)
                .judged(trend.grows() ? WARN : VALID)
                .advising("the system acknowledges less than it is sent: latencies rise for as long as this lasts"));
    }

    static Optional<Check> quota(Evidence e) {
        double throttledMs = e.answers().waits().throttledMs();
        return throttledMs == 0
                ? Optional.empty()
                : Optional.of(Check.of(
                                "quota",
                                throttledMs,
                                Allowed.QUOTA,
                                Phrase.of("held back for up to %.0f ms", throttledMs))
                        .advising(throttled(e)));
    }

    /** A pause of the system: with acks=0, and in a long interval, no latency shows it. */
    static Optional<Check> silence(Evidence e) {
        if (!e.hasAnswers()) {
            // The achieved rate and the receipts say why.
            return Optional.empty();
        }
        double seconds = e.answers().silentSeconds();
        return Optional.of(Check.of(
                        "silence", seconds, Allowed.SILENCE, Phrase.of("%.1f s without any ack or receipt", seconds))
                .judged(e.wasSilent() ? WARN : VALID)
                .advising("the system gave no answer for a while although messages were due: a broker was away or stood"
                        + " still"));
    }

    static Optional<Check> rebalances(Evidence e) {
        long rebalances = e.answers().rebalances();
        return e.hasConsumers()
                ? Optional.of(Check.of(
                                "rebalances",
                                (double) rebalances,
                                Allowed.REBALANCES,
                                Phrase.of("%d changes of who reads which partition", rebalances))
                        .advising(
                                "partitions were not read while they moved: end-to-end latencies show it, and messages"
                                        + " are repeated"))
                : Optional.empty();
    }

    /** Not the harness's fault and not hidden in response latencies, but a reader must know what the delay is made of. */
    static Optional<Check> blockedSend(Evidence e) {
        if (!e.hasProducers()) {
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

    static Optional<Check> steadyRate(Evidence e) {
        Series rates = e.series().rates();
        if (!rates.hasTrend()) {
            return Optional.empty();
        }
        double few = e.fewMessagesPerSecond();
        double percent = rates.variation() * 100;
        double trendPercent = rates.relativeTrend() * 100;
        boolean trend = Allowed.RATE_TREND.isBroken(Math.abs(trendPercent)) && Math.abs(rates.trend()) > few;
        boolean varies = Allowed.RATE_VARIATION.isBroken(rates.variation(few) * 100);
        return Optional.of(Check.of(
                        "steady rate",
                        percent,
                        Allowed.RATE_VARIATION,
                        Phrase.of("varies by %.1f %%, trend %+.1f %%", percent, trendPercent))
                .allowing(Phrase.join(
                        List.of(
                                Allowed.RATE_VARIATION.phrase(),
                                Allowed.RATE_TREND.phrase(),
                                Phrase.of("or %.0f messages an interval", Evidence.FEW_MESSAGES)),
                        ", "))
                .judged(varies ? INVALID : trend ? WARN : VALID)
                .advising(
                        e.wasSilent() ? SILENT : "no steady state: warm up longer, or find what disturbs the system"));
    }

    static Optional<Check> steadyLatency(Evidence e) {
        Series p99s = e.series().p99s();
        if (!p99s.hasTrend() || p99s.mean() == 0) {
            return Optional.empty();
        }
        double percent = p99s.variation() * 100;
        double trend = p99s.relativeTrend() * 100;
        boolean unsteady =
                Allowed.LATENCY_VARIATION.isBroken(percent) || Allowed.LATENCY_TREND.isBroken(Math.abs(trend));
        return Optional.of(Check.of(
                        "steady latency",
                        percent,
                        Allowed.LATENCY_VARIATION,
                        Phrase.of("publish p99 varies by %.0f %%, trend %+.0f %%", percent, trend))
                .allowing(
                        Phrase.join(List.of(Allowed.LATENCY_VARIATION.phrase(), Allowed.LATENCY_TREND.phrase()), ", "))
                .judged(unsteady ? WARN : VALID)
                .advising(
                        e.wasSilent()
                                ? SILENT
                                : "no steady state: warm up longer (--warmup, --until-steady); brokers and clients need"
                                        + " about 40 s"));
    }
}
