package bench.delivery;

import bench.stats.SingleWriterCounters;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The receiving side of one topic in one subscription: what its consumers share, because partitions move among them. Safe for
 * use by many threads.
 */
public final class SubscriptionLedger {
    /** Of a partition: the offset after the last one read, offsets that were jumped over, then a number for each producer. */
    private static final int NEXT_OFFSET = 0;

    /** More than any run has messages. */
    private static final long UNKNOWN = 1L << 48;

    private static final int JUMPED_OVER = 1;
    private static final int FIRST_PRODUCER = 2;

    private final int subscription;
    private final ConsumedTopic topic;
    private final SequenceLog[] logs;
    /** By partition; written by the consumer that owns it, and read by the one to which it moves. Replaced under the lock of this. */
    private volatile SingleWriterCounters[] positions;
    /** By partition: where reading began, 0 where that is not known. Replaced whole by the control thread, read by all. */
    private volatile long[] starts = {};
    /** What the log has that the subscription has not read. Belongs to the control thread. */
    private Delivery.Unseen unseen = Delivery.Unseen.NONE;

    private final List<ConsumerLedger> consumers;

    /** @param logs of the topic's producers, in the order of their ids */
    SubscriptionLedger(int subscription, ConsumedTopic topic, List<SequenceLog> logs) {
        this.subscription = subscription;
        this.topic = topic;
        this.logs = logs.toArray(SequenceLog[]::new);
        this.positions = new SingleWriterCounters[0];
        grow(topic.partitions());
        this.consumers = Stream.generate(() -> new ConsumerLedger(this))
                .limit(topic.consumers())
                .toList();
    }

    /** Where one of the subscription's consumers accounts for what it receives. */
    public ConsumerLedger consumer(int index) {
        return consumers.get(index);
    }

    List<ConsumerLedger> consumers() {
        return consumers;
    }

    int producers() {
        return logs.length;
    }

    /** Place among the topic's producers of the one with this id; outside of them when it does not send to the topic. */
    int place(int producer) {
        return producer - topic.firstProducer();
    }

    /** How many messages a producer has sent. */
    long sent(int place) {
        return logs[place].sent();
    }

    /** Notes a receipt; false when the message had been received before. */
    boolean received(int place, long sequence) {
        return topic.consumers() == 1
                ? logs[place].receivedByOnlyConsumer(subscription, sequence)
                : logs[place].received(subscription, sequence);
    }

    /** How far a partition was read. */
    SingleWriterCounters position(int partition) {
        if (partition >= positions.length) {
            grow(partition + 1);
        }
        return positions[partition];
    }

    /** Topics may get partitions while they are read. */
    private synchronized void grow(int partitions) {
        SingleWriterCounters[] grown = Arrays.copyOf(positions, Math.max(partitions, positions.length));
        for (int i = positions.length; i < grown.length; i++) {
            grown[i] = new SingleWriterCounters(FIRST_PRODUCER + topic.producers());
        }
        positions = grown;
    }

    /** Reading begins at these offsets, by partition: what lies before is not missed. Belongs to the control thread. */
    public void startsAt(long[] offsets) {
        starts = offsets.clone();
    }

    /**
     * Compares where the subscription stands with what the log holds, for the partitions from 0 on. Belongs to the control
     * thread; the consumers rest.
     *
     * @param next by partition, the offset that its consumer would read next; -1 where none has it
     * @param log by partition, what is there
     */
    public void compare(long[] next, List<LogExtent> log) {
        Delivery.Unseen sum = Delivery.Unseen.NONE;
        for (int partition = 0; partition < log.size(); partition++) {
            SingleWriterCounters position = position(partition);
            long read = Math.max(position.get(NEXT_OFFSET), start(partition));
            long passed = partition < next.length ? Math.max(0, next[partition] - read) : 0;
            sum = sum.plus(log.get(partition).unseenFrom(read + passed))
                    .plus(new Delivery.Unseen(0, passed + position.get(JUMPED_OVER), 0));
        }
        unseen = sum;
    }

    /** Instead of {@link #compare}, where that cannot be: everything that is missing may be there to read. */
    void positionIsUnknown() {
        unseen = new Delivery.Unseen(UNKNOWN, 0, 0);
    }

    boolean hasGrown() {
        return positions.length > topic.partitions();
    }

    /** What the last comparison has found. */
    Delivery.Unseen unseen() {
        return unseen;
    }

    boolean isMirrored() {
        return topic.mirrored();
    }

    private long start(int partition) {
        long[] known = starts;
        return partition < known.length ? known[partition] : 0;
    }

    /** Whether the receipt of a producer's messages is noted. */
    boolean accountsFor(int place) {
        return logs[place].isConsumed();
    }

    /** Whether this place in the log was read for the first time. */
    boolean isNextOffset(SingleWriterCounters position, int partition, long offset) {
        long expected = position.get(NEXT_OFFSET);
        boolean next = offset >= expected;
        if (next) {
            if (offset > expected) {
                long jump = offset - Math.max(expected, Math.min(offset, start(partition)));
                position.set(JUMPED_OVER, position.get(JUMPED_OVER) + jump);
            }
            position.set(NEXT_OFFSET, offset + 1);
        }
        return next;
    }

    /** Whether no later message of the same producer was read in this partition before. */
    boolean isInOrder(SingleWriterCounters position, int place, long sequence) {
        // Numbers are kept plus one, so that zeros mean that none was seen.
        boolean inOrder = sequence + 1 >= position.get(FIRST_PRODUCER + place);
        if (inOrder) {
            position.set(FIRST_PRODUCER + place, sequence + 1);
        }
        return inOrder;
    }
}
