package bench.stats;

import java.util.concurrent.atomic.LongAdder;

/**
 * Where one producer records its sends and acks during one phase of a run.
 *
 * <p>{@link #sent} belongs to the sending thread and {@link #acked} to the thread on which acks arrive; {@link #failed}
 * may be called by any.
 */
public final class ProducerStats {
    private final SampleRecorder sends;
    private final SampleRecorder acks;
    private final LongAdder failures;

    ProducerStats(SampleRecorder sends, SampleRecorder acks, LongAdder failures) {
        this.sends = sends;
        this.acks = acks;
        this.failures = failures;
    }

    /** A message of this many bytes was due and was handed to the client. */
    public void sent(long messageBytes, long dueNs, long sentNs) {
        sends.record(messageBytes, sentNs - dueNs);
    }

    /** The system has stored a message. */
    public void acked(long dueNs, long sentNs, long ackedNs) {
        acks.record(0, ackedNs - sentNs, ackedNs - dueNs);
    }

    /** The system has not stored a message. */
    public void failed() {
        failures.increment();
    }
}
