package bench.driver.loopback;

import java.util.ArrayList;
import java.util.List;

/**
 * A consumer group of one topic: shares the partitions among its consumers.
 *
 * <p>When a consumer joins or leaves, partition p goes to consumer p modulo their number, in the order in which they
 * joined. A partition changes hands in two steps: its owner gives it up at the start of a poll or on close, when all that
 * it was handed is processed, and the new owner takes it after that. So nothing is repeated and nothing is left out. Safe
 * for use by many threads.
 */
final class ConsumerGroup {
    /** By partition. The position that a consumer leaves is where the next one goes on. */
    private final Cursor[] cursors;

    /** By partition: the consumer that reads it, or null. Guarded by this, as is the next one. */
    private final Waiter[] owners;

    private final List<Waiter> members = new ArrayList<>();

    /** Written under the lock whenever a consumer should look at its share again; read by every consumer. */
    private volatile int version;

    /** The partitions of a consumer, as of this version. */
    record Share(int version, List<Cursor> cursors) {}

    ConsumerGroup(Cursor[] cursors) {
        this.cursors = cursors;
        this.owners = new Waiter[cursors.length];
    }

    int version() {
        return version;
    }

    synchronized void join(Waiter member) {
        members.add(member);
        changed();
    }

    synchronized void leave(Waiter member) {
        for (int partition = 0; partition < owners.length; partition++) {
            if (owners[partition] == member) {
                assign(partition, null);
            }
        }
        members.remove(member);
        changed();
    }

    /** Gives up the partitions that are another member's by now, and takes those of its own that are free. */
    synchronized Share share(Waiter member) {
        int place = members.indexOf(member);
        List<Cursor> owned = new ArrayList<>();
        boolean gaveUp = false;
        for (int partition = 0; partition < owners.length; partition++) {
            boolean due = partition % members.size() == place;
            if (!due && owners[partition] == member) {
                assign(partition, null);
                gaveUp = true;
            } else if (due && owners[partition] == null) {
                assign(partition, member);
            }
            if (owners[partition] == member) {
                owned.add(cursors[partition]);
            }
        }
        if (gaveUp) {
            changed();
        }
        return new Share(version, owned);
    }

    synchronized void wakeMembers() {
        members.forEach(Waiter::wake);
    }

    private void assign(int partition, Waiter owner) {
        owners[partition] = owner;
        cursors[partition].reader(owner);
    }

    private synchronized void changed() {
        version++;
        wakeMembers();
    }
}
