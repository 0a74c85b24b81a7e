package bench.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Accounts for every message of a run, from {@code send} to each subscription: lost, duplicated, reordered, foreign and
 * corrupt ones are counted exactly, not sampled.
 *
 * <p>The memory is bounded whatever the length of the run, see {@link SequenceLog}. Safe for use by many threads; a
 * partition may move from one consumer thread to another. Each thread of the load writes to counts of its own.
 */
public final class DeliveryLedger {
    /** Chunks of all producers together: a window of 67 million messages, in 8 MB and another for each subscription. */
    private static final int MAX_CHUNKS = 4_096;
    /** What a single producer keeps however many there are. */
    private static final int MIN_CHUNKS_EACH = 16;

    private final List<ProducerLedger> producers = new ArrayList<>();
    /** By index of the subscription: that of each topic. Written by the control thread. */
    private final List<List<SubscriptionLedger>> subscriptions = new ArrayList<>();

    /**
     * A ledger for a run.
     *
     * @param producers how many there are; their ids count from 0
     * @param subscriptions how many each consumed topic has
     * @param isConsumed tells of a producer's id whether its topic has consumers in this run
     */
    public DeliveryLedger(int producers, int subscriptions, IntPredicate isConsumed) {
        for (int i = 0; i < producers; i++) {
            int readers = isConsumed.test(i) ? subscriptions : 0;
            int maxChunks = Math.max(MIN_CHUNKS_EACH, MAX_CHUNKS / producers);
            this.producers.add(new ProducerLedger(new SequenceLog(readers, maxChunks)));
        }
        for (int i = 0; i < subscriptions; i++) {
            this.subscriptions.add(new CopyOnWriteArrayList<>());
        }
    }

    /** The sending side of the producer with this id, from 0. */
    public ProducerLedger producer(int id) {
        return producers.get(id);
    }

    /** The receiving side of a topic in the subscription with this index, from 0; to be asked for once. */
    public SubscriptionLedger subscription(int subscription, ConsumedTopic topic) {
        List<SequenceLog> logs = IntStream.range(0, topic.producers())
                .mapToObj(place -> producers.get(topic.firstProducer() + place).log())
                .toList();
        SubscriptionLedger ledger = new SubscriptionLedger(subscription, topic, logs);
        subscriptions.get(subscription).add(ledger);
        return ledger;
    }

    /** Gives back the memory of what is settled; called by the control thread at every interval. */
    public void settle() {
        producers.forEach(producer -> producer.log().settle());
    }

    /** How many messages are acked and not received, over all subscriptions, as of now. */
    public long outstanding() {
        return IntStream.range(0, subscriptions.size()).mapToLong(this::lost).sum();
    }

    private long lost(int subscription) {
        return producers.stream()
                .mapToLong(producer -> producer.log().missing(subscription))
                .sum();
    }

    /** The counts as of now; final, and {@code lost} a loss, once the drain is over. */
    public Delivery delivery() {
        List<Delivery.Counts> each = IntStream.range(0, subscriptions.size())
                .mapToObj(i -> received(i).withLost(lost(i)))
                .toList();
        return new Delivery(
                producers.stream().mapToLong(producer -> producer.log().sent()).sum(),
                producers.stream().mapToLong(ProducerLedger::ackedMessages).sum(),
                producers.stream().mapToLong(ProducerLedger::failedMessages).sum(),
                each.stream().reduce(Delivery.Counts.NONE, Delivery.Counts::plus),
                each);
    }

    private Delivery.Counts received(int subscription) {
        return subscriptions.get(subscription).stream()
                .flatMap(topic -> topic.consumers().stream())
                .map(ConsumerLedger::counts)
                .reduce(Delivery.Counts.NONE, Delivery.Counts::plus);
    }
}
