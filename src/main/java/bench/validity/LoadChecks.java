package bench.validity;

import static bench.result.Check.Verdict.INVALID;
import static bench.result.Check.Verdict.VALID;
import static bench.result.Check.Verdict.WARN;
import static bench.validity.Checks.check;
import static bench.validity.Checks.rate;
import static bench.validity.Checks.text;

import bench.result.Check;
import bench.result.Check.Verdict;
import java.util.Optional;

/** Whether the load was what was asked for, and steady. */
final class LoadChecks {
    private static final String SILENT = "no steady state: the system was silent for a while";

    /** The first fetches, and code that is not compiled yet, take a second or so: of a shorter time they are most of the rate. */
    private static final double LEAST_READING_SECONDS = 3;

    /** One more or one less is a tenth of them, which is twice what a rate may be short by. */
    private static final int LEAST_SENDS = 10;

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
        return check(
                "length",
                text("%,d send%s by the schedule in %.1f s", sends, sends == 1 ? "" : "s", e.seconds()),
                LEAST_SENDS + " sends",
                sends < LEAST_SENDS ? WARN : VALID,
                "too few for a rate, of which one send more or less is a large share: measure for longer (--duration), or"
                        + " raise producerRate");
    }

    /** Where nobody sends, a measurement ends when everything is read, which may take the blink of an eye. */
    private static Optional<Check> lengthOfReading(Evidence e) {
        return check(
                "length",
                text("%,d messages were read in %.1f s", e.answers().received(), e.seconds()),
                text("%.0f s", LEAST_READING_SECONDS),
                e.seconds() < LEAST_READING_SECONDS ? WARN : VALID,
                "too short to give a rate: fill the topics with more messages, or read for longer (--duration)");
    }

    /** By what the system has acked: what is only handed to the client says nothing of the system. */
    static Optional<Check> achievedRate(Evidence e) {
        if (e.targetRate() == 0) {
            return Optional.empty();
        }
        double achieved = e.achieved();
        Verdict verdict = achieved < 0.95 ? INVALID : achieved < 0.995 ? WARN : VALID;
        return check(
                "achieved rate",
                text("%.2f %% of %s msg/s", achieved * 100, rate(e.targetRate())),
                "99.5 %, 95 %",
                verdict,
                whyNotAchieved(e));
    }

    private static String whyNotAchieved(Evidence e) {
        if (e.total().counts().sent() == 0) {
            return "nothing was sent: the producers were blocked all the time, or the system does not take messages";
        }
        if (e.answered() >= 0.995) {
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
                + text(" than %s msg/s", rate(e.answers().acked() / e.answers().seconds()));
    }

    private static String throttled(Evidence e) {
        return text(
                "throttled by a quota: the cluster has held requests back for up to %.0f ms; ask for less, or raise"
                        + " producer_byte_rate, consumer_byte_rate or request_percentage",
                e.answers().waits().throttledMs());
    }

    /** A queue that fills is seen here before the rate tells: the client takes messages as long as it has room for them. */
    static Optional<Check> inFlight(Evidence e) {
        if (!e.hasProducers()) {
            return Optional.empty();
        }
        InFlight.Trend trend = e.answers().inFlight();
        return check(
                "in flight",
                trend.grows() ? text("grows by %s msg/s", rate(trend.growthPerSecond())) : "does not grow",
                "0.1 % of the rate",
                trend.grows() ? WARN : VALID,
                "the system acknowledges less than it is sent: latencies rise for as long as this lasts");
    }

    static Optional<Check> quota(Evidence e) {
        double throttledMs = e.answers().waits().throttledMs();
        return throttledMs == 0
                ? Optional.empty()
                : check("quota", text("held back for up to %.0f ms", throttledMs), "0 ms", WARN, throttled(e));
    }

    /** A pause of the system: with acks=0, and in a long interval, no latency shows it. */
    static Optional<Check> silence(Evidence e) {
        if (!e.hasAnswers()) {
            // Why there was none is told elsewhere.
            return Optional.empty();
        }
        return check(
                "silence",
                text("%.1f s without any ack or receipt", e.answers().silentSeconds()),
                "1 s",
                e.wasSilent() ? WARN : VALID,
                "the system gave no answer for a while although messages were due: a broker was away or stood still");
    }

    static Optional<Check> rebalances(Evidence e) {
        long rebalances = e.answers().rebalances();
        return e.hasConsumers()
                ? check(
                        "rebalances",
                        rebalances + " changes of who reads which partition",
                        "0",
                        rebalances > 0 ? WARN : VALID,
                        "partitions were not read while they moved: end-to-end latencies show it, and messages are repeated")
                : Optional.empty();
    }

    /** Not the harness's fault and not hidden in response latencies, but a reader must know what the delay is made of. */
    static Optional<Check> blockedSend(Evidence e) {
        if (!e.hasProducers()) {
            return Optional.empty();
        }
        double longestMs = e.total().blocked().longestNs() / Checks.MS;
        return check(
                "blocked in send",
                text("longest %.0f ms, %.1f %% of the time", longestMs, e.blockedShare() * 100),
                "100 ms, 10 %",
                e.isBlocked() ? WARN : VALID,
                "the producer was blocked: " + blockedBy(e) + "; publish latency hides this, publish response latency"
                        + " shows it");
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
        boolean trend = Math.abs(rates.relativeTrend()) > 0.05 && Math.abs(rates.trend()) > few;
        Verdict verdict = rates.variation(few) > 0.1 ? INVALID : trend ? WARN : VALID;
        return check(
                "steady rate",
                text("varies by %.1f %%, trend %+.1f %%", rates.variation() * 100, rates.relativeTrend() * 100),
                "10 %, 5 %, or 2 messages an interval",
                verdict,
                e.wasSilent() ? SILENT : "no steady state: warm up longer, or find what disturbs the system");
    }

    /**
     * Never invalid: the p99 of an interval is a noisy figure. On a warm broker and a quiet machine it varies by half of its
     * mean from one interval of 10 s to the next, without any trend.
     */
    static Optional<Check> steadyLatency(Evidence e) {
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
                e.wasSilent()
                        ? SILENT
                        : "no steady state: warm up longer (--warmup, --until-steady); brokers and clients need about 40 s");
    }
}
