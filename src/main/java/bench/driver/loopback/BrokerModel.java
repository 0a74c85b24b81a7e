package bench.driver.loopback;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAccumulator;

/** What all producers of a driver share: the broker and how it misbehaves. Safe for use by many threads. */
final class BrokerModel {
    private final Broker broker;
    private final LoopbackConfig config;
    private final Capacity capacity;
    private final Allowance quick;
    private final SendBlock sendBlock;
    private final FaultTally tally = new FaultTally();
    private final Set<LoopbackProducer> open = ConcurrentHashMap.newKeySet();

    /** Of the sends of the measurement that succeeded, in nanoseconds. */
    private final LongAccumulator longestAckNs = new LongAccumulator(Math::max, 0);

    /** On the clock's scale. Written once by the control thread, read by sending and I/O threads. */
    private volatile long measuredFromNs = Long.MAX_VALUE;

    BrokerModel(Broker broker, LoopbackConfig config) {
        this.broker = broker;
        this.config = config;
        this.capacity = new Capacity(config.capacity());
        this.quick = new Allowance(config.slowness().rate());
        this.sendBlock = new SendBlock(config.block(), broker);
    }

    Broker broker() {
        return broker;
    }

    LoopbackConfig config() {
        return config;
    }

    Capacity capacity() {
        return capacity;
    }

    /** The messages that see the mix of latencies; the others see that of slow ones. */
    Allowance quick() {
        return quick;
    }

    void measurementStarts(long startNs) {
        measuredFromNs = startNs;
    }

    /** Returns when sending is not blocked. */
    void passSendBlock() throws InterruptedException {
        long fromNs = measuredFromNs;
        if (fromNs != Long.MAX_VALUE) {
            sendBlock.pass(broker.at(fromNs));
        }
    }

    /** A send succeeds now; it was made at this moment on the clock's scale. */
    void acked(long sentNs) {
        if (sentNs >= measuredFromNs) {
            longestAckNs.accumulate(broker.clock().nanoTime() - sentNs);
        }
    }

    /** Zero when no send of the measurement was acked. */
    long longestAckNs() {
        return longestAckNs.get();
    }

    FaultTally tally() {
        return tally;
    }

    /** Whether the ack comes inside {@code send}. */
    boolean acksAtOnce() {
        return capacity.isUnlimited()
                && config.slowness().rate() == 0
                && config.ackLatency().stream()
                        .allMatch(share -> share.latency().isZero());
    }

    /** The producers that are open. */
    Set<LoopbackProducer> open() {
        return open;
    }
}
