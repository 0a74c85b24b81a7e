package bench.config;

import static bench.yaml.ConfigException.require;

import java.time.Duration;

/**
 * How fast is sent, in messages/s over all producers: at one rate, or from one rate to another. Plain data; seconds count from
 * where the pace begins.
 *
 * <p>When the length of a ramp is over, it stays at its last rate.
 *
 * @param from the rate to begin with; 0 = nothing is sent
 * @param to the rate to end with
 * @param over how long it takes from one to the other, linearly; zero where they are the same
 */
public record Pace(double from, double to, Duration over) {
    /** As many messages as can be sent. */
    public static final Pace UNLIMITED = constant(2_147_483_647);

    /** Nothing is sent. */
    public static final Pace NONE = constant(0);

    public Pace {
        requireRate(from);
        requireRate(to);
        require(!over.isNegative(), "a ramp must not take less than no time", over);
        require(from == to || !over.isZero(), "a ramp from " + from + " to " + to + " must take some time", over);
        // Equal paces are one value.
        over = from == to ? Duration.ZERO : over;
    }

    private static void requireRate(double rate) {
        require(rate >= 0 && Double.isFinite(rate), "a rate must be a number of 0 or more", rate);
    }

    /** This many messages/s all the time. */
    public static Pace constant(double rate) {
        return new Pace(rate, rate, Duration.ZERO);
    }

    /** From one rate to another, linearly. */
    public static Pace ramp(double from, double to, Duration over) {
        return new Pace(from, to, over);
    }

    /** Whether the rate never changes. */
    public boolean isConstant() {
        return from == to;
    }

    /** Whether as many messages are sent as can be. */
    public boolean isUnlimited() {
        return equals(UNLIMITED);
    }

    /** The higher one of its ends. */
    public double highestRate() {
        return Math.max(from, to);
    }

    /** The rate so long after the beginning. */
    public double rateAt(double seconds) {
        double length = overSeconds();
        return isConstant() || seconds >= length ? to : from + (to - from) * Math.max(0, seconds) / length;
    }

    /** How many messages are due until so long after the beginning: the integral of the rate. */
    public double messagesBy(double seconds) {
        double within = Math.max(0, Math.min(seconds, overSeconds()));
        return within * (from + rateAt(within)) / 2 + Math.max(0, seconds - within) * to;
    }

    /** How long it takes until so many messages are due: the inverse of {@link #messagesBy}; infinite where so many never are. */
    public double secondsUntil(double messages) {
        if (messages <= 0) {
            return 0;
        }
        double length = overSeconds();
        double within = length * (from + to) / 2;
        if (messages > within) {
            return length + (messages - within) / to;
        }
        // The form of the root that takes no difference of close numbers where the ramp is nearly level, or begins at
        // 0.
        double square = from * from + 2 * (to - from) * messages / length;
        return 2 * messages / (from + Math.sqrt(Math.max(0, square)));
    }

    /** The mean of the rate between two moments; the rate itself where they are one. */
    public double meanRate(double fromSeconds, double toSeconds) {
        return isConstant() || toSeconds <= fromSeconds
                ? rateAt(fromSeconds)
                : (messagesBy(toSeconds) - messagesBy(fromSeconds)) / (toSeconds - fromSeconds);
    }

    /** How long it takes from the first rate to the last. */
    public double overSeconds() {
        return over.toNanos() / 1e9;
    }
}
