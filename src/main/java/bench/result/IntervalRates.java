package bench.result;

import bench.stats.MessageCounts;

/** The rates of several intervals together. Confined to the control thread. */
final class IntervalRates {
    private double seconds;
    private double targetMessages;
    private double latestTarget;
    private boolean isOneTarget = true;
    private int unlimited;
    private int intervals;
    private MessageCounts sent = MessageCounts.NONE;
    private MessageCounts all = MessageCounts.NONE;
    private MessageCounts carriedOver = MessageCounts.NONE;

    void add(RunInterval interval) {
        isOneTarget &= seconds == 0 || interval.targetRate() == latestTarget;
        latestTarget = interval.targetRate();
        unlimited += interval.isUnlimited() ? 1 : 0;
        intervals++;
        targetMessages += interval.targetRate() * interval.stats().elapsedSeconds();
        seconds += interval.stats().elapsedSeconds();
        sent = sent.plus(interval.stats().counts());
        all = all.plus(interval.stats().all());
        carriedOver = carriedOver.plus(interval.stats().carriedOver());
    }

    /** Messages/s that were asked for, over all producers, on average; 0 before the first interval. */
    double targetRate() {
        // A quotient of sums would not be quite what was asked for.
        return isOneTarget ? latestTarget : targetMessages / seconds;
    }

    /** Whether some of the intervals had no limit, and others had one: there is no mean of both. */
    boolean isPartlyUnlimited() {
        return unlimited > 0 && unlimited < intervals;
    }

    Result.CameIn cameIn() {
        return new Result.CameIn(all.acked(), all.received(), carriedOver.acked(), carriedOver.received());
    }

    Throughput throughput() {
        return Throughput.of(seconds, sent, all);
    }
}
