package bench.result;

import bench.stats.MessageCounts;

/** The rates of several intervals together. Confined to the control thread. */
final class IntervalRates {
    private double seconds;
    private double targetMessages;
    private double latestTarget;
    private boolean isOneTarget = true;
    private MessageCounts sent = MessageCounts.NONE;
    private MessageCounts all = MessageCounts.NONE;

    void add(RunInterval interval) {
        isOneTarget &= seconds == 0 || interval.targetRate() == latestTarget;
        latestTarget = interval.targetRate();
        targetMessages += interval.targetRate() * interval.stats().elapsedSeconds();
        seconds += interval.stats().elapsedSeconds();
        sent = sent.plus(interval.stats().counts());
        all = all.plus(interval.stats().all());
    }

    /** Messages/s that were asked for, over all producers, on average; 0 before the first interval. */
    double targetRate() {
        // A quotient of sums would not be quite what was asked for.
        return isOneTarget ? latestTarget : targetMessages / seconds;
    }

    Throughput throughput() {
        return Throughput.of(seconds, sent, all);
    }
}
