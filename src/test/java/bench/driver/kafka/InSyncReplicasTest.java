package bench.driver.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

class InSyncReplicasTest {
    private final InSyncReplicas replicas = new InSyncReplicas();

    @Test
    void thatAreMissingAreToldOnce() {
        replicas.seen(topic("t", 3, 2));

        assertThat(replicas.newWarning())
                .contains("1 of 2 partitions of topic t are under-replicated (partition 1 has 2 of 3 replicas in sync):"
                        + " the figures are those of a cluster that lacks brokers, or is catching up");
        replicas.seen(topic("t", 3, 2));
        assertThat(replicas.newWarning()).isEmpty();
    }

    @Test
    void thatAreAllThereAreNotTold() {
        replicas.seen(topic("t", 3, 3));

        assertThat(replicas.newWarning()).isEmpty();
    }

    @Test
    void thatCatchUpBeforeTheyAreToldAreNotTold() {
        replicas.seen(topic("t", 3, 1));
        replicas.seen(topic("t", 3, 3));

        assertThat(replicas.newWarning()).isEmpty();
    }

    @Test
    void thatAreMissingInManyTopicsAreOneLine() {
        for (int i = 0; i < 100; i++) {
            replicas.seen(topic("t" + i, 3, 2));
        }

        assertThat(replicas.newWarning())
                .hasValueSatisfying(line -> assertThat(line).contains(", and likewise for 99 more"));
    }

    /** With a first partition whose replicas are all in sync. */
    private static TopicDescription topic(String name, int count, int inSync) {
        List<Node> all = IntStream.range(0, count)
                .mapToObj(id -> new Node(id, "kafka-" + id, 9092))
                .toList();
        return new TopicDescription(
                name,
                false,
                List.of(
                        new TopicPartitionInfo(0, all.get(0), all, all),
                        new TopicPartitionInfo(1, all.get(0), all, all.subList(0, inSync))));
    }
}
