package bench.driver.loopback;

import bench.driver.Topic;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** A topic: the logs of its partitions, and its groups. Safe for use by many threads. */
final class TopicLog {
    private enum State {
        /** Without a subscription, so nothing is stored. */
        UNREAD,
        READ,
        DELETED
    }

    private final Topic topic;
    private final PartitionLog[] partitions;

    /** Guarded by this. */
    private final Map<String, ConsumerGroup> groups = new LinkedHashMap<>();

    /** Written under the lock, read by every sender. */
    private volatile State state = State.UNREAD;

    TopicLog(Topic topic, LogMemory memory) {
        this.topic = topic;
        this.partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new PartitionLog(partition, memory))
                .toArray(PartitionLog[]::new);
    }

    Topic topic() {
        return topic;
    }

    PartitionLog partition(int partition) {
        return partitions[partition];
    }

    /** Whether sends succeed without being stored, as there is no subscription. */
    boolean isUnread() {
        return state == State.UNREAD;
    }

    boolean isDeleted() {
        return state == State.DELETED;
    }

    /** The subscription of this name; a new one starts behind the newest message. */
    synchronized ConsumerGroup group(String name) {
        ConsumerGroup group = groups.get(name);
        if (group == null) {
            int number = groups.size();
            Cursor[] ends = Arrays.stream(partitions)
                    .map(partition -> partition.subscribe(number))
                    .toArray(Cursor[]::new);
            group = new ConsumerGroup(ends);
            groups.put(name, group);
            if (state == State.UNREAD) {
                state = State.READ;
            }
        }
        return group;
    }

    synchronized void delete() {
        state = State.DELETED;
        for (PartitionLog partition : partitions) {
            partition.drop();
        }
        groups.values().forEach(ConsumerGroup::wakeMembers);
    }
}
