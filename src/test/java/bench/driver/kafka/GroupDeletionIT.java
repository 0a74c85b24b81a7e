package bench.driver.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.broker.ConfiguredBroker;
import bench.driver.DriverException;
import bench.driver.DriverFixture;
import bench.driver.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of consumer groups on a real broker. */
class GroupDeletionIT extends KafkaBrokerTest {
    private static final Duration WITHIN = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void groupsOfTheDriversConsumersGoAndAllOthersStay(String protocol) throws Exception {
        file.consumer.put("group.protocol", protocol);
        DriverFixture bench = fixture();
        Topic topic = bench.createTopic(2);
        bench.createReadyConsumer(topic, protocol + "-a").consumer().close();
        bench.createReadyConsumer(topic, protocol + "-b").consumer().close();
        bench.createConsumer(topic, protocol + "-never-joined").consumer().close();
        BROKER.admin()
                .alterConsumerGroupOffsets(
                        protocol + "-of-others", Map.of(new TopicPartition(topic.name(), 0), new OffsetAndMetadata(0)))
                .all()
                .get();

        bench.await(bench.driver().deleteSubscriptions(WITHIN));

        assertThat(groups(BROKER.admin()))
                .contains(protocol + "-of-others")
                .doesNotContain(protocol + "-a", protocol + "-b");
    }

    @Test
    void aGroupWithMembersIsNotWaitedForForLong() throws Exception {
        DriverFixture bench = fixture();
        bench.createReadyConsumer(bench.createTopic(1), "busy");

        assertThatThrownBy(() -> bench.await(bench.driver().deleteSubscriptions(Duration.ofMillis(500))))
                .hasCauseInstanceOf(DriverException.class)
                .hasMessageContaining("consumer groups are left at " + BROKER.bootstrapServers())
                .hasMessageContaining("busy");
    }

    @Test
    void aMissingRightToDeleteIsNamed(@TempDir Path dir) throws Exception {
        try (ConfiguredBroker guarded = ConfiguredBroker.start(
                dir,
                List.of(),
                Map.of(
                        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                        "allow.everyone.if.no.acl.found", "true"))) {
            file.common.put("bootstrap.servers", guarded.bootstrapServers());
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", guarded.bootstrapServers()));
                    KafkaDriver driver = new KafkaDriver(file.context())) {
                DriverFixture bench = new DriverFixture(driver, PATIENCE);
                bench.createReadyConsumer(bench.createTopic(1), "kept")
                        .consumer()
                        .close();
                admin.createAcls(List.of(new AclBinding(
                                new ResourcePattern(ResourceType.GROUP, "kept", PatternType.LITERAL),
                                new AccessControlEntry("User:*", "*", AclOperation.DELETE, AclPermissionType.DENY))))
                        .all()
                        .get();

                assertThatThrownBy(() -> bench.await(driver.deleteSubscriptions(WITHIN)))
                        .hasCauseInstanceOf(DriverException.class)
                        .hasMessageContaining("kept")
                        .hasMessageContaining("authoriz");
                assertThat(groups(admin)).contains("kept");
                bench.close();
            }
        }
    }

    private static List<String> groups(Admin admin) throws Exception {
        return admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .toList();
    }
}
