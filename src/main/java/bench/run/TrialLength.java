package bench.run;

import bench.config.Arrival;
import bench.config.Arrivals;
import bench.config.Condition;
import bench.config.OfferedRate;
import bench.result.Statistic;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How long a trial has to be, so that enough samples lie above the percentiles of its conditions, and enough bursts in it. */
final class TrialLength {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** Of the samples that are needed: those of the last messages are not there yet when the trial ends. */
    private static final double RESERVE = 1.05;

    /** With fewer, the burst that an edge of a trial may cut is too large a share of what was due in it. */
    private static final double FEWEST_BURSTS = 5;

    private final List<Condition> conditions;
    private final Arrivals arrivals;

    /** For trials of this load. */
    TrialLength(OfferedRate rate) {
        this.conditions = rate.slo();
        this.arrivals = rate.arrivals();
    }

    /** Why no trial says anything where this is the highest rate: lower ones have fewer samples and bursts still. */
    List<String> unanswerable(double guess) {
        Stream<String> samples = conditions.stream()
                .filter(condition -> !isEnough(guess, Statistic.samplesFor(condition.figure())))
                .map(TrialWindow::tooFewSamples);
        // Where nothing was acknowledged, that is the reason.
        boolean hasTooFewBursts = guess > 0 && !isEnough(guess, messagesOfBursts());
        return Stream.concat(hasTooFewBursts ? Stream.of(tooFewBursts(guess)) : Stream.of(), samples)
                .toList();
    }

    private String tooFewBursts(double rate) {
        return String.format(
                Locale.ROOT,
                "burstSize %,d: a trial of %d s must have %.0f bursts, but at %,.1f msg/s it has %.1f",
                arrivals.burstSize(),
                LONGEST.toSeconds(),
                FEWEST_BURSTS,
                rate,
                rate * LONGEST.toSeconds() / arrivals.burstSize());
    }

    /** How many messages have to be due in a trial, be it of bursts. */
    private double messagesOfBursts() {
        return arrivals.arrival() == Arrival.BURSTS ? FEWEST_BURSTS * arrivals.burstSize() : 0;
    }

    private static boolean isEnough(double rate, double messages) {
        return messages <= rate * LONGEST.toSeconds();
    }

    /**
     * Of a trial at this rate, in whole seconds.
     *
     * @param shortest the least that it has to be
     */
    Duration at(double rate, Duration shortest) {
        double samples = conditions.stream()
                .mapToDouble(condition -> Statistic.samplesFor(condition.figure()))
                .max()
                .orElse(0);
        double needed = Math.ceil(RESERVE * Math.max(samples, messagesOfBursts()) / rate);
        Duration length = needed < LONGEST.toSeconds() ? Duration.ofSeconds((long) needed) : LONGEST;
        return length.compareTo(shortest) > 0 ? length : shortest;
    }
}
