package bench.validity;

import bench.result.Limits;

/** The limits that more than a check looks at; the others are beside their checks. */
final class Allowed {

    static final Limits ACHIEVED_RATE = Limits.below("%", 99.5, 95);

    /** Slower growth fills no buffer in a measurement. */
    static final Limits IN_FLIGHT_GROWTH = Limits.warnAbove("% of the rate", 0.1);

    /** Longer than any pause of a healthy system. */
    static final Limits SILENCE = Limits.warnAbove("s", 1);

    static final Limits LONGEST_BLOCK = Limits.warnAbove("ms", 100);

    /** Shorter blocks, which a busy machine makes some of, count when they take more of the time than this. */
    static final Limits BLOCKED = Limits.warnAbove("%", 10);

    static final Limits CPU = Limits.above("%", 80, 95);

    static final Limits BACKLOG_GROWTH = Limits.above("% of the rate", 0.1, 1);

    private Allowed() {}
}
