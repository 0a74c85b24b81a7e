package bench.stats;

/** Where one consumer records what it receives during one phase of a run. Belongs to the polling thread. */
public final class ConsumerStats {
    private final SampleRecorder receipts;

    ConsumerStats(SampleRecorder receipts) {
        this.receipts = receipts;
    }

    /** A message of this many bytes was received, of whose times nothing is known. */
    public void received(long messageBytes) {
        Samples samples = receipts.begin();
        try {
            samples.count(messageBytes);
        } finally {
            receipts.end();
        }
    }

    /** A message of this many bytes was received, whose due time is not known. */
    public void received(long messageBytes, long endToEndNs) {
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
        Samples samples = receipts.begin();
        try {
            samples.count(messageBytes);
            samples.record(Latency.END_TO_END, receivedNs - sentNs);
            samples.record(Latency.END_TO_END_RESPONSE, receivedNs - dueNs);
        } finally {
            receipts.end();
        }
    }
}
