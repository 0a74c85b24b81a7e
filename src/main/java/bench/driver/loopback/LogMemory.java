package bench.driver.loopback;

import java.util.ArrayDeque;
import java.util.Locale;

/**
 * The memory of all logs of a broker: bounded, and used again. Counted in whole segments. Safe for use by many threads.
 */
final class LogMemory {
    private static final int SMALLEST_SEGMENT_BYTES = 1 << 10;
    private static final int LARGEST_SEGMENT_BYTES = 1 << 20;

    private final long limitBytes;
    /** All guarded by this, as they change once in a segment's life only. */
    private final ArrayDeque<byte[]> spare = new ArrayDeque<>();

    private int segmentBytes = LARGEST_SEGMENT_BYTES;
    private int partitions;
    private long retainedBytes;

    LogMemory(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** A quarter of the heap that this process may use. */
    static LogMemory quarterOfTheHeap() {
        return new LogMemory(Runtime.getRuntime().maxMemory() / 4);
    }

    long limitBytes() {
        return limitBytes;
    }

    synchronized long retainedBytes() {
        return retainedBytes;
    }

    /** Segments become smaller with more partitions, since each partition keeps one. */
    synchronized void partitionsAdded(int count) {
        partitions += count;
        long share = Math.max(1, limitBytes / (16L * Math.max(1, partitions)));
        int fitting = (int) Math.max(SMALLEST_SEGMENT_BYTES, Math.min(share, LARGEST_SEGMENT_BYTES));
        if (Integer.highestOneBit(fitting) != segmentBytes) {
            segmentBytes = Integer.highestOneBit(fitting);
            spare.clear();
        }
    }

    /** At least this many bytes, with anything in them; null when the limit does not allow it. */
    synchronized byte[] allocate(int atLeast) {
        return retainedBytes + Math.max(segmentBytes, atLeast) > limitBytes ? null : allocateBeyondLimit(atLeast);
    }

    synchronized byte[] allocateBeyondLimit(int atLeast) {
        byte[] used = atLeast <= segmentBytes ? spare.poll() : null;
        byte[] data = used == null ? new byte[Math.max(segmentBytes, atLeast)] : used;
        retainedBytes += data.length;
        return data;
    }

    /** Takes back a segment without readers, to use it again. */
    synchronized void free(byte[] data) {
        retainedBytes -= data.length;
        if (data.length == segmentBytes && (spare.size() + 1L) * segmentBytes <= limitBytes / 4) {
            spare.push(data);
        }
    }

    /** No longer counts a segment that may still have readers, and leaves it to the garbage collector. */
    synchronized void forget(byte[] data) {
        retainedBytes -= data.length;
    }

    String limitReached() {
        return String.format(
                Locale.ROOT,
                "the loopback broker retains %.1f MB of messages that not every subscription has read, and may retain"
                        + " %.1f MB (a quarter of the heap): consume faster, send less, or raise -Xmx",
                retainedBytes() / 1048576.0,
                limitBytes / 1048576.0);
    }
}
