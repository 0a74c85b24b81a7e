package bench.driver.kafka;

import bench.yaml.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;

/** Which of the topics that were looked at lack in-sync replicas. Safe for use by many threads. */
final class InSyncReplicas {
    /** By topic, what its last look has found wrong. Guarded by this, as is the next one. */
    private final Map<String, String> lacking = new TreeMap<>();

    private final Set<String> warnedOf = new HashSet<>();

    /** The topic as it is now. */
    synchronized void seen(TopicDescription topic) {
        List<TopicPartitionInfo> under = topic.partitions().stream()
                .filter(partition ->
                        partition.isr().size() < partition.replicas().size())
                .toList();
        if (under.isEmpty()) {
            lacking.remove(topic.name());
            return;
        }
        TopicPartitionInfo first = under.get(0);
        lacking.put(
                topic.name(),
                under.size() + " of " + topic.partitions().size() + " partitions of topic " + topic.name()
                        + " are under-replicated (partition " + first.partition() + " has "
                        + first.isr().size() + " of " + first.replicas().size() + " replicas in sync)");
    }

    /** One line on the topics that lack replicas and were in no line before. */
    synchronized Optional<String> newWarning() {
        List<String> lines = new ArrayList<>();
        lacking.forEach((topic, line) -> {
            if (warnedOf.add(topic)) {
                lines.add(line);
            }
        });
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(lines.get(0) + Wording.likewise(lines.size() - 1)
                + ": the figures are those of a cluster that lacks brokers, or is catching up");
    }
}
