package bench.driver.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import bench.broker.ConfiguredBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of a broker that lets a client do all on the cluster but see that. */
@Timeout(120)
class BrokerConfigurationIT {
    @TempDir
    private Path directory;

    @Test
    void aClientThatMayNotSeeItIsWarnedAndGoesOn() throws Exception {
        Map<String, String> properties = Map.of(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "allow.everyone.if.no.acl.found", "true");
        try (ConfiguredBroker broker = ConfiguredBroker.start(directory, List.of(), properties)) {
            allowAllButDescribeConfigs(broker.bootstrapServers());
            KafkaTestConfig file = new KafkaTestConfig(broker.bootstrapServers());
            try (KafkaDriver driver = new KafkaDriver(file.context())) {
                assertThat(driver.brokerConfiguration().get(60, TimeUnit.SECONDS))
                        .isEmpty();
            }

            assertThat(file.warnings)
                    .singleElement()
                    .asString()
                    .startsWith("the brokers' configuration is not in the result: ")
                    .endsWith("(to see it takes the operation describe configs on the cluster)");
        }
    }

    private static void allowAllButDescribeConfigs(String bootstrapServers) throws Exception {
        ResourcePattern cluster = new ResourcePattern(ResourceType.CLUSTER, "kafka-cluster", PatternType.LITERAL);
        List<AclBinding> allowed = Stream.of(
                        AclOperation.CLUSTER_ACTION, AclOperation.CREATE, AclOperation.DESCRIBE, AclOperation.ALTER)
                .map(operation -> new AclBinding(
                        cluster, new AccessControlEntry("User:ANONYMOUS", "*", operation, AclPermissionType.ALLOW)))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createAcls(allowed).all().get();
        }
    }
}
