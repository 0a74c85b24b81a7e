package bench.run;

import bench.config.Arrival;
import bench.config.Arrivals;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How long a trial has to be, so that enough samples lie above the percentiles of its conditions, and enough bursts in it. */
final class TrialLength {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** Of the samples that are needed: those of the last messages are not there yet when the trial ends. */
    private static final double RESERVE = 1.05;

    /** With fewer, the burst that an edge of a trial may cut is too large a share of what was due in it. */
    private static final double FEWEST_BURSTS = 5;

    private TrialLength() {}

    /** How many messages have to be due in a trial, be it of bursts. */
    static double messagesFor(Arrivals arrivals) {
        return arrivals.arrival() == Arrival.BURSTS ? FEWEST_BURSTS * arrivals.burstSize() : 0;
    }

    /** Why a trial at this rate says nothing, if not even the longest one has enough bursts. */
    static Optional<String> tooFewBursts(double rate, Arrivals arrivals) {
        return isEnough(rate, messagesFor(arrivals))
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "burstSize %,d: a trial of %d s must have %.0f bursts, but at %,.1f msg/s it has %.1f",
                        arrivals.burstSize(),
                        LONGEST.toSeconds(),
                        FEWEST_BURSTS,
                        rate,
                        rate * LONGEST.toSeconds() / arrivals.burstSize()));
    }

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
