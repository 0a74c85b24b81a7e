package bench.run;

import java.time.Duration;

/**
 * The moments at which the intervals of a phase end. They do not drift: each follows from the start of the phase.
 *
 * <p>The last interval ends with the phase. It is up to half an interval shorter or longer than the others, so that no
 * interval is too short to say anything.
 */
final class Ticks {
    private final long startNs;
    private final long intervalNs;
    private final long endNs;
    private final int count;

    Ticks(long startNs, Duration phase, Duration interval) {
        this.startNs = startNs;
        this.intervalNs = interval.toNanos();
        this.endNs = startNs + phase.toNanos();
        this.count = phase.isZero() ? 0 : (int) Math.max(1, Math.round((double) phase.toNanos() / intervalNs));
    }

    long startNs() {
        return startNs;
    }

    long endNs() {
        return endNs;
    }

    /** How many intervals the phase has; 0 when it has no duration. */
    int count() {
        return count;
    }

    /** When the interval with this index, from 0, ends. */
    long endOf(int index) {
        return index == count - 1 ? endNs : startNs + (index + 1) * intervalNs;
    }
}
