package bench.driver.kafka;

import bench.driver.LogOffsets;
import bench.driver.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Looks at where the logs of topics begin and end. For one thread. */
final class LogLookup {
    private static final Duration WITHIN = Duration.ofSeconds(8);

    private final ClusterAdmin admin;
    private final TopicLookup lookup;

    LogLookup(ClusterAdmin admin, TopicLookup lookup) {
        this.admin = admin;
        this.lookup = lookup;
    }

    /** By topic, then by partition; with the partitions that topics have by now. */
    Map<String, List<LogOffsets>> offsets(Collection<String> names) throws InterruptedException {
        List<Topic> topics = lookup.find(names, WITHIN);
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic : topics) {
            for (int i = 0; i < topic.partitions(); i++) {
                partitions.add(new TopicPartition(topic.name(), i));
            }
        }
        // The starts first: what is removed in between is not taken for what is there.
        Map<TopicPartition, Long> starts = list(partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, Long> stables = list(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, Long> ends = list(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        Map<String, List<LogOffsets>> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            offsets.computeIfAbsent(partition.topic(), name -> new ArrayList<>())
                    .add(new LogOffsets(starts.get(partition), stables.get(partition), ends.get(partition)));
        }
        return offsets;
    }

    private Map<TopicPartition, Long> list(List<TopicPartition> partitions, OffsetSpec spec, IsolationLevel level)
            throws InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, spec));
        ListOffsetsResult result =
                admin.client().listOffsets(wanted, new ListOffsetsOptions(level).timeoutMs((int) WITHIN.toMillis()));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            KafkaFuture<ListOffsetsResult.ListOffsetsResultInfo> one = result.partitionResult(partition);
            Throwable failure = ClusterAdmin.failureOf(one);
            if (failure != null) {
                throw admin.translator().of("cannot look up the offsets of " + partition, failure);
            }
            offsets.put(partition, ClusterAdmin.resultOf(one).offset());
        }
        return offsets;
    }
}
