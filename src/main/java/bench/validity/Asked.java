package bench.validity;

/**
 * How fast was to be sent.
 *
 * @param rate messages/s, the mean over the measured time; 0 without producers
 * @param isSteady whether the rate was the same all the time
 * @param isUnlimited whether as many were to be sent as can be: what cannot be kept up with is meant then
 * @param messages that were due in the measured time, by the schedule itself
 * @param few messages that are cut off, or added, where intervals and measurements begin and end
 */
record Asked(double rate, boolean isSteady, boolean isUnlimited, double messages, double few) {}
