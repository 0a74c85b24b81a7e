package bench.validity;

import bench.config.Arrivals;

/**
 * How fast was to be sent.
 *
 * @param rate messages/s, the mean over the measured time; 0 without producers
 * @param isSteady whether the rate was the same all the time
 * @param isUnlimited whether as many were to be sent as can be: what cannot be kept up with is meant then
 * @param messages that were due in the measured time, by the schedule itself
 * @param few messages that are cut off, or added, where intervals and measurements begin and end
 */
record Asked(double rate, boolean isSteady, boolean isUnlimited, double messages, double few) {
    /** Of evenly spaced ones. */
    static final double FEW_MESSAGES = 2;

    /**
     * How many messages the edges of an interval cut off or add: a burst may be cut, and of what is on its way at random
     * moments, which is rate times latency, the number varies by its root.
     *
     * @param latencySeconds the mean from send to ack
     */
    static double few(Arrivals arrivals, double rate, double latencySeconds) {
        return FEW_MESSAGES
                + switch (arrivals.arrival()) {
                    case UNIFORM -> 0;
                    case POISSON -> 3 * Math.sqrt(rate * latencySeconds);
                    case BURSTS -> arrivals.burstSize();
                };
    }
}
