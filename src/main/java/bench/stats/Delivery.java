package bench.stats;

import java.util.List;

/**
 * What became of the messages of a run: warm-up, measurement and drain together.
 *
 * @param sent messages handed to the client
 * @param acked messages that the system said it stored
 * @param failed messages that it did not store
 * @param total the sum over the subscriptions
 * @param subscriptions each subscription's own counts, by its index
 */
public record Delivery(long sent, long acked, long failed, Counts total, List<Counts> subscriptions) {
    /**
     * What subscriptions have seen of the messages.
     *
     * @param received messages, each counted once
     * @param lost acked, and not received
     * @param duplicated receipts of a message that had been received before
     * @param redelivered those of {@code duplicated} that were read again from the same place in the log, as after a
     *     rebalance; the others are in the log more than once
     * @param reordered received after a later message of the same producer in the same partition
     * @param foreign received, and not of this run
     * @param corrupt received with another size, or with a stamp whose check fails
     */
    public record Counts(
            long received, long lost, long duplicated, long redelivered, long reordered, long foreign, long corrupt) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

        Counts withLost(long messages) {
            return new Counts(received, messages, duplicated, redelivered, reordered, foreign, corrupt);
        }

        Counts plus(Counts other) {
            return new Counts(
                    received + other.received,
                    lost + other.lost,
                    duplicated + other.duplicated,
                    redelivered + other.redelivered,
                    reordered + other.reordered,
                    foreign + other.foreign,
                    corrupt + other.corrupt);
        }
    }

    public Delivery {
        subscriptions = List.copyOf(subscriptions);
    }
}
