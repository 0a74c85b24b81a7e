package bench.worker.schedule;

import bench.config.Pace;

/**
 * Turns counts of messages into moments: by the time at which so many are due at a pace. Where the rate is high, this clock
 * runs fast; what is even, or random, by the count of messages is so at each rate.
 *
 * @param startNs where the pace begins
 */
record PaceClock(long startNs, Pace pace) {
    /** When so many messages are due; truncated to a nanosecond, from the count and not from the moment before. */
    long momentOf(double messages) {
        double ns = pace.secondsUntil(messages) * 1e9;
        return ns < Schedule.NEVER - startNs ? startNs + (long) ns : Schedule.NEVER;
    }

    /** How many messages are due until a moment, with its fraction. */
    double messagesBy(long momentNs) {
        return pace.messagesBy((momentNs - startNs) / 1e9);
    }
}
