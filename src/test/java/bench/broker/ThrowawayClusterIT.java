package bench.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The throwaway cluster of several nodes, as real processes. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ThrowawayClusterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void threeNodesHaveReplicasAndRacksAndLeaveNothingBehind() throws Exception {
        List<ThrowawayBroker> brokers;
        try (ThrowawayCluster cluster = ThrowawayCluster.start(ThrowawayCluster.Options.of(3));
                Admin admin = admin(cluster.bootstrapServers())) {
            brokers = cluster.brokers();

            create(admin, "orders", 3);

            assertThat(cluster.bootstrapServers()).matches("127\\.0\\.0\\.1:\\d+(,127\\.0\\.0\\.1:\\d+){2}");
            assertThat(admin.describeCluster().nodes().get())
                    .extracting(Node::id, Node::rack)
                    .containsExactlyInAnyOrder(tuple(1, "rack-1"), tuple(2, "rack-2"), tuple(3, "rack-3"));
            assertThat(topic(admin, "orders").partitions())
                    .allMatch(partition -> partition.replicas().size() == 3);
        }

        assertThat(brokers).allSatisfy(broker -> {
            assertThat(broker.workDir()).doesNotExist();
            await().atMost(PATIENCE).until(() -> ProcessHandle.of(broker.pid()).isEmpty());
        });
    }

    @Test
    @Tag("field")
    void goesOnWithoutAnyOneOfThree() throws Exception {
        BlockingQueue<String> died = new LinkedBlockingQueue<>();
        try (ThrowawayCluster cluster = ThrowawayCluster.start(ThrowawayCluster.Options.of(3));
                Admin admin = admin(cluster.bootstrapServers())) {
            Thread watch = new Thread(() -> awaitEnd(cluster, died), "watch");
            watch.setDaemon(true);
            watch.start();
            create(admin, "orders", 3);
            ThrowawayBroker first = cluster.brokers().get(0);

            ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();

            assertThat(died.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .startsWith("broker 1 of 3 at " + first.bootstrapServers() + " is gone: the broker's process "
                            + first.pid() + " was killed (signal 9)");
            await().atMost(PATIENCE)
                    .until(() -> topic(admin, "orders").partitions().stream()
                            .allMatch(partition -> partition.leader() != null
                                    && partition.leader().id() > 1));
            create(admin, "more", 1);
        }
    }

    @Test
    @Tag("field")
    void nodesKeepTheirDataAndUseItAgain() throws Exception {
        ThrowawayCluster.Options options = ThrowawayCluster.Options.of(2).withDataDir(directory);
        try (ThrowawayCluster cluster = ThrowawayCluster.start(options);
                Admin admin = admin(cluster.bootstrapServers())) {
            create(admin, "kept", 2);
        }
        assertThat(directory.resolve("broker-1")).isNotEmptyDirectory();
        assertThat(directory.resolve("broker-2")).isNotEmptyDirectory();

        try (ThrowawayCluster cluster = ThrowawayCluster.start(options);
                Admin admin = admin(cluster.bootstrapServers())) {
            await().atMost(PATIENCE)
                    .until(() -> topic(admin, "kept").partitions().stream()
                            .allMatch(partition -> partition.isr().size() == 2));
        }
        assertThatThrownBy(() ->
                        ThrowawayCluster.start(ThrowawayCluster.Options.of(3).withDataDir(directory)))
                .hasMessage("the data directory " + directory
                        + " has the data of 2 nodes: use --nodes 2, or name another directory");
    }

    @Test
    void aNodeThatCannotStartEndsTheOthers() throws Exception {
        Path data = directory.resolve("data");
        Files.createDirectories(data.resolve("broker-2"));
        Files.writeString(data.resolve("broker-2").resolve("thesis.txt"), "irreplaceable");
        List<Long> before = children();

        assertThatThrownBy(() ->
                        ThrowawayCluster.start(ThrowawayCluster.Options.of(2).withDataDir(data)))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("broker-2 has other files in it");
        await().atMost(PATIENCE).until(() -> before.containsAll(children()));
    }

    private static List<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).toList();
    }

    private static void awaitEnd(ThrowawayCluster cluster, Collection<String> died) {
        try {
            var unused = cluster.awaitEnd(died::add);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** With as many replicas as the cluster gives it. */
    private static void create(Admin admin, String name, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty())))
                .all()
                .get();
        await().atMost(PATIENCE)
                .until(() ->
                        topic(admin, name).partitions().stream().allMatch(partition -> partition.leader() != null));
    }

    private static TopicDescription topic(Admin admin, String name) throws Exception {
        return admin.describeTopics(List.of(name)).allTopicNames().get().get(name);
    }
}
