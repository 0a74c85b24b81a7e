package bench.delivery;

import bench.stats.SingleWriterCounters;

/** What one consumer receives, in a {@link DeliveryLedger}. Belongs to its polling thread, save for {@link #counts}. */
public final class ConsumerLedger {
    private static final int RECEIVED = 0;
    private static final int DUPLICATED = 1;
    private static final int REDELIVERED = 2;
    private static final int REORDERED = 3;
    private static final int FOREIGN = 4;
    private static final int CORRUPT = 5;

    private final SubscriptionLedger subscription;
    private final SingleWriterCounters counts = new SingleWriterCounters(6);
    /** By producer of the topic: as many messages as were known to be sent when last looked at. */
    private final long[] knownSent;

    private int partition = -1;
    /** That of {@link #partition}: messages come many to a partition. */
    private SingleWriterCounters position;

    ConsumerLedger(SubscriptionLedger subscription) {
        this.subscription = subscription;
        this.knownSent = new long[subscription.producers()];
    }

    /**
     * A message that is intact.
     *
     * @return whether it had not been received before
     */
    public boolean received(int producer, long sequence, int partition, long offset) {
        boolean first = count(producer, sequence, partition, offset);
        if (first && !subscription.isInOrder(position, subscription.place(producer), sequence)) {
            counts.increment(REORDERED);
        }
        return first;
    }

    /**
     * A message with another size than it was sent with, or with a stamp whose check fails, that still says which one it is:
     * it is not lost as well. Its place in the order is not believed.
     */
    public void damaged(int producer, long sequence, int partition, long offset) {
        count(producer, sequence, partition, offset);
        counts.increment(CORRUPT);
    }

    private boolean count(int producer, long sequence, int ofPartition, long offset) {
        if (ofPartition != partition) {
            partition = ofPartition;
            position = subscription.position(partition);
        }
        boolean first = subscription.received(subscription.place(producer), sequence);
        boolean next = subscription.isNextOffset(position, partition, offset);
        if (first) {
            counts.increment(RECEIVED);
        } else {
            counts.increment(DUPLICATED);
            if (!next) {
                counts.increment(REDELIVERED);
            }
        }
        return first;
    }

    /** Whether messages of a producer with this id may come by this topic. */
    public boolean expects(int producer) {
        int place = subscription.place(producer);
        return place >= 0 && place < knownSent.length && subscription.accountsFor(place);
    }

    /** Whether messages of a producer with this id may come by this topic, and it has sent one of this number. */
    public boolean knows(int producer, long sequence) {
        if (sequence < 0 || !expects(producer)) {
            return false;
        }
        int place = subscription.place(producer);
        if (sequence >= knownSent[place]) {
            // Only now: reading what the sending thread writes with each message takes a cache line from it.
            knownSent[place] = subscription.sent(place);
        }
        return sequence < knownSent[place];
    }

    /** A message that is not of this run. */
    public void foreign() {
        counts.increment(FOREIGN);
    }

    /** As {@link #damaged}, of a message that does not say which one it is. */
    public void corrupt() {
        counts.increment(CORRUPT);
    }

    /** The counts as of now, but for losses, of which a single consumer knows nothing. May be called by any thread. */
    Delivery.Counts counts() {
        return new Delivery.Counts(
                counts.get(RECEIVED),
                0,
                counts.get(DUPLICATED),
                counts.get(REDELIVERED),
                counts.get(REORDERED),
                counts.get(FOREIGN),
                counts.get(CORRUPT),
                Delivery.Unseen.NONE);
    }
}
