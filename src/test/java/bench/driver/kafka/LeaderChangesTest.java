package bench.driver.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import bench.driver.ClusterEvent;
import bench.driver.ClusterEvent.Kind;
import bench.driver.Leaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeaderChangesTest {
    private static final Leaders THREE = leaders(List.of(1, 2, 3), List.of(1, 2, 3, 2, 2, 2));

    @Test
    void nothingHasHappenedWhereAllIsAsItWas() {
        assertThat(LeaderChanges.between(THREE, THREE, 5)).isEmpty();
    }

    @Test
    void aNodeThatIsLostAndWhatItLedAreSaid() {
        Leaders after = leaders(List.of(1, 3), List.of(1, 3, 3, 3, 3, Leaders.NONE));

        assertThat(LeaderChanges.between(THREE, after, 5))
                .containsExactly(
                        new ClusterEvent(Kind.NODE_LOST, 5, "broker 2 at kafka-2:9092 is no longer in the cluster"),
                        new ClusterEvent(
                                Kind.LEADER_CHANGE,
                                5,
                                "broker 3 leads 3 partitions that broker 2 led (orders-1, orders-3, orders-4)"),
                        new ClusterEvent(Kind.LEADER_CHANGE, 5, "1 partition of broker 2 has no leader (orders-5)"));
    }

    @Test
    void aNodeThatIsBackAndWhatItLeadsAreSaid() {
        Leaders before = leaders(List.of(1, 3), List.of(1, Leaders.NONE, 3, 1, 1, 1));

        assertThat(LeaderChanges.between(before, THREE, 5))
                .extracting(ClusterEvent::text)
                .containsExactly(
                        "broker 2 at kafka-2:9092 is in the cluster",
                        "broker 2 leads 1 partition that had no leader (orders-1)",
                        "broker 2 leads 3 partitions that broker 1 led (orders-3, orders-4, orders-5)");
    }

    @Test
    void manyPartitionsAreNamedByTheFirst() {
        Leaders before = leaders(List.of(1, 2), List.of(1, 1, 1, 1, 1));
        Leaders after = leaders(List.of(1, 2), List.of(2, 2, 2, 2, 2));

        assertThat(LeaderChanges.between(before, after, 5))
                .extracting(ClusterEvent::text)
                .containsExactly(
                        "broker 2 leads 5 partitions that broker 1 led (orders-0, orders-1, orders-2 and 2 more)");
    }

    @Test
    void partitionsAndTopicsThatAreNewHadNoOtherLeader() {
        Leaders before = leaders(List.of(1, 2), List.of(1));
        Leaders after = new Leaders(before.nodes(), Map.of("orders", List.of(1, 2), "more", List.of(2)));

        assertThat(LeaderChanges.between(before, after, 5)).isEmpty();
    }

    private static Leaders leaders(List<Integer> ids, List<Integer> ofPartitions) {
        Map<Integer, Leaders.Node> nodes = new HashMap<>();
        ids.forEach(id -> nodes.put(id, new Leaders.Node("kafka-" + id + ":9092", "rack-" + id)));
        return new Leaders(nodes, Map.of("orders", ofPartitions));
    }
}
