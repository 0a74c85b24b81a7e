package bench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import bench.driver.BenchmarkConsumer;
import bench.driver.ConsumerSpec;
import bench.driver.MessageHandler;
import bench.driver.Topic;
import bench.testing.ManualClock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final Topic A = new Topic("a", 3);
    private static final Topic B = new Topic("b", 1);

    private final ManualClock clock = new ManualClock();
    private final Readiness readiness = new Readiness(clock);

    @Test
    void withoutConsumersEverythingIsReady() {
        assertThat(readiness.isReached()).isTrue();
        assertThat(readiness.missing()).isEqualTo("all subscriptions are ready");
    }

    @Test
    void partitionsMayBeSpreadOverTheConsumersOfASubscription() {
        Assigned first = add(A, "s0");
        Assigned second = add(A, "s0");
        first.ready = Set.of(0, 2);
        assertThat(readiness.isReached()).isFalse();

        second.ready = Set.of(1);
        assertThat(readiness.isReached()).isTrue();
    }

    @Test
    void aPartitionThatMovesIsNotCountedTwice() {
        Assigned first = add(A, "s0");
        Assigned second = add(A, "s0");
        first.ready = Set.of(0, 1);
        second.ready = Set.of(1);

        assertThat(readiness.isReached()).isFalse();
    }

    @Test
    void everySubscriptionNeedsEveryPartition() {
        add(A, "s0").ready = Set.of(0, 1, 2);
        Assigned other = add(A, "s1");
        assertThat(readiness.isReached()).isFalse();

        other.ready = Set.of(0, 1, 2);
        assertThat(readiness.isReached()).isTrue();
    }

    @Test
    void aConsumerWithoutPartitionsIsNoObstacle() {
        add(B, "s0").ready = Set.of(0);
        add(B, "s0");

        assertThat(readiness.isReached()).isTrue();
    }

    /** As with members that get their partitions one after the other: the first has all of them for some seconds. */
    @Test
    void aMemberThatHasAllWhileAnotherHasNoneWillGiveSomeUp() {
        Assigned first = add(A, "s0");
        Assigned second = add(A, "s0");
        first.ready = Set.of(0, 1, 2);
        assertThat(readiness.isReached()).isFalse();

        first.ready = Set.of(0, 1);
        assertThat(readiness.isReached()).isFalse();
        second.ready = Set.of(2);
        assertThat(readiness.isReached()).isTrue();
    }

    @Test
    void anUnevenAssignmentThatRestsIsMeantSo() {
        add(A, "s0").ready = Set.of(0, 1, 2);
        add(A, "s0");
        assertThat(readiness.isReached()).isFalse();

        clock.advance(Duration.ofSeconds(9));
        assertThat(readiness.isReached()).isFalse();
        clock.advance(Duration.ofSeconds(2));
        assertThat(readiness.isReached()).isTrue();
    }

    @Test
    void saysInOneLineWhatIsMissing() {
        add(B, "s0").ready = Set.of(0);
        add(A, "s1").ready = Set.of(1);
        add(B, "s2");

        assertThat(readiness.missing())
                .isEqualTo("2 of 3 subscriptions are not ready: s1 has 1 of the 3 partitions of topic a");
    }

    private Assigned add(Topic topic, String subscription) {
        Assigned consumer = new Assigned();
        readiness.add(new ConsumerSpec(topic, subscription, 0), consumer);
        return consumer;
    }

    /** A consumer that says what it is told to. */
    private static final class Assigned implements BenchmarkConsumer {
        private Set<Integer> ready = Set.of();

        @Override
        public void poll(Duration timeout, MessageHandler handler) {}

        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public Set<Integer> readyPartitions() {
            return ready;
        }

        @Override
        public Map<Integer, Long> positions() {
            return Map.of();
        }

        @Override
        public long rebalances() {
            return 0;
        }

        @Override
        public void close(Duration timeout) {}
    }
}
