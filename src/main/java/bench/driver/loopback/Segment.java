package bench.driver.loopback;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A stretch of a partition's log. Written under the lock of the log, read without a lock up to what is published.
 *
 * <p>An entry is: when it is readable (8 bytes), timestamp (8), payload length (4), header length or -1 (4), payload,
 * header. Offsets are not stored, a reader counts them. Entries are read from the data, which a reader keeps, rather than
 * through this object: the sending thread writes to it with every message, so each look at it waits for that thread's
 * processor.
 */
final class Segment {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final int TIMESTAMP = 8;
    private static final int PAYLOAD_LENGTH = 16;
    private static final int HEADER_LENGTH = 20;
    private static final int PAYLOAD = 24;

    private final byte[] data;
    private final long number;

    /** Where the next entry goes. Guarded by the lock of the log. */
    private int end;

    /** Written under the lock of the log, read by every reader: entries before it are complete. */
    private volatile int published;

    /** Written once under the lock of the log, after the last entry of this segment; read by every reader. */
    private volatile Segment next;

    Segment(byte[] data, long number) {
        this.data = data;
        this.number = number;
    }

    static int entryBytes(byte[] payload, byte[] header) {
        return PAYLOAD + payload.length + (header == null ? 0 : header.length);
    }

    byte[] data() {
        return data;
    }

    /** Counts from 0 in a partition. */
    long number() {
        return number;
    }

    int end() {
        return end;
    }

    boolean hasRoomFor(int entryBytes) {
        return data.length - end >= entryBytes;
    }

    void append(byte[] payload, byte[] header, long readableAtNs, long timestampMs) {
        int at = end;
        LONGS.set(data, at, readableAtNs);
        LONGS.set(data, at + TIMESTAMP, timestampMs);
        INTS.set(data, at + PAYLOAD_LENGTH, payload.length);
        INTS.set(data, at + HEADER_LENGTH, header == null ? -1 : header.length);
        System.arraycopy(payload, 0, data, at + PAYLOAD, payload.length);
        at += PAYLOAD + payload.length;
        if (header != null) {
            System.arraycopy(header, 0, data, at, header.length);
            at += header.length;
        }
        end = at;
        // A volatile store: a consumer either sees the entry before it waits, or is seen waiting by wakeReaders.
        published = at;
    }

    int published() {
        return published;
    }

    Segment next() {
        return next;
    }

    void next(Segment following) {
        next = following;
    }

    static long readableAtNs(byte[] data, int at) {
        return (long) LONGS.get(data, at);
    }

    static long timestampMs(byte[] data, int at) {
        return (long) LONGS.get(data, at + TIMESTAMP);
    }

    /** Narrows a buffer over the data to the payload of the entry. */
    static void selectPayload(byte[] data, int at, ByteBuffer view) {
        int start = at + PAYLOAD;
        view.limit(start + payloadLength(data, at)).position(start);
    }

    /** Length of the header, or -1. */
    static int headerLength(byte[] data, int at) {
        return (int) INTS.get(data, at + HEADER_LENGTH);
    }

    static void copyHeader(byte[] data, int at, byte[] target) {
        System.arraycopy(data, at + PAYLOAD + payloadLength(data, at), target, 0, target.length);
    }

    /** Where the entry after this one starts. */
    static int after(byte[] data, int at) {
        return at + PAYLOAD + payloadLength(data, at) + Math.max(0, headerLength(data, at));
    }

    private static int payloadLength(byte[] data, int at) {
        return (int) INTS.get(data, at + PAYLOAD_LENGTH);
    }
}
