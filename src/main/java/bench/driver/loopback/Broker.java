package bench.driver.loopback;

import bench.driver.DriverException;
import bench.driver.Topic;
import bench.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The topics in memory, and their time: nanoseconds since the broker was made. Safe for use by many threads. */
final class Broker {
    private final Clock clock;
    private final LogMemory memory;
    private final long originNs;
    private final Map<String, TopicLog> topics = new ConcurrentHashMap<>();

    Broker(Clock clock, LogMemory memory) {
        this.clock = clock;
        this.memory = memory;
        this.originNs = clock.nanoTime();
    }

    Clock clock() {
        return clock;
    }

    LogMemory memory() {
        return memory;
    }

    /** 0 or more; compares with every other time in this package. */
    long nowNs() {
        return clock.nanoTime() - originNs;
    }

    /** A moment of the clock's on the scale of this broker. */
    long at(long clockNs) {
        return clockNs - originNs;
    }

    /** Whether the topic was created; false when one of its name is there. */
    boolean create(Topic topic) {
        if (topics.putIfAbsent(topic.name(), new TopicLog(topic, memory)) != null) {
            return false;
        }
        memory.partitionsAdded(topic.partitions());
        return true;
    }

    void delete(String name) {
        TopicLog deleted = topics.remove(name);
        if (deleted != null) {
            deleted.delete();
            memory.partitionsAdded(-deleted.topic().partitions());
        }
    }

    /** The topic, or null. */
    TopicLog find(String name) {
        return topics.get(name);
    }

    TopicLog existing(String name) {
        TopicLog topic = find(name);
        if (topic == null) {
            throw new DriverException("the loopback broker has no topic " + name);
        }
        return topic;
    }
}
