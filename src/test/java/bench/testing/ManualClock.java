package bench.testing;

import bench.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A clock that a test moves on.
 *
 * <p>A thread that parks waits until the clock has moved, or something unparks or interrupts it; it does not wait where the
 * clock has gone as far as it asked for since its last look. Safe for use by many threads.
 *
 * <p>With {@link #passingInWaits} the clock moves only while its one thread waits: a wait takes exactly as long as it was asked
 * to, and what was planned for a moment within it happens at that moment, on the same thread.
 */
public final class ManualClock implements Clock {
    private static final long START_NS = Duration.ofHours(1).toNanos();
    private static final long START_EPOCH_MS = 1_700_000_000_000L;

    private record Plan(long momentNs, Runnable action) {}

    private final boolean passesInWaits;
    private final long startNs;
    private final ThreadLocal<Long> lastLookNs = ThreadLocal.withInitial(this::nanoTime);
    /** In the order of their moments. Belongs to the one thread of a clock that passes in waits. */
    private final Queue<Plan> plans = new ArrayDeque<>();
    /** Guarded by this, as are the next two. */
    private long nowNs;

    private boolean released;
    private final Set<Thread> parked = new HashSet<>();

    /** A clock that stands still until it is advanced. */
    public ManualClock() {
        this(false, START_NS);
    }

    private ManualClock(boolean passesInWaits, long startNs) {
        this.passesInWaits = passesInWaits;
        this.startNs = startNs;
        this.nowNs = startNs;
    }

    /** A clock for one thread that begins at this moment, and passes while that waits. */
    public static ManualClock passingInWaits(long startNs) {
        return new ManualClock(true, startNs);
    }

    /** Plans an action for a moment within a wait; in the order of their moments. */
    public ManualClock at(long momentNs, Runnable action) {
        plans.add(new Plan(momentNs, action));
        return this;
    }

    @Override
    public synchronized long nanoTime() {
        lastLookNs.set(nowNs);
        return nowNs;
    }

    @Override
    public synchronized long epochMillis() {
        return START_EPOCH_MS + (nowNs - startNs) / 1_000_000;
    }

    @Override
    public void parkNanos(long nanos) {
        if (passesInWaits) {
            pass(nanos);
        } else if (nanos > 0 && enter(nanos)) {
            LockSupport.park(this);
            leave();
        }
    }

    private void pass(long nanos) {
        long endNs = nowNs + nanos;
        while (!plans.isEmpty() && plans.element().momentNs <= endNs) {
            Plan plan = plans.remove();
            set(Math.max(nowNs, plan.momentNs));
            plan.action.run();
        }
        set(Math.max(nowNs, endNs));
    }

    private synchronized void set(long nanos) {
        nowNs = nanos;
    }

    /** Whether there is something to wait for. */
    private synchronized boolean enter(long nanos) {
        if (released || nowNs - lastLookNs.get() >= nanos) {
            return false;
        }
        parked.add(Thread.currentThread());
        return true;
    }

    private synchronized void leave() {
        parked.remove(Thread.currentThread());
    }

    /** Moves the time on, both scales alike. */
    public synchronized void advance(Duration time) {
        nowNs += time.toNanos();
        parked.forEach(LockSupport::unpark);
    }

    /** Ends all waits, and lets none begin, so that threads come to their end while the clock stands still. */
    public synchronized void release() {
        released = true;
        parked.forEach(LockSupport::unpark);
    }

    /** Number of threads that wait for the clock at this moment. */
    public synchronized int parkedThreads() {
        return parked.size();
    }
}
