package bench.stats;

/**
 * Where one consumer records what it receives, each message in the phase in which it was sent. Belongs to the polling thread.
 * All moments are on the scale of {@code Clock.nanoTime}.
 */
public final class ConsumerStats {
    /** The place of its recorders among those of all. */
    private final int slot;
    /** Written by the thread that announces phases, read by the polling thread. */
    private volatile ThreadRecorders receipts;

    ConsumerStats(int slot, LivePhases phases) {
        this.slot = slot;
        follow(phases);
    }

    /** What is recorded from now on is recorded in these. */
    void follow(LivePhases phases) {
        receipts = new ThreadRecorders(phases, PhaseRecorders::receipts, slot);
    }

    /** A message of this many bytes, sent at this moment, was received; it has no latency, or had it before. */
    public void received(long messageBytes, long sentNs) {
        SampleRecorder recorder = receipts.at(sentNs);
        Samples samples = recorder.begin();
        try {
            samples.count(messageBytes);
        } finally {
            recorder.end();
        }
    }

    /** A message of this many bytes was received, whose due time is not known. It belongs to the phase of its receipt. */
    public void received(long messageBytes, long receivedNs, long endToEndNs) {
        SampleRecorder recorder = receipts.at(receivedNs);
        Samples samples = recorder.begin();
        try {
            samples.count(messageBytes);
            samples.record(Latency.END_TO_END, endToEndNs);
        } finally {
            recorder.end();
        }
    }

    /** A message of this many bytes was received. */
    public void received(long messageBytes, long dueNs, long sentNs, long receivedNs) {
        SampleRecorder recorder = receipts.at(sentNs);
        Samples samples = recorder.begin();
        try {
            samples.count(messageBytes);
            samples.record(Latency.END_TO_END, receivedNs - sentNs);
            samples.record(Latency.END_TO_END_RESPONSE, receivedNs - dueNs);
        } finally {
            recorder.end();
        }
    }
}
