package bench.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntPredicate;

/**
 * Accounts for every message of a run, from {@code send} to each subscription: lost, duplicated, reordered, foreign and
 * corrupt ones are counted exactly, not sampled.
 *
 * <p>The memory is bounded whatever the length of the run, see {@link SequenceLog}. Safe for use by many threads; a
 * partition may move from one consumer thread to another.
 */
public final class DeliveryLedger {
    /** Chunks of all producers together: a window of 67 million messages, in 8 MB and another for each subscription. */
    private static final int MAX_CHUNKS = 4_096;
    /** What a single producer keeps however many there are. */
    private static final int MIN_CHUNKS_EACH = 16;

    private final List<ProducerLedger> producers = new ArrayList<>();
    private final List<SubscriptionCounts> subscriptions = new ArrayList<>();

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
            this.producers.add(new ProducerLedger(readers, Math.max(MIN_CHUNKS_EACH, MAX_CHUNKS / producers)));
        }
        for (int i = 0; i < subscriptions; i++) {
            this.subscriptions.add(new SubscriptionCounts());
        }
    }

    /** Counts of one subscription over all topics. */
    private static final class SubscriptionCounts {
        private final LongAdder received = new LongAdder();
        private final LongAdder duplicated = new LongAdder();
        private final LongAdder redelivered = new LongAdder();
        private final LongAdder reordered = new LongAdder();
        private final LongAdder foreign = new LongAdder();
        private final LongAdder corrupt = new LongAdder();
    }

    /** The sending side of one producer. */
    public static final class ProducerLedger {
        private final SequenceLog log;
        private final LongAdder acked = new LongAdder();
        private final LongAdder failed = new LongAdder();

        private ProducerLedger(int subscriptions, int maxChunks) {
            log = new SequenceLog(subscriptions, maxChunks);
        }

        /** The next message, numbered from 0 without gaps, is about to be sent. Belongs to the sending thread. */
        public void sent(long sequence) {
            log.sent(sequence);
        }

        /** The system has stored a message. */
        public void acked(long sequence) {
            log.acked(sequence);
            acked.increment();
        }

        /** The system has not stored a message. */
        public void failed() {
            failed.increment();
        }
    }

    /** One topic as one subscription reads it, shared by the consumers among which its partitions move. */
    public final class SubscriptionLedger {
        private final int subscription;
        private final SubscriptionCounts counts;
        private final int firstProducer;
        private final int producersOfTopic;
        /** The next two are written by the thread that owns a partition, and read by the one to which it moves. */
        private final AtomicLongArray lastSequences;

        private final AtomicLongArray nextOffsets;

        private SubscriptionLedger(int subscription, int partitions, int firstProducer, int producersOfTopic) {
            this.subscription = subscription;
            this.counts = subscriptions.get(subscription);
            this.firstProducer = firstProducer;
            this.producersOfTopic = producersOfTopic;
            this.lastSequences = new AtomicLongArray(partitions * producersOfTopic);
            this.nextOffsets = new AtomicLongArray(partitions);
        }

        /**
         * A message that is intact.
         *
         * @return whether it had not been received before
         */
        public boolean received(int producer, long sequence, int partition, long offset) {
            if (!count(producer, sequence, partition, offset)) {
                return false;
            }
            // Numbers are kept plus one, so that an array of zeros means that none was seen.
            int last = partition * producersOfTopic + producer - firstProducer;
            if (sequence + 1 < lastSequences.getAcquire(last)) {
                counts.reordered.increment();
            } else {
                lastSequences.setRelease(last, sequence + 1);
            }
            return true;
        }

        /**
         * A message with another size than it was sent with, or with a stamp whose check fails, that still says which one
         * it is: it is not lost as well. Its place in the order is not believed.
         */
        public void damaged(int producer, long sequence, int partition, long offset) {
            count(producer, sequence, partition, offset);
            counts.corrupt.increment();
        }

        private boolean count(int producer, long sequence, int partition, long offset) {
            boolean first = producers.get(producer).log.received(subscription, sequence);
            boolean readBefore = offset < nextOffsets.getAcquire(partition);
            if (!readBefore) {
                nextOffsets.setRelease(partition, offset + 1);
            }
            if (first) {
                counts.received.increment();
            } else {
                counts.duplicated.increment();
                if (readBefore) {
                    counts.redelivered.increment();
                }
            }
            return first;
        }

        /** Whether a producer with this id sends to this topic, and has sent a message of this number. */
        public boolean knows(int producer, long sequence) {
            return producer >= firstProducer
                    && producer < firstProducer + producersOfTopic
                    && sequence >= 0
                    && sequence < producers.get(producer).log.sent();
        }

        /** A message that is not of this run. */
        public void foreign() {
            counts.foreign.increment();
        }

        /** As {@link #damaged}, of a message that does not say which one it is. */
        public void corrupt() {
            counts.corrupt.increment();
        }
    }

    /** The sending side of the producer with this id, from 0. */
    public ProducerLedger producer(int id) {
        return producers.get(id);
    }

    /**
     * The receiving side of one topic in one subscription.
     *
     * @param subscription index of the subscription
     * @param partitions of the topic
     * @param firstProducer id of the first of the topic's producers, which have consecutive ids
     * @param producersOfTopic how many they are
     */
    public SubscriptionLedger subscription(int subscription, int partitions, int firstProducer, int producersOfTopic) {
        return new SubscriptionLedger(subscription, partitions, firstProducer, producersOfTopic);
    }

    /** Gives back the memory of what is settled; called by the control thread at every interval. */
    public void settle() {
        producers.forEach(producer -> producer.log.settle());
    }

    /** How many messages are acked and not received, over all subscriptions, as of now. */
    public long outstanding() {
        long outstanding = 0;
        for (int i = 0; i < subscriptions.size(); i++) {
            outstanding += lost(i);
        }
        return outstanding;
    }

    private long lost(int subscription) {
        return producers.stream()
                .mapToLong(producer -> producer.log.missing(subscription))
                .sum();
    }

    /** The counts as of now; final, and {@code lost} a loss, once the drain is over. */
    public Delivery delivery() {
        List<Delivery.Counts> each = new ArrayList<>();
        for (int i = 0; i < subscriptions.size(); i++) {
            SubscriptionCounts counts = subscriptions.get(i);
            each.add(new Delivery.Counts(
                    counts.received.sum(),
                    lost(i),
                    counts.duplicated.sum(),
                    counts.redelivered.sum(),
                    counts.reordered.sum(),
                    counts.foreign.sum(),
                    counts.corrupt.sum()));
        }
        return new Delivery(
                producers.stream().mapToLong(producer -> producer.log.sent()).sum(),
                producers.stream().mapToLong(producer -> producer.acked.sum()).sum(),
                producers.stream().mapToLong(producer -> producer.failed.sum()).sum(),
                each.stream().reduce(Delivery.Counts.NONE, Delivery.Counts::plus),
                each);
    }
}
