package bench.time;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A clock that stands still until a test advances it.
 *
 * <p>A thread that parks waits until the clock has reached the end of its wait, or something unparks or interrupts it;
 * each advance wakes all of them, which look at the time and park again. Safe for use by many threads.
 */
public final class ManualClock implements Clock {
    private static final long START_NS = Duration.ofHours(1).toNanos();
    private static final long START_EPOCH_MS = 1_700_000_000_000L;

    /** Guarded by this, as is the next one. */
    private long elapsedNs;

    private final Set<Thread> parked = new HashSet<>();

    @Override
    public synchronized long nanoTime() {
        return START_NS + elapsedNs;
    }

    @Override
    public synchronized long epochMillis() {
        return START_EPOCH_MS + elapsedNs / 1_000_000;
    }

    @Override
    public void parkNanos(long nanos) {
        if (nanos <= 0) {
            return;
        }
        synchronized (this) {
            parked.add(Thread.currentThread());
        }
        LockSupport.park(this);
        synchronized (this) {
            parked.remove(Thread.currentThread());
        }
    }

    /** Moves the time on, both scales alike. */
    public synchronized void advance(Duration time) {
        elapsedNs += time.toNanos();
        parked.forEach(LockSupport::unpark);
    }

    /** Number of threads that wait for the clock at this moment. */
    public synchronized int parkedThreads() {
        return parked.size();
    }
}
