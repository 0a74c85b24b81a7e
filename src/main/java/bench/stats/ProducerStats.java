package bench.stats;

/**
 * Where one producer records its sends and acks, each in the phase in which it was sent.
 *
 * <p>{@link #sent} belongs to the sending thread and {@link #acked} to the thread on which acks arrive; {@link #failed}
 * and {@link #blocked} may be called by any. All moments are on the scale of {@code Clock.nanoTime}.
 */
public final class ProducerStats {
    /** The place of its recorders among those of all. */
    private final int slot;
    /** The next three are written by the thread that announces phases, and read by those that record. */
    private volatile LivePhases phases;

    private volatile ThreadRecorders sends;
    private volatile ThreadRecorders acks;

    ProducerStats(int slot, LivePhases phases) {
        this.slot = slot;
        follow(phases);
    }

    /** What is recorded from now on is recorded in these. */
    void follow(LivePhases phases) {
        this.phases = phases;
        sends = new ThreadRecorders(phases, PhaseRecorders::sends, slot);
        acks = new ThreadRecorders(phases, PhaseRecorders::acks, slot);
    }

    /**
     * A message of this many bytes was due and is handed to the client.
     *
     * @param awakeNs when the sending thread last came back from waiting: what it sends late after that, it sends late because
     *     of sends that took long
     */
    public void sent(long messageBytes, long dueNs, long sentNs, long awakeNs) {
        SampleRecorder recorder = sends.at(sentNs);
        Samples samples = recorder.begin();
        try {
            samples.count(messageBytes);
            samples.record(Latency.PUBLISH_DELAY, sentNs - dueNs);
            if (awakeNs > dueNs) {
                samples.record(Latency.HARNESS_DELAY, awakeNs - dueNs);
            }
        } finally {
            recorder.end();
        }
    }

    /** The client has blocked the sending thread from one moment to another. */
    public void blocked(long fromNs, long toNs) {
        phases.blocked(fromNs, toNs);
    }

    /** The system has stored a message. */
    public void acked(long dueNs, long sentNs, long ackedNs) {
        SampleRecorder recorder = acks.at(sentNs);
        Samples samples = recorder.begin();
        try {
            samples.count(0);
            samples.record(Latency.PUBLISH, ackedNs - sentNs);
            samples.record(Latency.PUBLISH_RESPONSE, ackedNs - dueNs);
        } finally {
            recorder.end();
        }
    }

    /** The system has not stored a message that was sent at this moment. */
    public void failed(long sentNs) {
        phases.failed(sentNs);
    }
}
