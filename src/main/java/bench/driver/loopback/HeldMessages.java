package bench.driver.loopback;

import bench.driver.OutgoingMessage;
import java.util.HashMap;
import java.util.Map;

/** One producer's messages that wait for their successors, at most one in a partition. Safe for use by many threads. */
final class HeldMessages {
    private final TopicLog topic;

    /** By partition. Guarded by this. */
    private final Map<Integer, Held> held = new HashMap<>();

    private boolean closed;

    /** A copy of a message. */
    static final class Held {
        private final byte[] payload;
        private final byte[] header;
        private final long readableAtNs;
        private final long timestampMs;

        Held(OutgoingMessage message, long readableAtNs, long timestampMs) {
            this.payload = message.payload().clone();
            this.header = message.header() == null ? null : message.header().clone();
            this.readableAtNs = readableAtNs;
            this.timestampMs = timestampMs;
        }
    }

    HeldMessages(TopicLog topic) {
        this.topic = topic;
    }

    /** Whether the message is held; false when another one is, or no successor can come. */
    synchronized boolean hold(int partition, Held message) {
        return !closed && held.putIfAbsent(partition, message) == null;
    }

    /** Stores the message of this partition, if there is one. */
    synchronized boolean release(int partition) {
        Held message = held.remove(partition);
        if (message == null) {
            return false;
        }
        PartitionLog log = topic.partition(partition);
        log.appendBeyondLimit(message.payload, message.header, message.readableAtNs, message.timestampMs);
        log.wakeReaders(message.readableAtNs);
        return true;
    }

    /** Stores all of them; from now on none is held. */
    synchronized void releaseAll() {
        closed = true;
        for (Integer partition : held.keySet().toArray(Integer[]::new)) {
            release(partition);
        }
    }
}
