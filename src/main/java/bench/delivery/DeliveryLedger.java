package bench.delivery;

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
     * @param isConsumed whether the topic of the producer with this id has consumers in this run
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

    /** Whether topics of the run have more partitions than when it began, as far as something was read from them. */
    public boolean sawNewPartitions() {
        return subscriptions.stream().flatMap(List::stream).anyMatch(SubscriptionLedger::hasGrown);
    }

    /** Nothing is known of where subscriptions stand: what is missing may be there. */
    public void positionsAreUnknown() {
        subscriptions.stream().flatMap(List::stream).forEach(SubscriptionLedger::positionIsUnknown);
    }

    /** Gives back the memory of what is settled; called by the control thread at every interval. */
    public void settle() {
        producers.forEach(producer -> producer.log().settle());
    }

    /** How many messages are acked and not received, over all subscriptions, as of now. */
    public long outstanding() {
        return IntStream.range(0, subscriptions.size()).mapToLong(this::missing).sum();
    }

    private long missing(int subscription) {
        return producers.stream()
                .mapToLong(producer -> producer.log().missing(subscription))
                .sum();
    }

    /** Messages that the system has stored until now. */
    public long acked() {
        return producers.stream().mapToLong(ProducerLedger::ackedMessages).sum();
    }

    /** How far the load has come, as of now; {@code lastReceiptNs} is what the caller knows of it. */
    public LoadCount progress(long nowNs, long lastReceiptNs) {
        // Answers first: what is sent in between must not look answered.
        long acked = acked();
        long failed =
                producers.stream().mapToLong(ProducerLedger::failedMessages).sum();
        long sent =
                producers.stream().mapToLong(producer -> producer.log().sent()).sum();
        return new LoadCount(nowNs, sent, acked, failed, lastReceiptNs);
    }

    /** The counts as of now; final, and {@code lost} a loss, once the drain is over. */
    public Delivery delivery() {
        List<Delivery.Counts> each =
                IntStream.range(0, subscriptions.size()).mapToObj(this::counts).toList();
        return new Delivery(
                producers.stream().mapToLong(producer -> producer.log().sent()).sum(),
                producers.stream().mapToLong(ProducerLedger::ackedMessages).sum(),
                producers.stream().mapToLong(ProducerLedger::failedMessages).sum(),
                each.stream().reduce(Delivery.Counts.NONE, Delivery.Counts::plus),
                each);
    }

    /** What is missing is lost, but for what the logs explain otherwise. */
    private Delivery.Counts counts(int subscription) {
        long missing = missing(subscription);
        List<SubscriptionLedger> topics = subscriptions.get(subscription);
        Delivery.Unseen unseen = topics.stream()
                .map(SubscriptionLedger::unseen)
                .reduce(Delivery.Unseen.NONE, Delivery.Unseen::plus)
                .limitedTo(missing);
        // A mirror may bring it yet: nobody here knows how far it is.
        boolean mayCome = topics.stream().anyMatch(SubscriptionLedger::isMirrored);
        long unexplained = missing - unseen.total();
        return mayCome
                ? received(subscription).withMissing(0, unseen.plus(new Delivery.Unseen(unexplained, 0, 0)))
                : received(subscription).withMissing(unexplained, unseen);
    }

    private Delivery.Counts received(int subscription) {
        return subscriptions.get(subscription).stream()
                .flatMap(topic -> topic.consumers().stream())
                .map(ConsumerLedger::counts)
                .reduce(Delivery.Counts.NONE, Delivery.Counts::plus);
    }
}
