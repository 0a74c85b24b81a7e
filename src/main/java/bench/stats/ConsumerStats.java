package bench.stats;

/**
 * Where one consumer records what it receives, each message in the phase in which it was sent. Belongs to the polling thread.
 * All moments are on the scale of {@code Clock.nanoTime}.
 */
public final class ConsumerStats {
    private final WorkerStats stats;
    /** The place of its recorders among those of all. */
    private final int slot;

    ConsumerStats(WorkerStats stats, int slot) {
        this.stats = stats;
        this.slot = slot;
    }

    /** A message of this many bytes, sent at this moment, was received; it has no latency, or had it before. */
    public void received(long messageBytes, long sentNs) {
        SampleRecorder receipts = receipts(sentNs);
        Samples samples = receipts.begin();
        try {
            samples.count(messageBytes);
        } finally {
            receipts.end();
        }
    }

    /** A message of this many bytes was received, whose due time is not known. It belongs to the phase of its receipt. */
    public void received(long messageBytes, long receivedNs, long endToEndNs) {
        SampleRecorder receipts = receipts(receivedNs);
        Samples samples = receipts.begin();
        try {
            samples.count(messageBytes);
            samples.record(Latency.END_TO_END, endToEndNs);
        } finally {
            receipts.end();
        }
    }

    /** A message of this many bytes was received. */
    public void received(long messageBytes, long dueNs, long sentNs, long receivedNs) {
        SampleRecorder receipts = receipts(sentNs);
        Samples samples = receipts.begin();
        try {
            samples.count(messageBytes);
            samples.record(Latency.END_TO_END, receivedNs - sentNs);
            samples.record(Latency.END_TO_END_RESPONSE, receivedNs - dueNs);
        } finally {
            receipts.end();
        }
    }

    private SampleRecorder receipts(long sentNs) {
        return stats.live().receipts(slot, sentNs);
    }
}
