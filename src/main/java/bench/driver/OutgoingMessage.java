package bench.driver;

/**
 * The message that a producer thread is about to send.
 *
 * <p>Mutable and used again for every message, so that sending allocates nothing: a driver takes what it needs before
 * {@code send} returns, and keeps neither this object nor its arrays. Confined to the sending thread.
 */
public final class OutgoingMessage {
    private byte[] key;
    private byte[] payload;
    private byte[] header;
    private long sequence;
    private long dueNs;
    private long sentNs;

    /** Replaces the content: {@code key} and {@code header} may be null. */
    public void content(byte[] key, byte[] payload, byte[] header) {
        // Mostly the same as before, and a compare is cheaper than a reference store with its GC barrier.
        if (this.key != key) {
            this.key = key;
        }
        if (this.payload != payload) {
            this.payload = payload;
        }
        if (this.header != header) {
            this.header = header;
        }
    }

    /** Replaces what identifies the message and its times, on the scale of {@code Clock.nanoTime}. */
    public void identity(long sequence, long dueNs, long sentNs) {
        this.sequence = sequence;
        this.dueNs = dueNs;
        this.sentNs = sentNs;
    }

    /** The key, or null for none. */
    public byte[] key() {
        return key;
    }

    /** The payload, whole. */
    public byte[] payload() {
        return payload;
    }

    /** The value of the one record header, or null for none. */
    public byte[] header() {
        return header;
    }

    /** Number of the message among its producer's, from 0. */
    public long sequence() {
        return sequence;
    }

    /** When its send is due by the schedule. */
    public long dueNs() {
        return dueNs;
    }

    /** When {@code send} was called. */
    public long sentNs() {
        return sentNs;
    }
}
