package bench.driver.kafka;

import static bench.driver.DriverFixture.partitionsOf;
import static org.assertj.core.api.Assertions.assertThat;

import bench.driver.BenchmarkProducer;
import bench.driver.DriverFixture;
import bench.driver.Inbox;
import bench.driver.Topic;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** What is Kafka's own about consumers, on a real broker. */
class KafkaConsumerIT extends KafkaBrokerTest {
    @Test
    void nothingThatIsSentAfterReadinessIsMissedWhenAnotherMemberJoins() throws Exception {
        file.consumer.put("enable.auto.commit", "false");
        file.consumer.put("auto.offset.reset", "latest");
        DriverFixture bench = fixture();
        Topic topic = bench.createTopic(4);
        BenchmarkProducer producer = bench.createProducer(topic);
        Inbox first = bench.createReadyConsumer(topic, "s");
        // It has read nothing when it gives partitions up: only its positions say from where.
        first.consumer().pause();
        first.poll(Duration.ofMillis(10));
        bench.sendAndAwait(producer, texts(0, 100));
        Inbox second = bench.createConsumer(topic, "s");
        bench.pollUntil(
                () -> first.consumer().readyPartitions().size() == 2
                        && second.consumer().readyPartitions().size() == 2,
                first,
                second);
        first.consumer().resume();
        bench.sendAndAwait(producer, texts(100, 200));
        bench.pollUntil(() -> both(first, second).size() >= 200, first, second);
        assertThat(both(first, second)).hasSize(200);
    }

    @Test
    void aPauseOutlivesARebalanceAndTheMembership() throws Exception {
        file.consumer.put("max.poll.interval.ms", "2000");
        file.consumer.put("session.timeout.ms", "6000");
        file.consumer.put("heartbeat.interval.ms", "500");
        DriverFixture bench = fixture();
        Topic topic = bench.createTopic(4);
        Inbox first = bench.createReadyConsumer(topic, "s");
        first.consumer().pause();
        first.poll(Duration.ofMillis(10));
        Inbox second = bench.createConsumer(topic, "s");
        second.consumer().pause();
        bench.pollUntil(
                () -> first.consumer().readyPartitions().size() == 2
                        && second.consumer().readyPartitions().size() == 2,
                first,
                second);
        bench.sendAndAwait(bench.createProducer(topic), texts(0, 100));
        long endNs = System.nanoTime() + Duration.ofSeconds(4).toNanos();
        while (System.nanoTime() - endNs < 0) {
            first.poll(Duration.ofMillis(50));
            second.poll(Duration.ofMillis(50));
        }
        assertThat(both(first, second)).isEmpty();
        assertThat(first.consumer().readyPartitions()).hasSize(2);
        assertThat(second.consumer().readyPartitions()).hasSize(2);

        first.consumer().resume();
        second.consumer().resume();
        bench.pollUntil(() -> both(first, second).size() == 100, first, second);
    }

    @Test
    void withoutAutoCommitTheLastOffsetsAreCommittedOnClose() throws Exception {
        file.consumer.put("enable.auto.commit", "false");
        DriverFixture bench = fixture();
        Topic topic = bench.createTopic(1);
        Inbox inbox = bench.createReadyConsumer(topic, "committed");
        bench.sendAndAwait(bench.createProducer(topic), texts(0, 50));
        bench.pollUntil(() -> inbox.received().size() == 50, inbox);
        inbox.consumer().close(PATIENCE);
        try (Admin admin = Admin.create(new ClientProperties(file.config(), "check").admin())) {
            assertThat(admin.listConsumerGroupOffsets("committed")
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .values())
                    .extracting(offset -> offset.offset())
                    .containsExactly(50L);
        }
    }

    @Test
    void theNewGroupProtocolWorksAsWell() throws Exception {
        file.consumer.put("group.protocol", "consumer");
        DriverFixture bench = fixture();
        Topic topic = bench.createTopic(2);
        Inbox inbox = bench.createReadyConsumer(topic, "s");
        bench.sendAndAwait(bench.createProducer(topic), texts(0, 100));
        bench.pollUntil(() -> inbox.received().size() == 100, inbox);
        inbox.consumer().pause();
        bench.pollUntil(() -> inbox.consumer().readyPartitions().equals(partitionsOf(topic)), inbox);
        inbox.consumer().close(PATIENCE);
        assertThat(inbox.consumer().readyPartitions()).isEmpty();
    }

    @Test
    void staticMembersShareTheirSubscription() throws Exception {
        file.consumer.put("group.instance.id", "pod");
        DriverFixture bench = fixture();
        Topic topic = bench.createTopic(2);
        Inbox first = bench.createReadyConsumer(topic, "static");
        Inbox second = bench.createConsumer(topic, "static");
        bench.pollUntil(
                () -> first.consumer().readyPartitions().size() == 1
                        && second.consumer().readyPartitions().size() == 1,
                first,
                second);
        bench.sendAndAwait(bench.createProducer(topic), texts(0, 100));
        bench.pollUntil(() -> both(first, second).size() == 100, first, second);
    }

    private static Set<String> both(Inbox first, Inbox second) {
        Set<String> payloads = new HashSet<>(first.payloads());
        payloads.addAll(second.payloads());
        return payloads;
    }
}
