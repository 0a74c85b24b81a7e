package bench.delivery;

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
     * @param lost acked, never received, and the subscription's position is past them
     * @param duplicated receipts of a message that had been received before
     * @param redelivered those of {@code duplicated} that were read again from the same place in the log, as after a
     *     rebalance; the others are in the log more than once
     * @param reordered received after a later message of the same producer in the same partition
     * @param foreign received, and not of this run
     * @param corrupt received with another size, or with a stamp whose check fails
     * @param unseen acked and not received for another reason than a loss
     */
    public record Counts(
            long received,
            long lost,
            long duplicated,
            long redelivered,
            long reordered,
            long foreign,
            long corrupt,
            Unseen unseen) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, Unseen.NONE);

        Counts withMissing(long lostMessages, Unseen others) {
            return new Counts(received, lostMessages, duplicated, redelivered, reordered, foreign, corrupt, others);
        }

        Counts plus(Counts other) {
            return new Counts(
                    received + other.received,
                    lost + other.lost,
                    duplicated + other.duplicated,
                    redelivered + other.redelivered,
                    reordered + other.reordered,
                    foreign + other.foreign,
                    corrupt + other.corrupt,
                    unseen.plus(other.unseen));
        }
    }

    /**
     * Messages that were acked and that a subscription could not have received.
     *
     * @param unread its position is not there yet: a matter of backlog and of the time that the drain has
     * @param removed its position has jumped over them, as after retention or compaction
     * @param notVisible behind the last stable offset: an open transaction hides them
     */
    public record Unseen(long unread, long removed, long notVisible) {
        /** Everything could be received. */
        public static final Unseen NONE = new Unseen(0, 0, 0);

        /**
         * How many of the missing messages these places of the log explain, the surest first; a place may also hold what is not
         * of this run.
         */
        Unseen limitedTo(long missing) {
            long hidden = Math.min(notVisible, missing);
            long ahead = Math.min(unread, missing - hidden);
            return new Unseen(ahead, Math.min(removed, missing - hidden - ahead), hidden);
        }

        /** All of them. */
        public long total() {
            return unread + removed + notVisible;
        }

        Unseen plus(Unseen other) {
            return new Unseen(unread + other.unread, removed + other.removed, notVisible + other.notVisible);
        }
    }

    /** Whether somebody has read: else nothing is known of what was delivered, and the counts of it mean nothing. */
    public boolean isChecked() {
        return !subscriptions.isEmpty();
    }

    /** Messages that had no answer when the drain ended; nothing is known of them. */
    public long unanswered() {
        return Math.max(0, sent - acked - failed);
    }

    public Delivery {
        subscriptions = List.copyOf(subscriptions);
    }
}
