package bench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import bench.driver.BenchmarkConsumer;
import bench.driver.ConsumerSpec;
import bench.driver.Driver;
import bench.driver.Topic;
import bench.driver.loopback.LoopbackConfig;
import bench.testing.AssignedConsumer;
import bench.testing.Drivers;
import bench.testing.ForwardingDriver;
import bench.testing.ManualClock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
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
        AssignedConsumer first = add(A, "s0");
        AssignedConsumer second = add(A, "s0");
        first.assign(0, 2);
        assertThat(readiness.isReached()).isFalse();

        second.assign(1);
        assertThat(readiness.isReached()).isTrue();
    }

    @Test
    void aPartitionThatMovesIsNotCountedTwice() {
        AssignedConsumer first = add(A, "s0");
        AssignedConsumer second = add(A, "s0");
        first.assign(0, 1);
        second.assign(1);

        assertThat(readiness.isReached()).isFalse();
    }

    @Test
    void everySubscriptionNeedsEveryPartition() {
        add(A, "s0").assign(0, 1, 2);
        AssignedConsumer other = add(A, "s1");
        assertThat(readiness.isReached()).isFalse();

        other.assign(0, 1, 2);
        assertThat(readiness.isReached()).isTrue();
    }

    @Test
    void aConsumerWithoutPartitionsIsNoObstacle() {
        add(B, "s0").assign(0);
        add(B, "s0");

        assertThat(readiness.isReached()).isTrue();
    }

    /** As with members that get their partitions one after the other: the first has all of them for some seconds. */
    @Test
    void aMemberThatHasAllWhileAnotherHasNoneWillGiveSomeUp() {
        AssignedConsumer first = add(A, "s0");
        AssignedConsumer second = add(A, "s0");
        first.assign(0, 1, 2);
        assertThat(readiness.isReached()).isFalse();

        first.assign(0, 1);
        assertThat(readiness.isReached()).isFalse();
        second.assign(2);
        assertThat(readiness.isReached()).isTrue();
    }

    @Test
    void anUnevenAssignmentThatRestsIsMeantSo() {
        add(A, "s0").assign(0, 1, 2);
        add(A, "s0");
        assertThat(readiness.isReached()).isFalse();

        clock.advance(Duration.ofSeconds(9));
        assertThat(readiness.isReached()).isFalse();
        clock.advance(Duration.ofSeconds(2));
        assertThat(readiness.isReached()).isTrue();
    }

    @Test
    void saysInOneLineWhatIsMissing() {
        add(B, "s0").assign(0);
        add(A, "s1").assign(1);
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
        shared.add(new ConsumerSpec(A, "s0", 0), new AssignedConsumer());
        assertThat(shared.isReached()).isFalse();
        assertThat(shared.missing()).isEqualTo("1 of 1 subscriptions are not ready: s0 has 0 of its 1 members");

        answer.set(Optional.empty());
        assertThat(shared.isReached()).isTrue();
    }

    private AssignedConsumer add(Topic topic, String subscription) {
        AssignedConsumer consumer = new AssignedConsumer();
        readiness.add(new ConsumerSpec(topic, subscription, 0), consumer);
        return consumer;
    }
}
