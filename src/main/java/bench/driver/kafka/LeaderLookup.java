package bench.driver.kafka;

import bench.driver.Leaders;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;

/** Asks the cluster for its nodes and for the leaders of some topics. For one thread. */
final class LeaderLookup {
    private static final int WITHIN_MS = 5_000;

    private final ClusterAdmin admin;
    private final TopicLookup lookup;
    private final List<String> topics;

    LeaderLookup(ClusterAdmin admin, TopicLookup lookup, Collection<String> topics) {
        this.admin = admin;
        this.lookup = lookup;
        this.topics = List.copyOf(topics);
    }

    /**
     * As it is now; empty where the cluster gives no answer.
     *
     * @param before what was known of topics that it says nothing of
     */
    Optional<Leaders> ask(Leaders before) throws InterruptedException {
        KafkaFuture<Collection<Node>> answer = admin.client()
                .describeCluster(new DescribeClusterOptions().timeoutMs(WITHIN_MS))
                .nodes();
        if (ClusterAdmin.failureOf(answer) != null) {
            return Optional.empty();
        }
        Map<Integer, Leaders.Node> nodes = new HashMap<>();
        ClusterAdmin.resultOf(answer)
                .forEach(node -> nodes.put(node.id(), new Leaders.Node(node.host() + ":" + node.port(), rack(node))));
        Map<String, List<Integer>> byTopic = new HashMap<>(before.byTopic());
        for (List<String> batch : Attempts.batches(topics)) {
            for (Map.Entry<String, KafkaFuture<TopicDescription>> each :
                    lookup.describe(batch, WITHIN_MS).entrySet()) {
                if (ClusterAdmin.failureOf(each.getValue()) == null) {
                    byTopic.put(each.getKey(), leaders(ClusterAdmin.resultOf(each.getValue())));
                }
            }
        }
        return Optional.of(new Leaders(nodes, byTopic));
    }

    private static String rack(Node node) {
        return node.hasRack() ? node.rack() : null;
    }

    private static List<Integer> leaders(TopicDescription topic) {
        return topic.partitions().stream()
                .map(partition -> TopicLookup.isThere(partition.leader())
                        ? partition.leader().id()
                        : Leaders.NONE)
                .toList();
    }
}
