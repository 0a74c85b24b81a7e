package bench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import bench.driver.Leaders;
import bench.driver.ProducerSpec;
import bench.driver.Topic;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LeaderTimesTest {
    private static final long MS = 1_000_000;
    private static final Topic TOPIC = new Topic("orders", 3);
    private static final List<ProducerSpec> PRODUCER = List.of(new ProducerSpec(TOPIC, 0));

    @Test
    void aSingleLeaderIsNotTimedByItself() {
        assertThat(LeaderTimes.of(PRODUCER, leaders(3, 1, 1, 1))).isEmpty();
        assertThat(LeaderTimes.of(PRODUCER, Leaders.UNKNOWN)).isEmpty();
        assertThat(LeaderTimes.of(List.of(), leaders(3, 1, 2, 3))).isEmpty();
    }

    @Test
    void anAckBelongsToTheLeaderThatIsKnownWhenItComes() {
        LeaderTimes times = measuring(leaders(3, 1, 2, 1));
        ack(times, 1, 5);
        times.follow(leaders(3, 1, 3, 1));
        ack(times, 1, 7);

        Map<Integer, Histogram> taken = times.take();

        assertThat(taken.get(2).getTotalCount()).isOne();
        assertThat(taken.get(3).getTotalCount()).isOne();
        assertThat(taken.get(1).getTotalCount()).isZero();
    }

    @Test
    void aPartitionWithoutALeaderStaysWithTheOneThatItHad() {
        LeaderTimes times = measuring(leaders(3, 1, 2, 1));
        times.follow(leaders(3, 1, Leaders.NONE, 1));
        ack(times, 1, 5);

        assertThat(times.take().get(2).getTotalCount()).isOne();
    }

    @Test
    void aPartitionThatIsNewToItIsOneOfTheOthers() {
        LeaderTimes times = measuring(leaders(3, 1, 2, 1));
        ack(times, 17, 5);

        assertThat(times.take().get(Leaders.NONE).getTotalCount()).isOne();
    }

    @Test
    void thoseThatLeadMostAreToldApartAndAllOthersAreOne() {
        // Node 20 leads two partitions, all others one.
        Integer[] ids = IntStream.rangeClosed(1, 21)
                .mapToObj(partition -> Math.min(partition, 20))
                .toArray(Integer[]::new);
        List<ProducerSpec> producer = List.of(new ProducerSpec(new Topic("orders", ids.length), 0));
        LeaderTimes times = LeaderTimes.of(producer, leaders(20, ids)).orElseThrow();
        times.measureFrom(0, true);
        for (int partition = 0; partition < ids.length; partition++) {
            ack(times, partition, 5);
        }

        Map<Integer, Histogram> taken = times.take();

        assertThat(taken).hasSize(LeaderTimes.MOST + 1);
        assertThat(taken.get(20).getTotalCount()).isEqualTo(2);
        assertThat(taken.get(Leaders.NONE).getTotalCount()).isEqualTo(ids.length - LeaderTimes.MOST - 1);
    }

    private static LeaderTimes measuring(Leaders leaders) {
        Optional<LeaderTimes> times = LeaderTimes.of(PRODUCER, leaders);
        times.orElseThrow().measureFrom(0, true);
        return times.orElseThrow();
    }

    private static void ack(LeaderTimes times, int partition, long millis) {
        times.producer(0).acked(times.topic("orders").placeOf(partition), 1, 1 + millis * MS);
    }

    /** Nodes from 1 on, and who leads each partition. */
    private static Leaders leaders(int nodes, Integer... ids) {
        Map<Integer, Leaders.Node> all = new HashMap<>();
        IntStream.rangeClosed(1, nodes).forEach(id -> all.put(id, new Leaders.Node("kafka-" + id + ":9092", null)));
        return new Leaders(all, Collections.singletonMap("orders", List.of(ids)));
    }
}
