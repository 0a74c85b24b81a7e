package bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import bench.driver.ClusterEvent;
import bench.driver.ClusterWatch;
import bench.driver.Driver;
import bench.driver.Leaders;
import bench.driver.Topic;
import bench.driver.loopback.LoopbackConfig;
import bench.result.BrokerFigures;
import bench.result.RunListener;
import bench.testing.Drivers;
import bench.testing.ForwardingDriver;
import bench.worker.LeaderTiming;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom a run takes for the leaders, of a cluster that says what a test wants. */
class KnownLeadersTest {
    private static final Map<Integer, Leaders.Node> NODES =
            Map.of(1, new Leaders.Node("a:9092", "rack-1"), 2, new Leaders.Node("b:9092", null));

    private final Driver loopback = Drivers.loopback(LoopbackConfig.INSTANT);

    @AfterEach
    void close() {
        loopback.close();
    }

    @Test
    void aLeaderThatChangesAsTheWatchBeginsIsFollowed() throws Exception {
        Leaders first = new Leaders(NODES, Map.of("orders", List.of(1, 2)));
        Leaders next = new Leaders(NODES, Map.of("orders", List.of(2, 1)));
        Followed followed = new Followed(Map.of());

        watch(first, next, followed).look();

        assertThat(followed.leaders).containsExactly(first, next);
    }

    @Test
    void partitionsOfWhichNoLeaderIsKnownHaveARowOfTheirOwn() throws Exception {
        Leaders known = new Leaders(NODES, Map.of("orders", List.of(1, 2, Leaders.NONE)));
        Histogram stored = new Histogram(3);
        stored.recordValue(2_000_000);
        LeaderTiming timing = new Followed(Map.of(1, stored, 2, stored, Leaders.NONE, stored));

        List<BrokerFigures> brokers = watch(known, known, timing).found().brokers();

        assertThat(brokers).extracting(BrokerFigures::name).containsExactly("1", "2", "others");
        assertThat(brokers.get(2).host()).isEqualTo("leader not known");
        assertThat(brokers.get(2).publishLatency().count()).isOne();
    }

    /** A watch of a cluster that says one thing when it is asked first, and then another. */
    private SystemWatch watch(Leaders first, Leaders next, LeaderTiming timing) throws InterruptedException {
        Driver driver = new ForwardingDriver(loopback) {
            @Override
            public CompletableFuture<ClusterWatch> watch(Collection<Topic> topics) {
                return CompletableFuture.completedFuture(new Changing(new ArrayDeque<>(List.of(first)), next));
            }
        };
        Topic topic = new Topic("orders", 2);
        Topics topics = new Topics(List.of(topic), List.of(topic));
        return SystemWatch.start(driver, Map.of(), topics, timing, new RunListener() {});
    }

    /** Says one thing when it is asked first, and then another. */
    private record Changing(Queue<Leaders> first, Leaders next) implements ClusterWatch {
        @Override
        public List<ClusterEvent> takeEvents() {
            return List.of();
        }

        @Override
        public Leaders leaders() {
            return first.isEmpty() ? next : first.remove();
        }
    }

    /** Keeps which leaders it was to follow, and has these times. */
    private static final class Followed implements LeaderTiming {
        private final List<Leaders> leaders = new ArrayList<>();
        private final Map<Integer, Histogram> times;

        Followed(Map<Integer, Histogram> times) {
            this.times = times;
        }

        @Override
        public void follow(Leaders now) {
            leaders.add(now);
        }

        @Override
        public void measureFrom(long startNs, boolean measured) {}

        @Override
        public Map<Integer, Histogram> take() {
            return times;
        }
    }
}
