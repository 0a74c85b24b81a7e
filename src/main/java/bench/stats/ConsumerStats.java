package bench.stats;

/** Where one consumer records what it receives during one phase of a run. Belongs to the polling thread. */
public final class ConsumerStats {
    private final SampleRecorder receipts;

    ConsumerStats(SampleRecorder receipts) {
        this.receipts = receipts;
    }

    /** A message of this many bytes was received, of whose times nothing is known. */
    public void received(long messageBytes) {
        receipts.record(messageBytes);
    }

    /** A message of this many bytes was received, whose due time is not known. */
    public void received(long messageBytes, long endToEndNs) {
        receipts.record(messageBytes, endToEndNs);
    }

    /** A message of this many bytes was received. */
    public void received(long messageBytes, long dueNs, long sentNs, long receivedNs) {
        receipts.record(messageBytes, receivedNs - sentNs, receivedNs - dueNs);
    }
}
