package bench.driver.loopback;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The one time of a run in which {@code send} blocks.
 *
 * <p>It begins with the first send that comes {@code at} or more after the first send of the measurement, whichever
 * producers these are, and lasts for {@code duration}: each producer's first send in it blocks until it ends. Safe for
 * use by many threads.
 */
final class SendBlock {
    private static final long UNSET = Long.MIN_VALUE;

    private final Broker broker;
    private final long afterNs;
    private final long durationNs;

    /** Written once, by the first thread that gets there; read by every sending thread. */
    private final AtomicLong firstSendNs = new AtomicLong(UNSET);

    private final AtomicLong begunNs = new AtomicLong(UNSET);

    SendBlock(LoopbackConfig.Block block, Broker broker) {
        this.broker = broker;
        this.afterNs = block.at().toNanos();
        this.durationNs = block.duration().toNanos();
    }

    /**
     * Returns at once, or when the block has ended.
     *
     * @param measuredFromNs start of the measurement on the broker's scale
     */
    void pass(long measuredFromNs) throws InterruptedException {
        long nowNs = broker.nowNs();
        if (nowNs < measuredFromNs || nowNs - set(firstSendNs, nowNs) < afterNs) {
            return;
        }
        long endNs = set(begunNs, nowNs) + durationNs;
        broker.clock().sleepNanos(endNs - nowNs);
    }

    private static long set(AtomicLong onceNs, long nowNs) {
        if (onceNs.get() == UNSET) {
            onceNs.compareAndSet(UNSET, nowNs);
        }
        return onceNs.get();
    }
}
