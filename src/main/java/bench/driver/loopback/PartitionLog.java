package bench.driver.loopback;

import java.util.Arrays;

/**
 * The log of one partition: segments that live until every subscription has read them.
 *
 * <p>Safe for use by many threads. Times are on the broker's scale.
 */
final class PartitionLog {
    private static final byte[] NO_DATA = {};

    private final int partition;
    private final LogMemory memory;

    /** The next fields are guarded by this. */
    private Segment oldest;

    private Segment newest;
    private long nextOffset;
    private long newestReadableAtNs;
    /** By subscription: number of the first segment that it still needs. */
    private long[] needed = {};

    /** By subscription: the consumer that reads the partition, or null. Written under the lock, read by senders. */
    private volatile Waiter[] readers = {};

    PartitionLog(int partition, LogMemory memory) {
        this.partition = partition;
        this.memory = memory;
        // The first message makes the first segment with room, so that an unused partition costs nothing.
        newest = new Segment(NO_DATA, 0);
        oldest = newest;
    }

    /** Number of the partition in its topic, from 0. */
    int partition() {
        return partition;
    }

    /** The offset behind the newest message. */
    synchronized long nextOffset() {
        return nextOffset;
    }

    /**
     * Stores a message.
     *
     * @param readableAtNs from when on it may be delivered; not before its predecessor in the partition
     * @return whether it is stored; not when that would take more memory than the logs may have
     */
    synchronized boolean append(byte[] payload, byte[] header, long readableAtNs, long timestampMs) {
        int entryBytes = Segment.entryBytes(payload, header);
        if (!newest.hasRoomFor(entryBytes)) {
            byte[] data = memory.allocate(entryBytes);
            if (data == null) {
                return false;
            }
            roll(data);
        }
        write(payload, header, readableAtNs, timestampMs);
        return true;
    }

    /** Stores a message that has been acked, or whose like has been stored: it can no longer be refused. */
    synchronized void appendBeyondLimit(byte[] payload, byte[] header, long readableAtNs, long timestampMs) {
        int entryBytes = Segment.entryBytes(payload, header);
        if (!newest.hasRoomFor(entryBytes)) {
            roll(memory.allocateBeyondLimit(entryBytes));
        }
        write(payload, header, readableAtNs, timestampMs);
    }

    private void write(byte[] payload, byte[] header, long readableAtNs, long timestampMs) {
        newestReadableAtNs = Math.max(newestReadableAtNs, readableAtNs);
        newest.append(payload, header, newestReadableAtNs, timestampMs);
        nextOffset++;
    }

    private void roll(byte[] data) {
        Segment following = new Segment(data, newest.number() + 1);
        newest.next(following);
        newest = following;
    }

    /** Wakes the readers that would otherwise sleep beyond this time. */
    void wakeReaders(long readableAtNs) {
        for (Waiter reader : readers) {
            if (reader != null) {
                reader.wakeFor(readableAtNs);
            }
        }
    }

    /** A position behind the newest message. Subscriptions count from 0. */
    synchronized Cursor subscribe(int subscription) {
        needed = Arrays.copyOf(needed, Math.max(needed.length, subscription + 1));
        needed[subscription] = newest.number();
        return new Cursor(this, subscription, newest, nextOffset);
    }

    /** From now on this consumer reads for the subscription; null for none. */
    synchronized void reader(int subscription, Waiter waiter) {
        Waiter[] changed = Arrays.copyOf(readers, Math.max(readers.length, subscription + 1));
        changed[subscription] = waiter;
        readers = changed;
    }

    /** The subscription is done with the segments before this one. */
    synchronized void release(int subscription, long firstNeeded) {
        needed[subscription] = firstNeeded;
        long firstOfAll = Long.MAX_VALUE;
        for (long ofOne : needed) {
            firstOfAll = Math.min(firstOfAll, ofOne);
        }
        while (oldest.number() < firstOfAll) {
            memory.free(oldest.data());
            oldest = oldest.next();
        }
    }

    /** Gives up everything, when the topic is deleted. */
    synchronized void drop() {
        while (oldest != newest) {
            memory.forget(oldest.data());
            oldest = oldest.next();
        }
        memory.forget(newest.data());
        newest = new Segment(NO_DATA, newest.number() + 1);
        oldest = newest;
    }
}
