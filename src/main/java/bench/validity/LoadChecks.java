package bench.validity;

import static bench.result.Check.Verdict.INVALID;
import static bench.result.Check.Verdict.VALID;
import static bench.result.Check.Verdict.WARN;
import static bench.validity.Checks.rate;
import static bench.validity.Checks.text;

import bench.result.Check;
import bench.result.Limits;
import bench.result.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether the load was what was asked for. */
final class LoadChecks {
    static final List<Function<Evidence, Optional<Check>>> ALL = List.of(
            LoadChecks::length,
            LoadChecks::achievedRate,
            LoadChecks::carriedOver,
            LoadChecks::inFlight,
            LoadChecks::quota,
            LoadChecks::silence);

    /** One more or one less is a tenth of them, which is twice what a rate may be short by. */
    private static final Limits SENDS = Limits.warnBelow("sends", 10);

    /** The first fetches, and code that is not compiled yet, take a second or so: of a shorter time they are most of the rate. */
    private static final Limits READING = Limits.warnBelow("s", 3);

    private static final Limits DRAINING = Limits.warnBelow("s", Evidence.SHORTEST_SECONDS);

    /** Up to so many are what is on its way where a system is slow. */
    private static final Limits CARRIED_OVER = Limits.warnAbove("%", 50);

    private static final Limits QUOTA = Limits.warnAbove("ms", 0);

    private static final String CLIENT_IS_THE_LIMIT =
            "the client is the limit: the figure is this machine's, not the cluster's; use a larger machine, or more"
                    + " producers";

    private LoadChecks() {}

    /** Whether there was enough of it to make a rate. */
    static Optional<Check> length(Evidence e) {
        if (e.asked().isUnlimited() || e.asked().end() == Asked.End.GIVEN_UP) {
            return Optional.empty();
        }
        if (e.isTooShort()) {
            return Optional.of(lengthOfDraining(e));
        }
        if (e.targetRate() > 0) {
            return lengthOfSending(e);
        }
        return e.hasProducers() || e.answers().received() == 0 ? Optional.empty() : lengthOfReading(e);
    }

    /** A schedule begins with a send, so few of them are a higher rate than that of the schedule. */
    private static Optional<Check> lengthOfSending(Evidence e) {
        long sends = e.scheduledSends();
        String form = "%,d send" + (sends == 1 ? "" : "s") + " by the schedule in %.1f s";
        return Optional.of(Check.of("length", (double) sends, SENDS, Phrase.of(form, sends, e.seconds()))
                .advising("too few for a rate, of which one send more or less is a large share: measure for longer"
                        + " (--duration), or raise producerRate"));
    }

    private static Check lengthOfDraining(Evidence e) {
        return Check.of("length", e.seconds(), DRAINING, Phrase.of("the backlog was drained in %.2f s", e.seconds()))
                .advising("too short to judge a rate by: for one, build a larger backlog (consumerBacklogSizeGB)");
    }

    /** Where nobody sends, a measurement ends when everything is read, which may take less than a second. */
    private static Optional<Check> lengthOfReading(Evidence e) {
        Phrase seen = Phrase.of("%,d messages were read in %.1f s", e.answers().received(), e.seconds());
        return Optional.of(Check.of("length", e.seconds(), READING, seen)
                .advising("too short to give a rate: fill the topics with more messages, or read for longer"
                        + " (--duration)"));
    }

    /** By what the system has acked: what is only handed to the client says nothing of the system. */
    static Optional<Check> achievedRate(Evidence e) {
        if (!e.isRateJudged()) {
            return Optional.empty();
        }
        if (e.asked().isUnlimited()) {
            return Optional.of(saturation(e));
        }
        double percent = e.achieved() * 100;
        Phrase seen = Phrase.of("%.2f %% of ", percent).then(rate(e.targetRate()));
        return Optional.of(
                Check.of("achieved rate", percent, Allowed.ACHIEVED_RATE, seen).advising(whyNotAchieved(e)));
    }

    /** No rate was asked for that could be missed: any is what was meant, as long as it is one. */
    private static Check saturation(Evidence e) {
        double perSecond = e.answers().acked() / e.answers().seconds();
        boolean isOfClient = Bottleneck.of(e).equals(Bottleneck.CLIENT);
        return Check.of("achieved rate", perSecond, Limits.invalidBelow("msg/s", 0), rate(perSecond))
                .allowing(Phrase.of("none: saturated by intent"))
                .judged(perSecond == 0 ? INVALID : isOfClient ? WARN : VALID)
                .advising(perSecond > 0 ? CLIENT_IS_THE_LIMIT : whyNotAchieved(e));
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

    /** A queue that was there before is worked off in the measured time, and the messages of that time wait behind it. */
    static Optional<Check> carriedOver(Evidence e) {
        if (!e.hasProducers() || !e.hasAnswers() || e.isCatchingUp() || e.isPause()) {
            return Optional.empty();
        }
        double ofAcks = percent(e.answers().carriedOver().acked(), e.answers().acked());
        double ofReceipts =
                percent(e.answers().carriedOver().received(), e.answers().received());
        return Optional.of(Check.of(
                        "carried over",
                        Math.max(ofAcks, ofReceipts),
                        CARRIED_OVER,
                        Phrase.of("%.1f %% of the acks and %.1f %% of the receipts", ofAcks, ofReceipts)
                                .then(Phrase.of(" are of messages sent before")))
                .advising("a queue from before fills the measured time, so rates and latencies are not of the same"
                        + " messages: begin with a rate that is kept (warmupProducerRate), or put a pause before it"));
    }

    private static double percent(long part, long all) {
        // Looks and intervals do not end at the same moment.
        return part == 0 ? 0 : 100.0 * part / Math.max(part, all);
    }

    private static String throttled(Evidence e) {
        return text(
                "throttled by a quota: the cluster has held requests back for up to %.0f ms; ask for less, or raise"
                        + " producer_byte_rate, consumer_byte_rate or request_percentage",
                e.answers().waits().throttledMs());
    }

    /** A queue that fills is seen here before it shows in the rate: the client takes messages as long as it has room for them. */
    static Optional<Check> inFlight(Evidence e) {
        if (!e.hasProducers() || e.asked().isUnlimited()) {
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
                : Optional.of(
                        Check.of("quota", throttledMs, QUOTA, Phrase.of("held back for up to %.0f ms", throttledMs))
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
}
