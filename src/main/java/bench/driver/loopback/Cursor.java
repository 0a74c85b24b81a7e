package bench.driver.loopback;

import bench.driver.MessageHandler;
import java.nio.ByteBuffer;

/**
 * A subscription's position in a partition.
 *
 * <p>Confined to the consumer that owns the partition; handed on under the lock of the subscription.
 */
final class Cursor {
    private final PartitionLog log;
    private final int subscription;

    private Segment segment;
    /** The segment's, from which its entries are read. */
    private byte[] data;

    private ByteBuffer view;
    private int at;
    private long offset;
    private long releasedSegment;
    /** Used again for headers of the same length, so that a message allocates nothing. */
    private byte[] header = {};

    Cursor(PartitionLog log, int subscription, Segment segment, long offset) {
        this.log = log;
        this.subscription = subscription;
        this.offset = offset;
        this.at = segment.end();
        this.releasedSegment = segment.number();
        enter(segment);
    }

    private void enter(Segment entered) {
        segment = entered;
        data = entered.data();
        view = ByteBuffer.wrap(data);
    }

    int partition() {
        return log.partition();
    }

    /** The offset after the last message that was handed over. */
    long offset() {
        return offset;
    }

    /** When the next message is or was readable; {@link Long#MAX_VALUE} when there is none. */
    long nextReadableAtNs() {
        return published() > at ? Segment.readableAtNs(data, at) : Long.MAX_VALUE;
    }

    /** End of what is published in the current segment, after moving to the next segment where this one is read. */
    private int published() {
        while (true) {
            int published = segment.published();
            if (published > at) {
                return published;
            }
            Segment next = segment.next();
            if (next == null) {
                return at;
            }
            // What was published before the next segment was linked is seen by now.
            if (segment.published() == at) {
                enter(next);
                at = 0;
            }
        }
    }

    /** Hands over messages that are there and readable at this time, and returns how many. */
    int deliver(MessageHandler handler, long nowNs, int most) {
        int delivered = 0;
        int end = published();
        while (at < end && delivered < most && Segment.readableAtNs(data, at) <= nowNs) {
            int entry = at;
            at = Segment.after(data, entry);
            Segment.selectPayload(data, entry, view);
            handler.received(log.partition(), offset++, Segment.timestampMs(data, entry), view, headerOf(entry));
            delivered++;
            if (at == end && segment.next() != null) {
                end = published();
            }
        }
        return delivered;
    }

    private byte[] headerOf(int entry) {
        int length = Segment.headerLength(data, entry);
        if (length < 0) {
            return null;
        }
        if (header.length != length) {
            header = new byte[length];
        }
        Segment.copyHeader(data, entry, header);
        return header;
    }

    /** What was delivered will not be read again by this subscription. */
    void commit() {
        if (segment.number() != releasedSegment) {
            releasedSegment = segment.number();
            log.release(subscription, releasedSegment);
        }
    }

    void reader(Waiter waiter) {
        log.reader(subscription, waiter);
    }
}
