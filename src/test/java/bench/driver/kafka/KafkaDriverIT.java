package bench.driver.kafka;

import static bench.driver.DriverFixture.newTopic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.driver.ClusterWatch;
import bench.driver.DriverException;
import bench.driver.DriverFixture;
import bench.driver.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is Kafka's own about the driver, its topics and its failures, on a real broker. */
@Execution(ExecutionMode.CONCURRENT)
class KafkaDriverIT extends KafkaBrokerTest {
    @Test
    void describesVersionNodesAndController() throws Exception {
        DriverFixture bench = fixture();
        assertThat(bench.await(bench.driver().describe()))
                .containsEntry("system", "Kafka 4.4")
                .containsEntry("nodes", "1")
                .containsEntry("bootstrapServers", BROKER.bootstrapServers())
                .containsKeys("brokerVersion", "metadataVersion", "clusterId", "controller", "clientVersion");
    }

    @Test
    void knowsWhoLeadsEachPartition() throws Exception {
        DriverFixture bench = fixture();
        Topic topic = bench.createTopic(2);

        ClusterWatch watch = bench.await(bench.driver().watch(List.of(topic)));

        assertThat(watch.leaders().nodes()).containsOnlyKeys(1);
        assertThat(watch.leaders().byTopic()).containsEntry(topic.name(), List.of(1, 1));
        assertThat(watch.takeEvents()).isEmpty();
    }

    @Test
    void describesWhatOfTheBrokersConfigurationWasSet() throws Exception {
        DriverFixture bench = fixture();
        assertThat(bench.await(bench.driver().brokerConfiguration()))
                .containsEntry("num.io.threads", "4")
                .doesNotContainKeys("node.id", "listeners", "log.dirs", "queued.max.requests");
    }

    @Test
    void anUnreachableClusterIsNamedWithTheCauseWithinHalfAMinute() throws Exception {
        file.common.put("bootstrap.servers", "127.0.0.1:1");
        KafkaDriver driver = new KafkaDriver(file.context());
        long startNs = System.nanoTime();
        assertThatThrownBy(() -> driver.describe().get())
                .hasCauseInstanceOf(DriverException.class)
                .hasMessageContaining("cannot connect to 127.0.0.1:1: connection refused");
        assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isLessThan(Duration.ofSeconds(30));
        driver.close();
    }

    @Test
    void anAnswerThatIsNotKafkasGetsAHint() throws Exception {
        file.common.put("security.protocol", "SSL");
        KafkaDriver driver = new KafkaDriver(file.context());
        assertThatThrownBy(() -> driver.describe().get())
                .hasCauseInstanceOf(DriverException.class)
                .hasMessageContaining("cannot connect to " + BROKER.bootstrapServers())
                .hasMessageContaining("security.protocol");
        driver.close();
    }

    @Test
    void aTopicThatTheBrokerRefusesIsNamedWithTheReason() throws Exception {
        file.topic.put("segment.bytes", "1");
        DriverFixture bench = fixture();
        Topic topic = newTopic(1);
        assertThatThrownBy(() -> bench.await(bench.driver().createTopics(List.of(topic))))
                .hasCauseInstanceOf(DriverException.class)
                .hasMessageContaining("cannot create topic " + topic.name())
                .hasMessageContaining("segment.bytes");
        assertThat(bench.await(bench.driver().deleteCreatedTopics(Duration.ofSeconds(60))))
                .isEmpty();
    }

    @Test
    void hundredsOfTopicsOfOneCallAreAllCreatedAndAllDeleted() throws Exception {
        DriverFixture bench = fixture();
        List<Topic> topics = IntStream.range(0, 230).mapToObj(i -> newTopic(1)).toList();
        List<String> names = topics.stream().map(Topic::name).toList();
        bench.await(bench.driver().createTopics(topics));
        assertThat(bench.await(bench.driver().findTopics(names))).isEqualTo(topics);
        assertThat(bench.await(bench.driver().deleteCreatedTopics(Duration.ofSeconds(60))))
                .containsExactlyInAnyOrderElementsOf(names);
        try (Admin admin = Admin.create(new ClientProperties(file.config(), "check").admin())) {
            assertThat(admin.listTopics().names().get()).doesNotContainAnyElementsOf(names);
        }
    }

    @Test
    void aDeletionThatOvertakesCreationsLeavesNothingBehind() throws Exception {
        DriverFixture bench = fixture();
        List<CompletableFuture<Void>> creations = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Topic topic = newTopic(1);
            names.add(topic.name());
            creations.add(bench.driver().createTopics(List.of(topic)));
        }
        bench.await(bench.driver().deleteCreatedTopics(Duration.ofSeconds(60)));
        // None reaches the cluster any more, but each tells in its own time that it was stopped.
        for (CompletableFuture<Void> creation : creations) {
            bench.await(creation.exceptionally(stopped -> null));
        }
        assertThat(creations).allMatch(CompletableFuture::isDone);
        try (Admin admin = Admin.create(new ClientProperties(file.config(), "check").admin())) {
            assertThat(admin.listTopics().names().get()).doesNotContainAnyElementsOf(names);
        }
    }

    @Test
    void aRefusedLoginIsNamedWithoutThePassword() throws Exception {
        file.common.put("security.protocol", "SASL_PLAINTEXT");
        file.common.put("sasl.mechanism", "PLAIN");
        file.common.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=alice password=hunter2;");
        KafkaDriver driver = new KafkaDriver(file.context());
        assertThatThrownBy(() -> driver.describe().get())
                .hasCauseInstanceOf(DriverException.class)
                .hasMessageContaining("authentication failed at " + BROKER.bootstrapServers())
                .hasMessageNotContaining("hunter2");
        driver.close();
    }
}
