package bench.driver.loopback;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread of one consumer, as seen by the senders that wake it. Times are on the broker's scale.
 *
 * <p>The consumer publishes until when it waits, then looks again for messages, then parks; a sender publishes, then looks
 * whether a consumer waits. Both are volatile, so one of the two sees the other.
 */
final class Waiter {
    private static final long NOT_WAITING = Long.MIN_VALUE;

    /** Written by the consumer, cleared by the thread that wakes it. */
    private final AtomicLong wakesAtNs = new AtomicLong(NOT_WAITING);

    /** Written by the consumer, read by the thread that wakes it. */
    private volatile Thread thread;

    void thread(Thread polling) {
        if (thread != polling) {
            thread = polling;
        }
    }

    void waitsUntil(long timeNs) {
        wakesAtNs.set(timeNs);
    }

    void waitsNoLonger() {
        wakesAtNs.set(NOT_WAITING);
    }

    /** Wakes the consumer if it would otherwise sleep beyond this time. Costs one read when it does not wait. */
    void wakeFor(long readableAtNs) {
        long wakesAt = wakesAtNs.get();
        if (readableAtNs < wakesAt && wakesAtNs.compareAndSet(wakesAt, NOT_WAITING)) {
            LockSupport.unpark(thread);
        }
    }

    /** Wakes the consumer whatever it waits for. */
    void wake() {
        LockSupport.unpark(thread);
    }
}
