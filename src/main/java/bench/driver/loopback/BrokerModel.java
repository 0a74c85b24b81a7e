package bench.driver.loopback;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What all producers of a driver share: the broker and how it misbehaves. Safe for use by many threads. */
final class BrokerModel {
    private final Broker broker;
    private final LoopbackConfig config;
    private final Capacity capacity;
    private final SendBlock sendBlock;
    private final LongestAck longestAck = new LongestAck();
    private final FaultTally tally = new FaultTally();
    private final Set<LoopbackProducer> open = ConcurrentHashMap.newKeySet();

    BrokerModel(Broker broker, LoopbackConfig config) {
        this.broker = broker;
        this.config = config;
        this.capacity = new Capacity(config.capacity());
        this.sendBlock = new SendBlock(config, broker.clock());
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

    SendBlock sendBlock() {
        return sendBlock;
    }

    LongestAck longestAck() {
        return longestAck;
    }

    FaultTally tally() {
        return tally;
    }

    /** Whether nothing stands between a send and its ack. */
    boolean acksAtOnce() {
        return capacity.isUnlimited()
                && config.ackLatency().stream()
                        .allMatch(share -> share.latency().isZero());
    }

    void opened(LoopbackProducer producer) {
        open.add(producer);
    }

    void closed(LoopbackProducer producer) {
        open.remove(producer);
    }

    Set<LoopbackProducer> open() {
        return open;
    }
}
