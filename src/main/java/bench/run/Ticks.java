package bench.run;

import java.time.Duration;

/**
 * The moments at which the intervals of a phase end. They do not drift: each follows from the start of the phase.
 *
 * <p>The last report interval within the phase's length ends with it. It is up to half an interval shorter or longer than the
 * others, so that no interval is too short to say anything. Where a phase goes on, so do they. Each is divided evenly into ticks
 * of about a second, or is one where it is shorter.
 */
final class Ticks {
    private static final double TICK_NS = 1e9;

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

    /** When the phase's length is over. */
    long endNs() {
        return endNs;
    }

    /** How many report intervals the phase's length has; 0 when it has none. */
    int count() {
        return count;
    }

    /** When the report interval with this index, from 0, ends. */
    long endOf(int index) {
        if (index < count - 1) {
            return startNs + (index + 1) * intervalNs;
        }
        return endNs + (index - count + 1) * intervalNs;
    }

    /** When the one with this index begins. */
    long startOf(int index) {
        return index == 0 ? startNs : endOf(index - 1);
    }

    /** How many ticks it has. */
    int ticksOf(int index) {
        return (int) Math.max(1, Math.ceil((endOf(index) - startOf(index)) / TICK_NS - 1e-9));
    }

    /** When its tick with this number, from 0, ends. */
    long endOf(int index, int tick) {
        int ticks = ticksOf(index);
        long lengthNs = endOf(index) - startOf(index);
        return tick == ticks - 1 ? endOf(index) : startOf(index) + lengthNs * (tick + 1) / ticks;
    }
}
