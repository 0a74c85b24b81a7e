package bench.worker;

import bench.time.Clock;

/**
 * The times at which sends are due, evenly spaced at an adjustable rate.
 *
 * <p>Never blocks. A caller that falls behind gets times in the past, so that its delay is measured rather than hidden.
 * Send {@code i} of a pace is due at {@code start + i / rate}: from the index, not by adding rounded steps, because a
 * rounded step drifts.
 *
 * <p>{@link #dueNs} and {@link #advance} are called by one thread, the one that sends; {@link #adjust} may be called by any,
 * and reaches that thread with its next call of {@link #dueNs}.
 */
public final class UniformRateLimiter {
    /** Further ahead than any moment, and not so far that a difference to one would overflow. */
    private static final long NEVER = Long.MAX_VALUE / 2;

    /** A schedule, compared by identity, so that the same rate from the same moment is a change as well. */
    private static final class Pace {
        private final long fromNs;
        private final long startNs;
        private final double ratePerSecond;

        Pace(long fromNs, long startNs, double ratePerSecond) {
            if (!(ratePerSecond > 0) || Double.isInfinite(ratePerSecond)) {
                throw new IllegalArgumentException("a rate must be above 0 and finite, but was " + ratePerSecond);
            }
            this.fromNs = fromNs;
            this.startNs = startNs;
            this.ratePerSecond = ratePerSecond;
        }

        /** Off by less than 2 ns in 100 days: a double holds 53 bits. */
        long dueNs(long index) {
            return startNs + (long) (index * 1e9 / ratePerSecond);
        }

        /** How many sends are due before this moment. */
        long dueBefore(long nowNs) {
            if (nowNs <= startNs) {
                return 0;
            }
            long sends = (long) ((nowNs - startNs) / 1e9 * ratePerSecond);
            // The estimate may be one off on either side.
            while (sends > 0 && dueNs(sends - 1) >= nowNs) {
                sends--;
            }
            while (dueNs(sends) < nowNs) {
                sends++;
            }
            return sends;
        }
    }

    /** Written by {@link #adjust}, read by the sending thread. */
    private volatile Pace latest;
    /** The next three are written by the sending thread; the last is read by any. */
    private Pace pace;

    private long index;
    private volatile long abandoned;

    /**
     * A schedule whose first send is due at {@code startNs}, on the scale of {@link Clock#nanoTime}.
     *
     * @param ratePerSecond sends a second, above 0
     */
    public UniformRateLimiter(long startNs, double ratePerSecond) {
        this.latest = new Pace(startNs, startNs, ratePerSecond);
        this.pace = latest;
    }

    /**
     * Changes the rate from a moment on, which may lie ahead: until then the schedule stays as it is. Sends that the old
     * schedule owed at that moment and that were not made are dropped from the schedule and counted in
     * {@link #abandoned}.
     *
     * @param fromNs when the new schedule replaces the old one
     * @param firstDueNs when its first send is due, at that moment or later
     * @param ratePerSecond sends a second, above 0
     */
    public void adjust(long fromNs, long firstDueNs, double ratePerSecond) {
        latest = new Pace(fromNs, firstDueNs, ratePerSecond);
    }

    /** Nothing is due from a moment on, until the rate changes again; likewise. */
    public void pause(long fromNs) {
        latest = new Pace(fromNs, NEVER, 1);
    }

    /**
     * When the next send is due, on the scale of {@link Clock#nanoTime}; the same until {@link #advance} or until the
     * rate changes.
     *
     * @param nowNs the present moment
     */
    public long dueNs(long nowNs) {
        long due = pace.dueNs(index);
        Pace next = latest;
        if (next != pace && (nowNs >= next.fromNs || due >= next.fromNs)) {
            giveUp(next.fromNs);
            pace = next;
            index = 0;
            due = next.startNs;
        }
        return due;
    }

    /** The send that was due is made: the next one is the one after it. */
    public void advance() {
        index++;
    }

    /**
     * Ends the schedule: sends that were due before that moment and were not made are counted in {@link #abandoned}. Called
     * by the sending thread.
     */
    public void end(long endNs) {
        // A change of the rate that takes effect until then has to be seen first.
        long unused = dueNs(endNs);
        giveUp(endNs);
    }

    private void giveUp(long beforeNs) {
        long sum = abandoned + Math.max(0, pace.dueBefore(beforeNs) - index);
        abandoned = sum;
    }

    /** How many sends were due and were dropped by changes of the rate, or by the end, because the caller was behind. */
    public long abandoned() {
        return abandoned;
    }
}
