package bench.stats;

import java.util.concurrent.atomic.LongAdder;

/**
 * Where one producer records its sends and acks during one phase of a run.
 *
 * <p>{@link #sent} belongs to the sending thread and {@link #acked} to the thread on which acks arrive; {@link #failed}
 * and {@link #blocked} may be called by any.
 */
public final class ProducerStats {
    private final SampleRecorder sends;
    private final SampleRecorder acks;
    private final LongAdder failures;
    private final BlockedTime blocks;

    ProducerStats(SampleRecorder sends, SampleRecorder acks, LongAdder failures, BlockedTime blocks) {
        this.sends = sends;
        this.acks = acks;
        this.failures = failures;
        this.blocks = blocks;
    }

    /**
     * A message of this many bytes was due and is handed to the client.
     *
     * @param awakeNs when the sending thread last came back from waiting: what it sends late after that, it sends late because
     *     of sends that took long
     */
    public void sent(long messageBytes, long dueNs, long sentNs, long awakeNs) {
        Samples samples = sends.begin();
        try {
            samples.count(messageBytes);
            samples.record(Latency.PUBLISH_DELAY, sentNs - dueNs);
            if (awakeNs > dueNs) {
                samples.record(Latency.HARNESS_DELAY, awakeNs - dueNs);
            }
        } finally {
            sends.end();
        }
    }

    /** The client has blocked the sending thread for this long, in nanoseconds. */
    public void blocked(long nanos) {
        blocks.add(nanos);
    }

    /** The system has stored a message. */
    public void acked(long dueNs, long sentNs, long ackedNs) {
        Samples samples = acks.begin();
        try {
            samples.count(0);
            samples.record(Latency.PUBLISH, ackedNs - sentNs);
            samples.record(Latency.PUBLISH_RESPONSE, ackedNs - dueNs);
        } finally {
            acks.end();
        }
    }

    /** The system has not stored a message. */
    public void failed() {
        failures.increment();
    }
}
