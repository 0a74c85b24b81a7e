package bench.driver.loopback;

import bench.driver.OutgoingMessage;
import bench.driver.SendCallback;
import java.util.Arrays;

/** Acks to come, first in, first out, without an object for each of them. Grows; not safe for use by many threads. */
final class AckRing {
    /** What a buffered message counts beside its bytes, so that their number is bounded as well. */
    private static final int OVERHEAD_BYTES = 64;

    private static final int AT = 0;
    private static final int SEQUENCE = 1;
    private static final int DUE = 2;
    private static final int SENT = 3;
    private static final int BYTES = 4;
    private static final int FIELDS = 5;

    private long[] fields = new long[16 * FIELDS];
    private SendCallback[] callbacks = new SendCallback[16];
    private Throwable[] errors = new Throwable[16];
    private int head;
    private int size;

    static int bufferedBytes(OutgoingMessage message) {
        int header = message.header() == null ? 0 : message.header().length;
        return OVERHEAD_BYTES + message.payload().length + header;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void add(long ackAtNs, OutgoingMessage message, SendCallback callback, Throwable error) {
        int slot = freeSlot();
        fields[slot * FIELDS + AT] = ackAtNs;
        fields[slot * FIELDS + SEQUENCE] = message.sequence();
        fields[slot * FIELDS + DUE] = message.dueNs();
        fields[slot * FIELDS + SENT] = message.sentNs();
        fields[slot * FIELDS + BYTES] = bufferedBytes(message);
        callbacks[slot] = callback;
        errors[slot] = error;
    }

    /** When the first one is due; {@link Long#MAX_VALUE} when there is none. */
    long firstAtNs() {
        return size == 0 ? Long.MAX_VALUE : fields[head * FIELDS + AT];
    }

    /** When the harness sent the first one, on the clock's scale; there must be one. */
    long firstSentNs() {
        return fields[head * FIELDS + SENT];
    }

    /** Whether the first one's send succeeds; there must be one. */
    boolean firstSucceeds() {
        return errors[head] == null;
    }

    void moveFirstTo(AckRing other) {
        int slot = other.freeSlot();
        System.arraycopy(fields, head * FIELDS, other.fields, slot * FIELDS, FIELDS);
        other.callbacks[slot] = callbacks[head];
        other.errors[slot] = errors[head];
        removeFirst();
    }

    /** Calls the callback of the first one, and returns the bytes that were buffered for it. */
    long completeFirst(Throwable errorInstead) {
        int at = head * FIELDS;
        long bytes = fields[at + BYTES];
        SendCallback callback = callbacks[head];
        Throwable error = errorInstead == null ? errors[head] : errorInstead;
        callback.completed(fields[at + SEQUENCE], fields[at + DUE], fields[at + SENT], error);
        removeFirst();
        return bytes;
    }

    private void removeFirst() {
        callbacks[head] = null;
        errors[head] = null;
        head = (head + 1) & (callbacks.length - 1);
        size--;
    }

    private int freeSlot() {
        if (size == callbacks.length) {
            grow();
        }
        int slot = (head + size) & (callbacks.length - 1);
        size++;
        return slot;
    }

    private void grow() {
        int capacity = callbacks.length;
        long[] wider = Arrays.copyOf(fields, 2 * capacity * FIELDS);
        callbacks = Arrays.copyOf(callbacks, 2 * capacity);
        errors = Arrays.copyOf(errors, 2 * capacity);
        // What had wrapped around to the front goes behind the rest.
        System.arraycopy(fields, 0, wider, capacity * FIELDS, head * FIELDS);
        System.arraycopy(callbacks, 0, callbacks, capacity, head);
        System.arraycopy(errors, 0, errors, capacity, head);
        Arrays.fill(callbacks, 0, head, null);
        Arrays.fill(errors, 0, head, null);
        fields = wider;
    }
}
