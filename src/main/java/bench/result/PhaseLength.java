package bench.result;

import java.time.Duration;

/**
 * How long a phase is to last: so long, or until something is so, within limits.
 *
 * @param least it lasts at least so long
 * @param most and no longer than so long; the same where its length is known
 */
public record PhaseLength(Duration least, Duration most) {
    public PhaseLength {
        if (least.isNegative() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "a phase must last from 0 or more to as much or more, but was to last from " + least + " to "
                            + most);
        }
    }

    /** It ends by its length. */
    public static PhaseLength exactly(Duration length) {
        return new PhaseLength(length, length);
    }

    /** It ends when something is so, and at this limit in any case. */
    public static PhaseLength upTo(Duration limit) {
        return new PhaseLength(Duration.ZERO, limit);
    }

    /** Whether it is known when the phase ends. */
    public boolean isKnown() {
        return least.equals(most);
    }
}
