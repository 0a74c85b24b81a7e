package bench.driver;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The nodes of a system, and which of them leads each partition.
 *
 * @param nodes by id, in ascending order
 * @param byTopic the leaders' ids by name of the topic, by partition; {@link #NONE} where a partition has no leader
 */
public record Leaders(Map<Integer, Node> nodes, Map<String, List<Integer>> byTopic) {
    /** In the place of a leader's id. */
    public static final int NONE = -1;

    /** Nothing is known. */
    public static final Leaders UNKNOWN = new Leaders(Map.of(), Map.of());

    /**
     * A node.
     *
     * @param address host and port
     * @param rack null without one
     */
    public record Node(String address, String rack) {}

    public Leaders {
        nodes = Collections.unmodifiableMap(new TreeMap<>(nodes));
        byTopic = Map.copyOf(byTopic);
    }

    /** How many partitions of these topics each node leads; only nodes that lead some. */
    public Map<Integer, Integer> counts(Collection<String> topics) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (String topic : topics) {
            for (int leader : byTopic.getOrDefault(topic, List.of())) {
                if (leader != NONE) {
                    counts.merge(leader, 1, Integer::sum);
                }
            }
        }
        return counts;
    }
}
