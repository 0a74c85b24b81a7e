package bench.run;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;

import bench.driver.BenchmarkConsumer;
import bench.driver.BenchmarkProducer;
import bench.driver.ClusterEvent;
import bench.driver.ClusterEvent.Kind;
import bench.driver.ClusterWatch;
import bench.driver.ConsumerSpec;
import bench.driver.Driver;
import bench.driver.Leaders;
import bench.driver.OutgoingMessage;
import bench.driver.ProducerSpec;
import bench.driver.SendCallback;
import bench.driver.Topic;
import bench.driver.loopback.LoopbackConfig;
import bench.result.BrokerFigures;
import bench.result.BrokerSide;
import bench.result.Mark;
import bench.result.RunResult;
import bench.testing.Drivers;
import bench.testing.ForwardingConsumer;
import bench.testing.ForwardingDriver;
import bench.testing.ForwardingProducer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a run finds out about the brokers, of a broker in memory that says it were two. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class SystemWatchTest {
    private static final Map<Integer, Leaders.Node> NODES =
            Map.of(1, new Leaders.Node("a:9092", "rack-1"), 2, new Leaders.Node("b:9092", null));

    private final List<ClusterEvent> events = new CopyOnWriteArrayList<>();
    private final Driver loopback = Drivers.loopback(LoopbackConfig.INSTANT);
    private List<Integer> leaders = List.of(1, 2);

    @AfterEach
    void close() {
        loopback.close();
    }

    @Test
    void whatHappensIsMarkedAndWhatWasBeforeTheLoadIsNot() throws Exception {
        events.add(new ClusterEvent(Kind.REBALANCE, System.nanoTime(), "before the load"));

        BrokerSide side = run().brokerSide();

        assertThat(side.marks()).extracting(Mark::text).containsExactly("broker 2 is gone");
        assertThat(side.marks().get(0).kind()).isEqualTo(Mark.Kind.NODE_LOST);
    }

    @Test
    void consumersThatCloseInTheEndAreNoRebalance() throws Exception {
        assertThat(run().brokerSide().marks()).extracting(Mark::kind).doesNotContain(Mark.Kind.REBALANCE);
        assertThat(events).extracting(ClusterEvent::text).contains("closed");
    }

    @Test
    void publishesAreTimedForEachBrokerInTheMeasurementOnly() throws Exception {
        RunResult result = run();

        List<BrokerFigures> brokers = result.brokerSide().brokers();
        assertThat(brokers).extracting(BrokerFigures::name).containsExactly("1", "2");
        assertThat(brokers).extracting(BrokerFigures::host).containsExactly("a:9092", "b:9092");
        assertThat(brokers).extracting(BrokerFigures::leaderOf).containsExactly(1, 1);
        assertThat(brokers.stream()
                        .mapToLong(broker -> broker.publishLatency().count())
                        .sum())
                .isEqualTo(result.total().counts().acked())
                .isPositive();
    }

    @Test
    void leadersRacksAndConfigurationAreFactsOfTheSystem() throws Exception {
        assertThat(run().system())
                .containsEntry("leaders", Map.of("1", 1L, "2", 1L))
                .containsEntry("racks", Map.of("1", "rack-1"))
                .containsEntry("brokerConfiguration", Map.of("num.io.threads", "4"));
    }

    @Test
    void aSingleLeaderIsNotMeasuredByItself() throws Exception {
        leaders = List.of(2, 2);

        assertThat(run().brokerSide().brokers()).isEmpty();
    }

    private RunResult run() throws InterruptedException {
        Driver driver = new ForwardingDriver(loopback) {
            @Override
            public CompletableFuture<Map<String, String>> brokerConfiguration() {
                return CompletableFuture.completedFuture(Map.of("num.io.threads", "4"));
            }

            @Override
            public CompletableFuture<ClusterWatch> watch(Collection<Topic> topics) {
                String topic = topics.iterator().next().name();
                return CompletableFuture.completedFuture(new Scripted(new Leaders(NODES, Map.of(topic, leaders))));
            }

            @Override
            public CompletableFuture<BenchmarkProducer> createProducer(ProducerSpec spec) {
                return super.createProducer(spec).thenApply(Partitioning::new);
            }

            @Override
            public CompletableFuture<BenchmarkConsumer> createConsumer(ConsumerSpec spec) {
                return super.createConsumer(spec).thenApply(Leaving::new);
            }
        };
        return new Run(workload().topics(1, 2).build(), driver).execute().result();
    }

    /** Has the events of the test first, and one more for whoever looks the second time. */
    private final class Scripted implements ClusterWatch {
        private final Leaders known;
        private int looks;

        Scripted(Leaders known) {
            this.known = known;
        }

        @Override
        public List<ClusterEvent> takeEvents() {
            List<ClusterEvent> taken = List.copyOf(events);
            events.clear();
            if (looks++ == 0) {
                events.add(new ClusterEvent(Kind.NODE_LOST, System.nanoTime(), "broker 2 is gone"));
            }
            return taken;
        }

        @Override
        public Leaders leaders() {
            return known;
        }
    }

    /** Its partitions go to others when it closes, which the watch sees at once. */
    private final class Leaving extends ForwardingConsumer {
        Leaving(BenchmarkConsumer consumer) {
            super(consumer);
        }

        @Override
        public void close(Duration timeout) {
            super.close(timeout);
            events.add(new ClusterEvent(Kind.REBALANCE, System.nanoTime(), "closed"));
        }
    }

    /** Says of each message that it is in partition 0 or 1, in turn. */
    private static final class Partitioning extends ForwardingProducer {
        Partitioning(BenchmarkProducer producer) {
            super(producer);
        }

        @Override
        public void send(OutgoingMessage message, SendCallback callback) throws InterruptedException {
            int partition = (int) (message.sequence() % 2);
            super.send(
                    message,
                    (sequence, dueNs, sentNs, error) -> callback.completed(partition, sequence, dueNs, sentNs, error));
        }
    }
}
