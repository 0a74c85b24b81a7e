package bench.driver.kafka;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The topics that this driver may have created: what it may delete, and nothing else. Safe for use by many threads.
 *
 * <p>A topic is here from before the first request that may create it, until the cluster has answered that this request did
 * not, or that the topic is gone.
 */
final class CreatedTopics {
    private final Set<String> names = new ConcurrentSkipListSet<>();
    private final AtomicLong deletions = new AtomicLong();

    /** Held by a creation or a deletion: a deletion must know all that the creation before it may have created. */
    private final ReentrantLock lock = new ReentrantLock();

    /** Adds topics that are about to be requested, and returns those that no earlier request may have created. */
    Set<String> add(Collection<String> requested) {
        Set<String> added = new HashSet<>(requested);
        added.removeIf(name -> !names.add(name));
        return added;
    }

    /** The topic was not created by this driver, or is gone. */
    void remove(String name) {
        names.remove(name);
    }

    /** The topics of this moment, in the order of their names. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** How many deletions were asked for: each stops the creations that were asked for before it. */
    long deletions() {
        return deletions.get();
    }

    void deletionIsWanted() {
        deletions.incrementAndGet();
    }

    void beginCreation() throws InterruptedException {
        lock.lockInterruptibly();
    }

    /** False when a creation is not over within this time. */
    boolean beginDeletion(long waitNs) throws InterruptedException {
        return lock.tryLock(waitNs, TimeUnit.NANOSECONDS);
    }

    /** The creation or deletion of this thread is over. */
    void end() {
        lock.unlock();
    }
}
