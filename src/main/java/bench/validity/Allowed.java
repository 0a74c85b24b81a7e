package bench.validity;

import bench.result.Limits;

/** The limits of the checks. */
final class Allowed {
    /** One more or one less is a tenth of them, which is twice what a rate may be short by. */
    static final Limits SENDS = Limits.warnBelow("sends", 10);

    /** The first fetches, and code that is not compiled yet, take a second or so: of a shorter time they are most of the rate. */
    static final Limits READING = Limits.warnBelow("s", 3);

    static final Limits ACHIEVED_RATE = Limits.below("%", 99.5, 95);

    /** Slower growth fills no buffer in a measurement. */
    static final Limits IN_FLIGHT_GROWTH = Limits.warnAbove("% of the rate", 0.1);

    static final Limits QUOTA = Limits.warnAbove("ms", 0);

    /** Longer than any pause of a healthy system. */
    static final Limits SILENCE = Limits.warnAbove("s", 1);

    static final Limits REBALANCES = Limits.warnAbove("", 0);

    static final Limits LONGEST_BLOCK = Limits.warnAbove("ms", 100);

    /** Shorter blocks, which a busy machine makes some of, count when they take more of the time than this. */
    static final Limits BLOCKED = Limits.warnAbove("%", 10);

    static final Limits RATE_VARIATION = Limits.invalidAbove("%", 10);
    static final Limits RATE_TREND = Limits.warnAbove("%", 5);

    /** Never invalid: the p99 of an interval is a noisy figure, also on a warm broker and a quiet machine. */
    static final Limits LATENCY_VARIATION = Limits.warnAbove("%", 50);

    static final Limits LATENCY_TREND = Limits.warnAbove("%", 50);

    static final Limits HARNESS_DELAY = Limits.warnAbove("ms", 1);
    static final Limits HARNESS_SHARE_OF_PUBLISH = Limits.warnAbove("%", 10);
    /** Of the median, where it grows in each interval. */
    static final Limits GROWING_DELAY = Limits.invalidAbove("ms", 100);

    static final Limits LONGEST_STALL = Limits.invalidAbove("ms", 100);

    /** Of the time: what takes less than a hundredth of it cannot be what a p99 is made of. */
    static final Limits PAUSES_ABOVE_P99 = Limits.invalidAbove("%", 1);

    static final Limits GARBAGE_COLLECTION = Limits.warnAbove("%", 1);
    static final Limits CPU = Limits.above("%", 80, 95);
    static final Limits SEND_ERRORS = Limits.above("%", 0, 0.1);
    static final Limits UNANSWERED = Limits.above("%", 0, 0.1);
    static final Limits RECEIPTS = Limits.invalidBelow("", 1);
    static final Limits LOST_CORRUPT_OR_REMOVED = Limits.invalidAbove("", 0);

    /** A second: where few intervals show no trend, the last backlog decides. */
    static final Limits BACKLOG = Limits.warnAbove("s", 1);

    static final Limits BACKLOG_GROWTH = Limits.above("% of the rate", 0.1, 1);
    static final Limits REJECTED_SAMPLES = Limits.warnAbove("", 0);

    private Allowed() {}
}
