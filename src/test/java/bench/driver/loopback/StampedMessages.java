package bench.driver.loopback;

import bench.driver.MessageHandler;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Messages that can be told apart, and the faults that a subscription which reads them can see. For one thread. */
final class StampedMessages implements MessageHandler {
    private static final int STAMP_BYTES = 36;
    private static final int RUN_ID = 0x5eed;

    private final int payloadBytes;
    private final boolean inHeader;
    private final Set<Long> seen = new HashSet<>();
    private final Map<Integer, Long> highest = new HashMap<>();
    private long received;
    private long duplicated;
    private long reordered;
    private long corrupted;

    StampedMessages(int payloadBytes, boolean inHeader) {
        this.payloadBytes = payloadBytes;
        this.inHeader = inHeader;
    }

    byte[] payload(long sequence) {
        return inHeader ? new byte[payloadBytes] : Arrays.copyOf(stamp(sequence), payloadBytes);
    }

    byte[] header(long sequence) {
        return inHeader ? stamp(sequence) : null;
    }

    private static byte[] stamp(long sequence) {
        return ByteBuffer.allocate(STAMP_BYTES)
                .putInt(RUN_ID)
                .putInt(Long.hashCode(sequence * 31))
                .putInt(0)
                .putLong(sequence)
                .array();
    }

    @Override
    public void polled() {}

    @Override
    public void received(int partition, long offset, long timestampMs, ByteBuffer payload, byte[] header) {
        received++;
        ByteBuffer stamp = (inHeader ? ByteBuffer.wrap(header) : payload.slice());
        long sequence = stamp.getLong(12);
        if (payload.remaining() != payloadBytes || stamp.getInt(4) != Long.hashCode(sequence * 31)) {
            corrupted++;
        } else if (!seen.add(sequence)) {
            duplicated++;
        } else if (sequence < highest.getOrDefault(partition, -1L)) {
            reordered++;
        } else {
            highest.put(partition, sequence);
        }
    }

    long received() {
        return received;
    }

    /** What a reader sees that knows how many were acked; failures it can't see. */
    FaultCounts faults(long failed, long acked) {
        return new FaultCounts(failed, acked - corrupted - seen.size(), duplicated, reordered, corrupted);
    }
}
