package bench.driver.loopback;

import bench.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one window of a run in which {@code send} blocks.
 *
 * <p>It opens with the first send that comes {@code at} or more after the first send of the measurement, whichever
 * producers these are, and is open for {@code duration}: each producer's first send in it blocks until it ends. Safe for
 * use by many threads.
 */
final class SendBlock {
    private static final long UNSET = Long.MIN_VALUE;

    private final Clock clock;
    private final long originNs;
    private final long afterNs;
    private final long durationNs;

    /** Written once by the control thread, read by every sending thread. */
    private volatile long measuredFromNs = Long.MAX_VALUE;

    /** Written once, by the first thread that gets there; read by every sending thread. */
    private final AtomicLong firstSendNs = new AtomicLong(UNSET);

    private final AtomicLong openedNs = new AtomicLong(UNSET);

    SendBlock(LoopbackConfig config, Clock clock) {
        this.clock = clock;
        this.originNs = clock.nanoTime();
        this.afterNs = config.block().at().toNanos();
        this.durationNs = config.block().duration().toNanos();
    }

    /** Sends from this moment on, on the clock's scale, are of the measurement. */
    void measurementStarts(long startNs) {
        measuredFromNs = startNs - originNs;
    }

    /** Returns at once, or when the window has ended. */
    void pass() throws InterruptedException {
        if (measuredFromNs == Long.MAX_VALUE) {
            return;
        }
        long nowNs = sinceOrigin();
        if (nowNs < measuredFromNs || nowNs - set(firstSendNs, nowNs) < afterNs) {
            return;
        }
        long endNs = set(openedNs, nowNs) + durationNs;
        clock.sleepNanos(endNs - nowNs);
    }

    private static long set(AtomicLong onceNs, long nowNs) {
        if (onceNs.get() == UNSET) {
            onceNs.compareAndSet(UNSET, nowNs);
        }
        return onceNs.get();
    }

    private long sinceOrigin() {
        return clock.nanoTime() - originNs;
    }
}
