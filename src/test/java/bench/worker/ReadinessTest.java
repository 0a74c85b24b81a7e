package bench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import bench.driver.BenchmarkConsumer;
import bench.driver.ConsumerSpec;
import bench.driver.Driver;
import bench.driver.MessageHandler;
import bench.driver.Topic;
import bench.driver.loopback.LoopbackConfig;
import bench.testing.Drivers;
import bench.testing.ForwardingDriver;
import bench.testing.ManualClock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final Topic A = new Topic("a", 3);
    private static final Topic B = new Topic("b", 1);

    @AutoClose
    private final Driver driver = Drivers.loopback(LoopbackConfig.INSTANT);

    private final ManualClock clock = new ManualClock();
    private final Readiness readiness = new Readiness(driver, clock);

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

    @Test
    void aSystemThatAssignsNoPartitionsSaysItselfWhatIsMissing() {
        AtomicReference<Optional<String>> answer = new AtomicReference<>(Optional.of("s0 has 0 of its 1 members"));
        Readiness shared = new Readiness(
                new ForwardingDriver(driver) {
                    @Override
                    public Optional<String> missing(
                            String subscription, Topic topic, Collection<BenchmarkConsumer> consumers) {
                        return answer.get();
                    }
                },
                clock);
        shared.add(new ConsumerSpec(A, "s0", 0), new Assigned());
        assertThat(shared.isReached()).isFalse();
        assertThat(shared.missing()).isEqualTo("1 of 1 subscriptions are not ready: s0 has 0 of its 1 members");

        answer.set(Optional.empty());
        assertThat(shared.isReached()).isTrue();
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
