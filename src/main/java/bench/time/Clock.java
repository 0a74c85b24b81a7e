package bench.time;

import java.util.concurrent.locks.LockSupport;

/**
 * The time and the waiting of everything whose logic depends on them.
 *
 * <p>{@link #nanoTime} and {@link #epochMillis} are two scales that never meet in one expression. Implementations are
 * safe for use by many threads.
 */
public interface Clock {
    /** Nanoseconds on a monotonic scale with an arbitrary origin, as {@link System#nanoTime()}. */
    long nanoTime();

    /** Milliseconds since 1970-01-01 UTC, as {@link System#currentTimeMillis()}. */
    long epochMillis();

    /**
     * Waits for at most this long; may return early, and returns at once when the thread is interrupted or was
     * unparked.
     */
    void parkNanos(long nanos);

    /**
     * Waits for all of this time.
     *
     * @throws InterruptedException when the thread is interrupted before it is over
     */
    default void sleepNanos(long nanos) throws InterruptedException {
        long endNs = nanoTime() + nanos;
        for (long left = nanos; left > 0; left = endNs - nanoTime()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            parkNanos(left);
        }
    }

    /**
     * Asks that the calling thread is woken from {@link #parkNanos} as promptly as the machine can, where it takes such a wish.
     * For threads that are to be punctual: the machine saves energy by waking threads together.
     */
    default void wakeThisThreadPromptly() {}

    /** The clock of the machine. */
    static Clock system() {
        return SystemClock.INSTANCE;
    }

    /** The clock of the machine. */
    enum SystemClock implements Clock {
        INSTANCE;

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public long epochMillis() {
            return System.currentTimeMillis();
        }

        @Override
        public void parkNanos(long nanos) {
            LockSupport.parkNanos(nanos);
        }

        @Override
        public void wakeThisThreadPromptly() {
            TimerSlack.minimize();
        }
    }
}
