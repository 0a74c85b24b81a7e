package bench.validity;

import bench.result.RunInterval;
import java.util.ArrayList;
import java.util.List;

/**
 * What came in each interval, beside what was due in it by the schedule. Confined to one thread.
 *
 * <p>Its rates are without what the schedule itself puts into one interval more than into another, and a deviation is counted
 * in messages before it is a rate: what an edge cuts off is the same number in a short interval, after a late tick, as in a long
 * one.
 */
final class RateSeries {
    private record Interval(double seconds, double came, double due) {
        double unasked() {
            return came - due;
        }
    }

    private final List<Interval> intervals = new ArrayList<>();
    private double seconds;
    private double came;
    private double due;

    /** Where as much is sent as can be, what is due says nothing of what may come. */
    void add(RunInterval interval) {
        add(
                interval.stats().elapsedSeconds(),
                interval.isUnlimited() ? (double) interval.messages() : withoutQueue(interval),
                interval.isUnlimited() ? 0 : (double) interval.due());
    }

    /**
     * What was sent in phases before fills up what was on its way when this one began; a queue of them is no rate of this
     * phase.
     */
    private static double withoutQueue(RunInterval interval) {
        long all = interval.messages();
        long ofThisPhase = all - interval.carriedOver();
        return Math.min(all, Math.max(ofThisPhase, interval.due()));
    }

    void add(double intervalSeconds, double messages, double dueMessages) {
        intervals.add(new Interval(intervalSeconds, messages, dueMessages));
        seconds += intervalSeconds;
        came += messages;
        due += dueMessages;
    }

    int size() {
        return intervals.size();
    }

    /** Messages/s over all intervals. */
    double mean() {
        return seconds == 0 ? 0 : came / seconds;
    }

    /** Of each interval, messages/s. */
    Series rates() {
        return deviating(0);
    }

    /** The same where a deviation of so many messages from what is usual is none. */
    Series deviating(double allowance) {
        Series rates = new Series();
        for (Interval interval : intervals) {
            rates.add(mean() + excess(interval, allowance) / interval.seconds);
        }
        return rates;
    }

    /** Standard deviation as a share of the mean, over time; 0 where there is no spread or no mean. */
    double variation() {
        return variation(0);
    }

    /** The same of what goes beyond a deviation of so many messages. */
    double variation(double allowance) {
        if (came == 0 || size() < 2) {
            return 0;
        }
        double squares = 0;
        for (Interval interval : intervals) {
            double excess = excess(interval, allowance) / interval.seconds;
            squares += excess * excess * interval.seconds;
        }
        return Math.sqrt(squares / seconds * size() / (size() - 1)) / mean();
    }

    /** Whether the highest rate and the lowest agree: to a share of the lowest, or to so many messages of either interval. */
    boolean agree(double share, double allowance) {
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        double highestAtLeast = Double.NEGATIVE_INFINITY;
        double lowestAtMost = Double.POSITIVE_INFINITY;
        for (Interval interval : intervals) {
            double rate = mean() + excess(interval, 0) / interval.seconds;
            double few = allowance / interval.seconds;
            highest = Math.max(highest, rate);
            lowest = Math.min(lowest, rate);
            highestAtLeast = Math.max(highestAtLeast, rate - few);
            lowestAtMost = Math.min(lowestAtMost, rate + few);
        }
        return highest - lowest <= share * lowest || highestAtLeast <= lowestAtMost;
    }

    /** Messages by which an interval has more, or less, than is usual beside what was due. */
    private double excess(Interval interval, double allowance) {
        // What is usual is known to so many messages as well, over the whole time.
        double most = allowance * (1 + interval.seconds / seconds);
        double usual = (came - due) / seconds * interval.seconds;
        double deviation = interval.unasked() - usual;
        return Math.copySign(Math.max(0, Math.abs(deviation) - most), deviation);
    }
}
