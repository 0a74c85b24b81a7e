package bench.worker;

import bench.config.StampMode;
import bench.driver.OutgoingMessage;
import java.util.HashMap;
import java.util.Map;

/**
 * The messages of one producer: its keys, its payloads, and the stamps on them. Confined to the sending thread.
 *
 * <p>Payloads are shared by all producers; a producer stamps copies of its own. They are used again, because a driver keeps
 * nothing once {@code send} has returned, and a stamp covers what the last one has covered.
 */
final class MessageSource {
    /** Of the copies of all producers; where a pool does not fit, each message is copied to a buffer for its size. */
    private static final long MAX_COPIED_BYTES = 64L << 20;
    /** Of the buffers of one producer, of all sizes; beyond it each message gets a buffer of its own. */
    private static final long MAX_BUFFERED_BYTES = 8L << 20;

    private final OutgoingMessage message = new OutgoingMessage();
    private final Payloads payloads;
    private final KeyDistributor keys;
    private final StampMode mode;
    private final int runId;
    private final int producer;
    private final byte[] header;
    /** By index in the pool, made when it is first sent; null where the pool does not fit. */
    private final byte[][] copies;

    private final Map<Integer, byte[]> buffers = new HashMap<>();
    private long bufferedBytes;
    private int nextPayload;

    /**
     * Messages of one producer.
     *
     * @param producer its index, from which follows where in the pool it begins, so that not all send the same at a time
     */
    MessageSource(Payloads payloads, KeyDistributor keys, LoadPlan plan, int producer) {
        this.payloads = payloads;
        this.keys = keys;
        this.mode = plan.stamp();
        this.runId = plan.runId();
        this.producer = producer;
        this.nextPayload = producer % payloads.size();
        this.header = mode == StampMode.HEADER ? new byte[Stamp.BYTES] : null;
        boolean fits = payloads.bytes() <= MAX_COPIED_BYTES / plan.producers().size();
        this.copies = fits ? new byte[payloads.size()][] : null;
    }

    /** Chooses key and payload of the next message: what can be done before it is due. */
    void prepare() {
        byte[] content = payloads.get(nextPayload);
        message.content(keys.next(), mode == StampMode.PAYLOAD ? ownCopy(content) : content, header);
        nextPayload = nextPayload + 1 == payloads.size() ? 0 : nextPayload + 1;
    }

    /** Stamps the message that was prepared. The result is valid until the next call of {@link #prepare}. */
    OutgoingMessage stamp(long sequence, long dueNs, long sentNs) {
        message.identity(sequence, dueNs, sentNs);
        if (mode != StampMode.NONE) {
            byte[] target = mode == StampMode.HEADER ? header : message.payload();
            Stamp.write(target, runId, producer, sequence, dueNs, sentNs, message.payload().length);
        }
        return message;
    }

    private byte[] ownCopy(byte[] content) {
        if (copies == null) {
            byte[] buffer = buffer(content.length);
            System.arraycopy(content, 0, buffer, 0, content.length);
            return buffer;
        }
        if (copies[nextPayload] == null) {
            copies[nextPayload] = content.clone();
        }
        return copies[nextPayload];
    }

    private byte[] buffer(int bytes) {
        byte[] kept = buffers.get(bytes);
        if (kept == null) {
            kept = new byte[bytes];
            if (bufferedBytes + bytes <= MAX_BUFFERED_BYTES) {
                bufferedBytes += bytes;
                buffers.put(bytes, kept);
            }
        }
        return kept;
    }
}
