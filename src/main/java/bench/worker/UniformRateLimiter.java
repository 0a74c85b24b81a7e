package bench.worker;

import bench.time.Clock;
import bench.worker.schedule.EvenSchedule;
import bench.worker.schedule.Schedule;

/**
 * The times at which sends are due, evenly spaced at an adjustable rate, or by another schedule.
 *
 * <p>Never blocks. A caller that falls behind gets times in the past, so that its delay is measured rather than hidden.
 *
 * <p>{@link #dueNs} and {@link #advance} are called by one thread, the one that sends; {@link #follow} may be called by any,
 * and reaches that thread with its next call of {@link #dueNs}.
 */
public final class UniformRateLimiter {
    /** Written by {@link #follow}, read by the sending thread, which compares by identity: the same rate again is a change as well. */
    private volatile Schedule latest;
    /** The next two are written by the sending thread; the last is read by any. */
    private Schedule schedule;

    private volatile long abandoned;

    UniformRateLimiter(Schedule schedule) {
        this.latest = schedule;
        this.schedule = schedule;
    }

    /**
     * An even schedule whose first send is due at {@code startNs}, on the scale of {@link Clock#nanoTime}.
     *
     * @param ratePerSecond sends a second, above 0
     */
    public UniformRateLimiter(long startNs, double ratePerSecond) {
        this(new EvenSchedule(startNs, startNs, ratePerSecond));
    }

    /**
     * Changes to a schedule from a moment on, which may lie ahead: until then the schedule stays as it is. Sends that the old
     * schedule owed at that moment and that were not made are dropped from the schedule and counted in
     * {@link #abandoned}.
     */
    void follow(Schedule next) {
        latest = next;
    }

    /** Goes on by a new schedule of the same moments. */
    void renew(long fromNs) {
        follow(latest.renewed(fromNs));
    }

    /**
     * Changes to a rate likewise.
     *
     * @param fromNs when the new schedule replaces the old one
     * @param firstDueNs when its first send is due, at that moment or later
     * @param ratePerSecond sends a second, above 0
     */
    public void adjust(long fromNs, long firstDueNs, double ratePerSecond) {
        follow(new EvenSchedule(fromNs, firstDueNs, ratePerSecond));
    }

    /**
     * When the next send is due, on the scale of {@link Clock#nanoTime}; the same until {@link #advance} or until the
     * schedule changes.
     *
     * @param nowNs the present moment
     */
    public long dueNs(long nowNs) {
        long due = schedule.dueNs();
        Schedule next = latest;
        if (next != schedule && (nowNs >= next.fromNs() || due >= next.fromNs())) {
            giveUp(next.givesUpBeforeNs());
            schedule = next;
            due = next.dueNs();
        }
        return due;
    }

    /** The send that was due is made: the next one is the one after it. */
    public void advance() {
        schedule.advance();
    }

    /**
     * Ends the schedule: sends that were due before that moment and were not made are counted in {@link #abandoned}. Called
     * by the sending thread.
     */
    public void end(long endNs) {
        // A change of the schedule that takes effect until then has to be seen first.
        long unused = dueNs(endNs);
        giveUp(endNs);
    }

    private void giveUp(long beforeNs) {
        long sum = abandoned + schedule.skipBefore(beforeNs);
        abandoned = sum;
    }

    /** How many sends were due and were dropped by changes of the schedule, or by the end, because the caller was behind. */
    public long abandoned() {
        return abandoned;
    }
}
