package bench.driver.loopback;

import bench.config.StampMode;
import bench.driver.DriverException;
import bench.driver.OutgoingMessage;
import java.util.Arrays;

/** Stores one producer's messages, with the faults that the plan has for them. */
final class FaultyAppender {
    /** Where a stamp has its check, in the payload or in the header. */
    private static final int CHECK_OFFSET = 4;

    private static final int CHECK_BYTES = 4;
    private static final long TIMESTAMP_AGE_NS = 100_000;

    private final Broker broker;
    private final TopicLog topic;
    private final FaultPlan plan;
    private final FaultTally tally;
    private final HeldMessages held;

    /** The next three are confined to the sending thread. */
    private int corrupted;

    private long timestampMs;
    private long timestampReadAtNs;

    FaultyAppender(Broker broker, TopicLog topic, FaultPlan plan, FaultTally tally) {
        this.broker = broker;
        this.topic = topic;
        this.plan = plan;
        this.tally = tally;
        this.held = new HeldMessages(topic);
    }

    /**
     * Stores a message, unless the topic has no subscription or its fault forbids it.
     *
     * @param number of the message among its producer's
     * @param readableAtNs from when on it may be delivered, on the broker's scale
     * @return why it is not stored, or null
     */
    Throwable append(OutgoingMessage message, int partition, long number, long readableAtNs) {
        Fault fault = plan.isFlawless() ? Fault.NONE : plan.faultOf(number);
        if (fault == Fault.FAIL) {
            tally.applied(Fault.FAIL);
            return new DriverException("the loopback broker failed this send (failOneIn)");
        }
        if (topic.isDeleted()) {
            return new DriverException(
                    "the loopback broker has no topic " + topic.topic().name());
        }
        if (topic.isUnread()) {
            return null;
        }
        return switch (fault) {
            case LOSE -> {
                tally.applied(Fault.LOSE);
                yield null;
            }
            case CORRUPT -> storeCorrupted(message, partition, readableAtNs);
            case REORDER -> hold(message, partition, readableAtNs);
            default -> store(message, partition, readableAtNs, fault == Fault.DUPLICATE);
        };
    }

    private Throwable store(OutgoingMessage message, int partition, long readableAtNs, boolean twice) {
        PartitionLog log = topic.partition(partition);
        long timestampMs = timestampMs(message);
        if (!log.append(message.payload(), message.header(), readableAtNs, timestampMs)) {
            return new DriverException(broker.memory().limitReached());
        }
        if (twice) {
            log.appendBeyondLimit(message.payload(), message.header(), readableAtNs, timestampMs);
            tally.applied(Fault.DUPLICATE);
        }
        if (!plan.isFlawless() && held.release(partition)) {
            tally.applied(Fault.REORDER);
        }
        return null;
    }

    /** Keeps the message until its successor is stored; one at a time, a second one is stored as usual. */
    private Throwable hold(OutgoingMessage message, int partition, long readableAtNs) {
        HeldMessages.Held copy = new HeldMessages.Held(message, readableAtNs, timestampMs(message));
        return held.hold(partition, copy) ? null : store(message, partition, readableAtNs, false);
    }

    /** Does not release a held message: readers do not know of which sequence a corrupt message is. */
    private Throwable storeCorrupted(OutgoingMessage message, int partition, long readableAtNs) {
        byte[] payload = message.payload();
        byte[] header = message.header();
        boolean inHeader = header != null && header.length >= CHECK_OFFSET + CHECK_BYTES;
        boolean inPayload = !inHeader && payload.length >= CHECK_OFFSET + CHECK_BYTES;
        int turn = corrupted++;
        if (turn % 2 == 0 && inHeader) {
            header = flipped(header, turn / 2);
        } else if (turn % 2 == 0 && inPayload) {
            payload = flipped(payload, turn / 2);
        } else {
            payload = resized(payload, turn / 2, header != null);
        }
        long timestampMs = timestampMs(message);
        if (!topic.partition(partition).append(payload, header, readableAtNs, timestampMs)) {
            return new DriverException(broker.memory().limitReached());
        }
        tally.applied(Fault.CORRUPT);
        return null;
    }

    /** The wall clock is read again when a tenth of its unit has passed: for each message it would cost too much. */
    private long timestampMs(OutgoingMessage message) {
        long sentNs = message.sentNs();
        if (timestampMs == 0 || Math.abs(sentNs - timestampReadAtNs) >= TIMESTAMP_AGE_NS) {
            timestampMs = broker.clock().epochMillis();
            timestampReadAtNs = sentNs;
        }
        return timestampMs;
    }

    private static byte[] flipped(byte[] stamp, int turn) {
        byte[] changed = stamp.clone();
        changed[CHECK_OFFSET + turn % CHECK_BYTES] ^= (byte) 0xff;
        return changed;
    }

    /** One byte shorter or longer in turn, but never so short that a stamp in the payload is cut off. */
    private static byte[] resized(byte[] payload, int turn, boolean stampInHeader) {
        boolean mayShrink = payload.length > (stampInHeader ? 0 : StampMode.BYTES);
        return Arrays.copyOf(payload, turn % 2 == 0 && mayShrink ? payload.length - 1 : payload.length + 1);
    }

    /** Stores what still waits for a successor. */
    void close() {
        held.releaseAll();
    }
}
