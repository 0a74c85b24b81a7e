package bench.delivery;

import bench.stats.SingleWriterCounters;
import java.util.concurrent.atomic.LongAdder;

/** The sending side of one producer in a {@link DeliveryLedger}. */
public final class ProducerLedger {
    private static final int ACKED = 0;

    private final SequenceLog log;
    private final SingleWriterCounters counts = new SingleWriterCounters(1);
    private final LongAdder failed = new LongAdder();

    ProducerLedger(SequenceLog log) {
        this.log = log;
    }

    /** The next message, numbered from 0 without gaps, is about to be sent. Belongs to the sending thread. */
    public void sent(long sequence) {
        log.sent(sequence);
    }

    /** The system has stored a message. Confined to the thread on which acks arrive. */
    public void acked(long sequence) {
        log.acked(sequence);
        counts.increment(ACKED);
    }

    /** The system has not stored a message. May be called by any thread. */
    public void failed() {
        failed.increment();
    }

    SequenceLog log() {
        return log;
    }

    long ackedMessages() {
        return counts.get(ACKED);
    }

    long failedMessages() {
        return failed.sum();
    }
}
