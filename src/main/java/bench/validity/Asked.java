package bench.validity;

/**
 * How fast was to be sent, and for how long.
 *
 * @param rate messages/s, the mean over the measured time; 0 without producers
 * @param isSteady whether the rate was the same all the time
 * @param isUnlimited whether as many were to be sent as can be: what cannot be kept up with is meant then
 * @param messages that were due in the measured time, by the schedule itself
 * @param few messages that are cut off, or added, where intervals and measurements begin and end
 * @param end what has ended the measured time
 */
record Asked(double rate, boolean isSteady, boolean isUnlimited, double messages, double few, End end) {
    /** What ends a measured time. */
    enum End {
        /** Its length. */
        LENGTH,
        /** A backlog was worked off, however short or long that took. */
        DRAINED,
        /** A backlog was not built, or not worked off: nothing else is wrong with it before that is. */
        GIVEN_UP
    }
}
