package bench.worker;

import bench.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A clock that stands still until a test moves it on: a thread that waits does so until the clock has gone as far as it asked
 * for, counted from its last look at it, so that it does not matter what the test does between the two. Safe for use by many threads.
 */
final class SteppedClock implements Clock {
    private static final long LOOK_NS = 100_000;

    /** Written by the test, read by all. */
    private volatile long nowNs = Duration.ofHours(1).toNanos();

    private volatile boolean released;
    private final ThreadLocal<Long> lastLookNs = ThreadLocal.withInitial(() -> nowNs);

    /** Written by the test's thread only. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void advance(Duration time) {
        nowNs += time.toNanos();
    }

    /** Ends all waits, and lets none begin, so that threads come to their end while the clock stands still. */
    void release() {
        released = true;
    }

    @Override
    public long nanoTime() {
        long now = nowNs;
        lastLookNs.set(now);
        return now;
    }

    @Override
    public long epochMillis() {
        return nowNs / 1_000_000;
    }

    @Override
    public void parkNanos(long nanos) {
        long end = lastLookNs.get() + nanos;
        do {
            LockSupport.parkNanos(LOOK_NS);
        } while (nowNs < end && !released && !Thread.currentThread().isInterrupted());
    }
}
