package bench.stats;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The receiving side of one topic in one subscription: what its consumers share, because partitions move among them. Safe for
 * use by many threads.
 */
public final class SubscriptionLedger {
    /** Of a partition: its first number is the offset after the last one read; then one for each producer. */
    private static final int NEXT_OFFSET = 0;

    private static final int FIRST_PRODUCER = 1;

    private final int subscription;
    private final ConsumedTopic topic;
    private final SequenceLog[] logs;
    /** By partition; written by the consumer that owns it, and read by the one to which it moves. */
    private final SingleWriterCounters[] positions;

    private final List<ConsumerLedger> consumers;

    /** @param logs of the topic's producers, in the order of their ids */
    SubscriptionLedger(int subscription, ConsumedTopic topic, List<SequenceLog> logs) {
        this.subscription = subscription;
        this.topic = topic;
        this.logs = logs.toArray(SequenceLog[]::new);
        this.positions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new SingleWriterCounters(FIRST_PRODUCER + topic.producers()))
                .toArray(SingleWriterCounters[]::new);
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
        return positions[partition];
    }

    /** Whether this place in the log was read for the first time. */
    boolean isNextOffset(SingleWriterCounters position, long offset) {
        boolean next = offset >= position.get(NEXT_OFFSET);
        if (next) {
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
