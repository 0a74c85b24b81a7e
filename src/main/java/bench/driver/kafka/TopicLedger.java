package bench.driver.kafka;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.kafka.common.Uuid;

/**
 * The topics that this driver has asked the cluster to create: what may be deleted, and nothing else. Safe for use by
 * many threads.
 *
 * <p>A topic is entered before the first request that may create it and leaves when it is known that the request did not,
 * or that the topic is gone. Entries carry the topic's id once it is known, so that a topic of the same name that
 * somebody else made later is not taken for it.
 */
final class TopicLedger {
    /** The id of a topic that the cluster has not told, or has none. */
    static final Uuid UNKNOWN = Uuid.ZERO_UUID;

    private final ConcurrentHashMap<String, Uuid> entries = new ConcurrentHashMap<>();
    private final AtomicLong deletions = new AtomicLong();

    /** Creations share it; a deletion waits for those that are under way, for what they create must be deleted. */
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    /** Enters a topic that is about to be asked for; false when it is there already. */
    boolean enter(String topic) {
        return entries.putIfAbsent(topic, UNKNOWN) == null;
    }

    /** The id of an entered topic is known. */
    void identify(String topic, Uuid id) {
        entries.replace(topic, UNKNOWN, id);
    }

    /** The topic is not this driver's, or is gone. */
    void strike(String topic) {
        entries.remove(topic);
    }

    /** The entries of this moment, by name. */
    Map<String, Uuid> entries() {
        return new TreeMap<>(entries);
    }

    /** A number that changes when a deletion is asked for, which stops the creations from before. */
    long deletions() {
        return deletions.get();
    }

    void deletionIsWanted() {
        deletions.incrementAndGet();
    }

    void beginCreation() throws InterruptedException {
        lock.readLock().lockInterruptibly();
    }

    void endCreation() {
        lock.readLock().unlock();
    }

    boolean beginDeletion(long waitNs) throws InterruptedException {
        return lock.writeLock().tryLock(waitNs, TimeUnit.NANOSECONDS);
    }

    void endDeletion() {
        lock.writeLock().unlock();
    }
}
