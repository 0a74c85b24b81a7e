package bench.driver.loopback;

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

    private final Broker broker;
    private final long afterNs;
    private final long durationNs;

    /** Written once, by the first thread that gets there; read by every sending thread. */
    private final AtomicLong firstSendNs = new AtomicLong(UNSET);

    private final AtomicLong openedNs = new AtomicLong(UNSET);

    SendBlock(LoopbackConfig.Block block, Broker broker) {
        this.broker = broker;
        this.afterNs = block.at().toNanos();
        this.durationNs = block.duration().toNanos();
    }

    /**
     * Returns at once, or when the window has ended.
     *
     * @param measuredFromNs start of the measurement on the broker's scale
     */
    void pass(long measuredFromNs) throws InterruptedException {
        long nowNs = broker.nowNs();
        if (nowNs < measuredFromNs || nowNs - set(firstSendNs, nowNs) < afterNs) {
            return;
        }
        long endNs = set(openedNs, nowNs) + durationNs;
        broker.clock().sleepNanos(endNs - nowNs);
    }

    private static long set(AtomicLong onceNs, long nowNs) {
        if (onceNs.get() == UNSET) {
            onceNs.compareAndSet(UNSET, nowNs);
        }
        return onceNs.get();
    }
}
