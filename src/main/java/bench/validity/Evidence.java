package bench.validity;

import bench.delivery.Delivery;
import bench.result.Check.Verdict;
import bench.result.Statistic;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * What a measurement is judged by.
 *
 * @param total the sum of its intervals
 * @param asked how fast was to be sent
 * @param clients how many send and receive
 * @param series figures of each interval
 * @param client what the meters of the client saw
 * @param answers what came back while the load was on
 * @param delivery what became of the messages; empty without a stamp
 * @param systemSharesMachine whether the system under test had to share the machine with the client
 */
record Evidence(
        IntervalStats total,
        Asked asked,
        Clients clients,
        Intervals series,
        Client client,
        Answers answers,
        Optional<Delivery> delivery,
        boolean systemSharesMachine) {

    /** Up to so many seconds' messages the backlog is what is on its way. */
    private static final double ON_ITS_WAY_SECONDS = 0.25;

    /** The edges of a shorter time are too much of it for a rate. */
    static final double SHORTEST_SECONDS = 1;

    /** Every sleep ends a little late: below this it is no stall. */
    private static final long SHORTEST_STALL_NS = 1_000_000;

    /**
     * Figures of each interval.
     *
     * @param rates messages acked (without producers: received), beside those that were due
     * @param p99s of publish latency (without producers: of nothing), nanoseconds
     * @param delayMedians of publish delay, nanoseconds
     * @param backlogs messages acked and not yet received
     */
    record Intervals(RateSeries rates, Series p99s, Series delayMedians, Series backlogs) {}

    /** How many producers and consumers the load has. */
    record Clients(int producers, int consumers) {}

    /**
     * The client's health during the measurement.
     *
     * @param stalls how late a thread woke that slept 1 ms at a time, nanoseconds
     * @param gcPausesMs lengths of the pauses for garbage collection, whole milliseconds
     * @param processLoad use of the processors by the client, 0 to 1
     * @param machineLoad use of the machine's processors, 0 to 1; negative when it is not known
     */
    record Client(Histogram stalls, Histogram gcPausesMs, double processLoad, double machineLoad) {}

    double targetRate() {
        return asked.rate();
    }

    /** Whether consumers were to work off a backlog, for as long as that takes. */
    boolean isCatchingUp() {
        return asked.end() != Asked.End.LENGTH;
    }

    /** Whether nothing was to be sent: what comes in is left over from before. */
    boolean isPause() {
        return hasProducers() && targetRate() == 0 && !isCatchingUp();
    }

    /** Whether a backlog was worked off in too short a time to judge a rate by. */
    boolean isTooShort() {
        return asked.end() == Asked.End.DRAINED && seconds() < SHORTEST_SECONDS;
    }

    /** Whether the rate at which was sent is judged. */
    boolean isRateJudged() {
        return targetRate() > 0 && !isTooShort() && asked.end() != Asked.End.GIVEN_UP;
    }

    boolean hasProducers() {
        return clients.producers > 0;
    }

    boolean hasConsumers() {
        return clients.consumers > 0;
    }

    /** Whether the system, which had answered, gave no answer for a while. One that always takes as long is slow, not silent. */
    boolean wasSilent() {
        // It has answered few, so any number of answers will do.
        boolean usual =
                answers.silentSeconds() < 2 * total.histogram(Latency.PUBLISH).getValueAtPercentile(50) / 1e9;
        return hasAnswers() && Allowed.SILENCE.isBroken(answers.silentSeconds()) && !usual;
    }

    /** Whether a silence makes most of what took this share of the time. */
    boolean isSilence(double share) {
        return wasSilent() && answers.silentSeconds() > share * seconds() / 2;
    }

    /** Whether the system has stored or delivered anything at all. */
    boolean hasAnswers() {
        return answers.acked() > 0 || answers.received() > 0;
    }

    double seconds() {
        return total.elapsedSeconds();
    }

    /** A percentile of publish latency in nanoseconds, or 0 where too few samples support it to compare anything with it. */
    double publish(Statistic percentile) {
        return percentile.supportedValue(total.histogram(Latency.PUBLISH)).orElse(0);
    }

    /** Messages that were due in the measured time. */
    double due() {
        return asked.messages();
    }

    /** How many sends the schedule has in the measured time, of which the first is due at once; at least one. */
    long scheduledSends() {
        // Measurements end a moment late.
        return Math.max(1, (long) Math.ceil(due() - 0.01));
    }

    /**
     * Messages that the system has kept up with as a share of those that were due: what it has acked in the measured time, and
     * what is on its way without becoming more.
     */
    double achieved() {
        return keptUp(answers.acked());
    }

    /** The same where a send that has failed counts as answered. */
    double answered() {
        return keptUp(answers.acked() + total.counts().failed());
    }

    /** Whether the system has left more without an answer than an achieved rate may be short by. */
    boolean isAnswerMissing() {
        return Allowed.ACHIEVED_RATE.isBroken(100 * answered());
    }

    private double keptUp(long messages) {
        // A queue that was worked off is more than was asked for, and nothing to take away. After a silence what is in
        // flight is a queue as well, even where it rests because the client takes no more.
        double reached =
                messages + (wasSilent() ? 0 : Math.max(0, answers.inFlight().filled()));
        // The edges of the measured time cut a message or two off, which are a large share of few.
        double due = answers.due();
        return due - reached <= asked.few() ? Math.max(1, reached / due) : reached / due;
    }

    /** Messages a second by which the backlog has grown, on average, as a share of the rate. */
    double backlogGrowth() {
        double perSecond = series.backlogs().slope() * series.backlogs().size() / seconds();
        // At less than 1 msg/s, a single message that is not read yet would be a large share.
        return perSecond / Math.max(1, series.rates().mean());
    }

    /** Whether the backlog, at the end, is more than messages that are on their way. */
    boolean hasBacklog() {
        double onItsWay = ON_ITS_WAY_SECONDS * series.rates().mean();
        double receiptsPerAck = Math.max(1, (double) answers.received() / Math.max(1, answers.acked()));
        return series.backlogs().last() > Math.max(receiptsPerAck * asked.few(), onItsWay);
    }

    /** Whether most of the backlog is nothing that consumers could read. */
    boolean isHidden() {
        return isMostOfTheBacklog(Delivery.Unseen::notVisible);
    }

    /** Whether most of the backlog was taken away before anybody read it. */
    boolean isRemoved() {
        return isMostOfTheBacklog(Delivery.Unseen::removed);
    }

    private boolean isMostOfTheBacklog(ToLongFunction<Delivery.Unseen> part) {
        long messages =
                delivery.map(each -> part.applyAsLong(each.total().unseen())).orElse(0L);
        return series.backlogs().size() > 0 && messages > series.backlogs().last() / 2;
    }

    /** Whether consumers cannot keep up: there is a backlog, and it grows by more than may be. */
    boolean isOutrun() {
        return series.backlogs().hasTrend()
                && hasBacklog()
                && Allowed.BACKLOG_GROWTH.verdict(100 * backlogGrowth()) == Verdict.INVALID;
    }

    /** Whether producers were blocked, by the client library and not because the whole client stood still. */
    boolean isBlocked() {
        boolean stalled = total.blocked().longestNs() <= 1.1 * client.stalls().getMaxValue();
        boolean longBlock = Allowed.LONGEST_BLOCK.isBroken(total.blocked().longestNs() / Checks.MS);
        return Allowed.BLOCKED.isBroken(100 * blockedShare()) || (longBlock && !stalled);
    }

    /** Time that producers were blocked, as a share of all their time. */
    double blockedShare() {
        return hasProducers() ? total.blocked().totalNs() / 1e9 / seconds() / clients.producers : 0;
    }

    /**
     * Time for which the client itself stood still, as a share: a producer that is kept from its processor in {@code send} looks
     * blocked.
     */
    double stalledShare() {
        return sumAbove(SHORTEST_STALL_NS, client.stalls()) / 1e9 / seconds();
    }

    /** The sum of all values above a limit. */
    static double sumAbove(double limit, Histogram histogram) {
        double sum = 0;
        for (var value : histogram.recordedValues()) {
            if (value.getValueIteratedTo() > limit) {
                sum += (double) value.getValueIteratedTo() * value.getCountAtValueIteratedTo();
            }
        }
        return sum;
    }
}
