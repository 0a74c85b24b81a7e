package bench.config;

import static bench.yaml.ConfigException.require;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A part of a run as a workload asks for it.
 *
 * @param name in outputs; no other phase of the workload has it
 * @param measured whether it is part of what the result is about
 * @param pace how fast is sent
 * @param length how long
 */
public record PlannedPhase(String name, boolean measured, Pace pace, Duration length) {
    public PlannedPhase {
        require(!name.isBlank(), "the name of a phase must not be blank", name);
        require(length.compareTo(Duration.ZERO) > 0, "a phase must be longer than 0s", length);
    }

    /** The rate of a warm-up for these phases: that with which they begin to send, in messages/s. */
    public static double warmupRate(List<PlannedPhase> phases) {
        return phases.stream()
                .map(phase -> phase.pace.from() > 0 ? phase.pace.from() : phase.pace.to())
                .filter(rate -> rate > 0)
                .findFirst()
                .orElse(0.0);
    }

    /** The time that these phases take together. */
    public static Duration length(List<PlannedPhase> phases) {
        return phases.stream().map(PlannedPhase::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** The name of a phase that has none, such as {@code 2: 1,000 to 20,000 msg/s}. */
    static String name(int number, Pace pace) {
        return number + ": " + text(pace);
    }

    /** How fast is sent, for people. */
    public static String text(Pace pace) {
        if (pace.isUnlimited()) {
            return "unlimited";
        }
        if (pace.highestRate() == 0) {
            return "pause";
        }
        return (pace.isConstant() ? "" : rate(pace.from()) + " to ") + rate(pace.to()) + " msg/s";
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond == Math.rint(perSecond) ? "%,.0f" : "%,.3f", perSecond);
    }
}
