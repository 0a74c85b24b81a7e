package bench.stats;

/**
 * Where one producer records its sends and acks, each in the phase in which it was sent.
 *
 * <p>{@link #sent} belongs to the sending thread and {@link #acked} to the thread on which acks arrive; {@link #failed}
 * and {@link #blocked} may be called by any. All moments are on the scale of {@code Clock.nanoTime}.
 */
public final class ProducerStats {
    private final WorkerStats stats;
    /** The place of its recorders among those of all. */
    private final int slot;

    ProducerStats(WorkerStats stats, int slot) {
        this.stats = stats;
        this.slot = slot;
    }

    /**
     * A message of this many bytes was due and is handed to the client.
     *
     * @param awakeNs when the sending thread last came back from waiting: what it sends late after that, it sends late because
     *     of sends that took long
     */
    public void sent(long messageBytes, long dueNs, long sentNs, long awakeNs) {
        SampleRecorder sends = stats.live().sends(slot, sentNs);
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

    /** The client has blocked the sending thread from one moment to another. */
    public void blocked(long fromNs, long toNs) {
        stats.live().blocked(fromNs, toNs);
    }

    /** The system has stored a message. */
    public void acked(long dueNs, long sentNs, long ackedNs) {
        SampleRecorder acks = stats.live().acks(slot, sentNs);
        Samples samples = acks.begin();
        try {
            samples.count(0);
            samples.record(Latency.PUBLISH, ackedNs - sentNs);
            samples.record(Latency.PUBLISH_RESPONSE, ackedNs - dueNs);
        } finally {
            acks.end();
        }
    }

    /** The system has not stored a message that was sent at this moment. */
    public void failed(long sentNs) {
        stats.live().failed(sentNs);
    }
}
