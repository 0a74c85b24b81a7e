package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import bench.result.BrokerFigures;
import bench.result.Check;
import bench.result.Mark;
import bench.result.Statistic;
import bench.testing.SlowBrokerCluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a run says of three brokers, of which the second answers late. */
@Timeout(180)
class KafkaBrokersIT {
    private static final int SLOW = 2;
    private static final Duration DELAY = Duration.ofSeconds(1);

    private static SlowBrokerCluster cluster;

    private final KafkaRun run = new KafkaRun();

    @BeforeAll
    static void start() throws Exception {
        cluster = SlowBrokerCluster.start(3, SLOW, DELAY);
    }

    @AfterAll
    static void stop() throws Exception {
        if (cluster != null) {
            cluster.close();
        }
    }

    /** Three brokers and what measures them need the machine for themselves. */
    @Test
    @Tag("trust")
    void theSlowBrokerIsSeenAndNamed() throws Exception {
        run.run(
                KafkaRun.driver(cluster.bootstrapServers(), "auto.offset.reset=earliest"),
                KafkaRun.sending(
                        "partitionsPerTopic: 6",
                        "keyDistributor: KEY_ROUND_ROBIN",
                        "producerRate: 900",
                        "warmupDuration: 4s",
                        "testDuration: 5s"));

        List<BrokerFigures> brokers = run.result().brokerSide().brokers();
        assertThat(brokers).extracting(BrokerFigures::id).containsExactly(1, 2, 3);
        assertThat(brokers).extracting(BrokerFigures::rack).containsExactly("rack-1", "rack-2", "rack-3");
        assertThat(brokers.stream().mapToInt(BrokerFigures::leaderOf).sum()).isEqualTo(6);
        assertThat(brokers.stream()
                        .mapToLong(broker -> broker.publishLatency().count())
                        .sum())
                .isEqualTo(run.result().total().counts().acked());
        BrokerFigures slow = brokers.get(SLOW - 1);
        assertThat(slow.publishLatency().value(Statistic.P50)).isGreaterThan((double) DELAY.toMillis());
        assertThat(brokers)
                .allMatch(broker -> broker.equals(slow) || value(broker, Statistic.P50) < value(slow, Statistic.P50));
        assertThat(run.result().system()).containsKeys("leaders", "racks", "brokerConfiguration");
        assumeThat(brokers)
                .as("a machine with time for three brokers")
                .allMatch(broker -> broker.equals(slow) || value(broker, Statistic.P99) < DELAY.toMillis() / 4.0);
        assertThat(run.check("broker balance").verdict()).isEqualTo(Check.Verdict.WARN);
        assertThat(run.check("broker balance").advice()).startsWith("broker 2 at ");
    }

    private static double value(BrokerFigures broker, Statistic statistic) {
        return broker.publishLatency().value(statistic);
    }

    /** Longer than the session of a broker, which then is back by itself. */
    @Test
    @Tag("field")
    void aBrokerThatStandsStillIsMarkedAsLostAndAsBack() throws Exception {
        long pid = cluster.brokers().get(2).pid();
        run.run(
                KafkaRun.replicated(cluster.bootstrapServers()),
                KafkaRun.sending("partitionsPerTopic: 3", "testDuration: 40s", "warmupDuration: 2s"),
                KafkaRun.onFirstInterval(() -> {
                    KafkaRun.signal(pid, "STOP");
                    CompletableFuture.delayedExecutor(15, TimeUnit.SECONDS).execute(() -> goOn(pid));
                }));

        List<Mark> marks = run.result().brokerSide().marks();
        assertThat(marks).extracting(Mark::kind).contains(Mark.Kind.NODE_LOST, Mark.Kind.LEADER_CHANGE);
        Mark lost = first(marks, Mark.Kind.NODE_LOST);
        Mark back = first(marks, Mark.Kind.NODE_BACK);
        assertThat(lost.text()).startsWith("broker 3 at 127.0.0.1:").endsWith(" is no longer in the cluster");
        assertThat(lost.atSeconds()).isCloseTo(8, Offset.offset(7.0));
        assertThat(back.atSeconds()).isGreaterThan(lost.atSeconds());
        assertThat(run.total().lost()).isZero();
    }

    private static Mark first(List<Mark> marks, Mark.Kind kind) {
        return marks.stream().filter(mark -> mark.kind() == kind).findFirst().orElseThrow();
    }

    private static void goOn(long pid) {
        try {
            KafkaRun.signal(pid, "CONT");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
