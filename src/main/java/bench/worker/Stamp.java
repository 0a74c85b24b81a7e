package bench.worker;

import bench.config.StampMode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The bytes that time a message and account for it, big-endian: run id (4), check (4), producer id (4), sequence
 * number (8), due (8), sent (8).
 *
 * <p>The check is over all other fields and the length of the payload. A stamp is written and read in place; this class
 * holds no state.
 */
final class Stamp {
    /** Length of a stamp. */
    static final int BYTES = StampMode.BYTES;
    /** Length of the part of it that says which message it is. */
    static final int IDENTITY_BYTES = 20;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int CHECK = 4;
    private static final int PRODUCER = 8;
    private static final int SEQUENCE = 12;
    private static final int DUE = 20;
    private static final int SENT = 28;

    private Stamp() {}

    /**
     * Writes a stamp over the first bytes of {@code target}.
     *
     * @param payloadBytes length of the message's payload, wherever the stamp travels
     */
    static void write(
            byte[] target, int runId, int producer, long sequence, long dueNs, long sentNs, int payloadBytes) {
        INTS.set(target, 0, runId);
        INTS.set(target, CHECK, check(runId, producer, sequence, dueNs, sentNs, payloadBytes));
        INTS.set(target, PRODUCER, producer);
        LONGS.set(target, SEQUENCE, sequence);
        LONGS.set(target, DUE, dueNs);
        LONGS.set(target, SENT, sentNs);
    }

    static int runId(ByteBuffer stamp, int at) {
        return stamp.getInt(at);
    }

    static int producer(ByteBuffer stamp, int at) {
        return stamp.getInt(at + PRODUCER);
    }

    static long sequence(ByteBuffer stamp, int at) {
        return stamp.getLong(at + SEQUENCE);
    }

    static long dueNs(ByteBuffer stamp, int at) {
        return stamp.getLong(at + DUE);
    }

    static long sentNs(ByteBuffer stamp, int at) {
        return stamp.getLong(at + SENT);
    }

    /** Whether the check fits the other fields and this length of the payload. */
    static boolean isIntact(ByteBuffer stamp, int at, int payloadBytes) {
        return stamp.getInt(at + CHECK)
                == check(
                        runId(stamp, at),
                        producer(stamp, at),
                        sequence(stamp, at),
                        dueNs(stamp, at),
                        sentNs(stamp, at),
                        payloadBytes);
    }

    /**
     * Multilinear: each field times an odd constant of its own, and of the sum both halves. A field that is changed changes the
     * sum, and the four products do not wait for each other. The last step lets all bits of the sum reach the result.
     */
    private static int check(int runId, int producer, long sequence, long dueNs, long sentNs, int payloadBytes) {
        long h = (((long) runId << 32) ^ producer ^ ((long) payloadBytes << 20)) * 0x9E3779B97F4A7C15L
                + sequence * 0xBF58476D1CE4E5B9L
                + dueNs * 0x94D049BB133111EBL
                + sentNs * 0xD6E8FEB86659FD93L;
        return (int) (h ^ (h >>> 32));
    }
}
