package bench.run;

import java.time.Duration;

/** How long a trial has to be, so that enough samples lie above the percentiles of its conditions. */
final class TrialLength {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** Of the samples that are needed: those of the last messages are not there yet when the trial ends. */
    private static final double RESERVE = 1.05;

    private TrialLength() {}

    /** Whether the longest trial at this rate has so many samples. */
    static boolean isEnough(double rate, double samples) {
        return samples <= rate * LONGEST.toSeconds();
    }

    /**
     * In whole seconds.
     *
     * @param rate messages/s
     * @param samples that are needed
     * @param shortest the least that it has to be
     */
    static Duration of(double rate, double samples, Duration shortest) {
        double needed = Math.ceil(RESERVE * samples / rate);
        Duration length = needed < LONGEST.toSeconds() ? Duration.ofSeconds((long) needed) : LONGEST;
        return length.compareTo(shortest) > 0 ? length : shortest;
    }
}
