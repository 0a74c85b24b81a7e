package bench.driver.kafka;

import bench.driver.ClusterEvent;
import bench.driver.ClusterEvent.Kind;
import bench.driver.Leaders;
import bench.yaml.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has changed from one look at a cluster to the next. Stateless. */
final class LeaderChanges {
    private static final int NAMED = 3;

    private LeaderChanges() {}

    /** From one leader to another, either of which may be none. */
    private record Move(int from, int to) {}

    /** One event for each node that came or went, and for each pair of nodes of which one leads what the other did. */
    static List<ClusterEvent> between(Leaders before, Leaders after, long atNs) {
        List<ClusterEvent> events = new ArrayList<>();
        before.nodes().forEach((id, node) -> {
            if (!after.nodes().containsKey(id)) {
                events.add(new ClusterEvent(Kind.NODE_LOST, atNs, name(id, node) + " is no longer in the cluster"));
            }
        });
        after.nodes().forEach((id, node) -> {
            if (!before.nodes().containsKey(id)) {
                events.add(new ClusterEvent(Kind.NODE_BACK, atNs, name(id, node) + " is in the cluster"));
            }
        });
        moves(before, after)
                .forEach((move, partitions) ->
                        events.add(new ClusterEvent(Kind.LEADER_CHANGE, atNs, text(move, partitions))));
        return events;
    }

    private static String name(int id, Leaders.Node node) {
        return "broker " + id + " at " + node.address();
    }

    private static Map<Move, List<String>> moves(Leaders before, Leaders after) {
        Map<Move, List<String>> moves = new LinkedHashMap<>();
        after.byTopic().forEach((topic, leaders) -> {
            List<Integer> old = before.byTopic().getOrDefault(topic, List.of());
            // Partitions that are new have had no other leader.
            for (int i = 0; i < Math.min(old.size(), leaders.size()); i++) {
                if (!old.get(i).equals(leaders.get(i))) {
                    moves.computeIfAbsent(new Move(old.get(i), leaders.get(i)), move -> new ArrayList<>())
                            .add(topic + "-" + i);
                }
            }
        });
        return moves;
    }

    private static String text(Move move, List<String> partitions) {
        String named = " (" + Wording.listed(partitions.stream().sorted().toList(), NAMED) + ")";
        String count = partitions.size() == 1 ? "1 partition" : partitions.size() + " partitions";
        if (move.to == Leaders.NONE) {
            return count + " of broker " + move.from + (partitions.size() == 1 ? " has" : " have") + " no leader"
                    + named;
        }
        String before = move.from == Leaders.NONE ? " that had no leader" : " that broker " + move.from + " led";
        return "broker " + move.to + " leads " + count + before + named;
    }
}
