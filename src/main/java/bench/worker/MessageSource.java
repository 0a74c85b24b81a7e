package bench.worker;

import bench.config.StampMode;
import bench.driver.OutgoingMessage;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The messages of one producer: its keys, its payloads, and the stamps on them. Confined to the sending thread.
 *
 * <p>A payload is copied into a buffer of this thread before it is stamped. The buffers are used again, because a driver
 * keeps nothing once {@code send} has returned.
 */
final class MessageSource {
    /** Buffers that are kept, of all sizes; with larger pools each message gets a buffer of its own. */
    private static final long MAX_KEPT_BYTES = 8L << 20;

    private final OutgoingMessage message = new OutgoingMessage();
    private final Payloads payloads;
    private final KeyDistributor keys;
    private final StampMode mode;
    private final int runId;
    private final int producer;
    private final byte[] header;
    private final Map<Integer, byte[]> buffers = new HashMap<>();

    private long keptBytes;
    private int nextPayload;
    private byte[] payload = new byte[0];
    private int filledWith = -1;
    /** A view of what is stamped: the payload's buffer or the header's. */
    private ByteBuffer stamped;

    /**
     * Messages of one producer.
     *
     * @param producer its index, which also tells where in the pool it begins, so that not all send the same at a time
     */
    MessageSource(Payloads payloads, KeyDistributor keys, LoadPlan plan, int producer) {
        this.payloads = payloads;
        this.keys = keys;
        this.mode = plan.stamp();
        this.runId = plan.runId();
        this.producer = producer;
        this.nextPayload = producer % payloads.size();
        this.header = mode == StampMode.HEADER ? new byte[Stamp.BYTES] : null;
        this.stamped = ByteBuffer.wrap(mode == StampMode.HEADER ? header : payload);
    }

    /** Chooses key and payload of the next message: what can be done before it is due. */
    void prepare() {
        byte[] content = payloads.get(nextPayload);
        if (mode == StampMode.PAYLOAD) {
            // The stamp covers what the last stamp has covered, so a pool of one is copied once.
            if (filledWith != nextPayload) {
                fill(content);
                filledWith = nextPayload;
            }
            content = payload;
        }
        message.content(keys.next(), content, header);
        nextPayload = nextPayload + 1 == payloads.size() ? 0 : nextPayload + 1;
    }

    /** Stamps the message that was prepared. The result is valid until the next call of {@link #prepare}. */
    OutgoingMessage stamp(long sequence, long dueNs, long sentNs) {
        message.identity(sequence, dueNs, sentNs);
        if (mode != StampMode.NONE) {
            Stamp.write(stamped, runId, producer, sequence, dueNs, sentNs, message.payload().length);
        }
        return message;
    }

    private void fill(byte[] content) {
        if (payload.length != content.length) {
            payload = buffer(content.length);
            stamped = ByteBuffer.wrap(payload);
        }
        System.arraycopy(content, 0, payload, 0, content.length);
    }

    private byte[] buffer(int bytes) {
        byte[] kept = buffers.get(bytes);
        if (kept == null) {
            kept = new byte[bytes];
            if (keptBytes + bytes <= MAX_KEPT_BYTES) {
                keptBytes += bytes;
                buffers.put(bytes, kept);
            }
        }
        return kept;
    }
}
