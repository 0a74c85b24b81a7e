package bench.driver.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.broker.ConfiguredBroker;
import bench.driver.BenchmarkProducer;
import bench.driver.DriverException;
import bench.driver.DriverFixture;
import bench.driver.Topic;
import bench.yaml.ConfigException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logins with {@code sasl.mechanism=OAUTHBEARER}, for which Kafka's clients need libraries that do not come with them. */
@Timeout(120)
class OAuthBearerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";
    private static final String MODULE = "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required";
    private static final String PACKAGE = "org.apache.kafka.common.security.oauthbearer.";

    @TempDir
    private Path directory;

    private TokenEndpoint endpoint;

    @BeforeEach
    void startEndpoint() throws Exception {
        endpoint = new TokenEndpoint();
    }

    @AfterEach
    void stopEndpoint() {
        endpoint.close();
        System.clearProperty(ALLOWED_URLS);
    }

    @Test
    void aTokenOfAnIdentityProviderLogsIn() throws Exception {
        System.setProperty(ALLOWED_URLS, endpoint.url("token"));
        try (ConfiguredBroker broker = broker(Map.of(
                "sasl.server.callback.handler.class",
                PACKAGE + "OAuthBearerValidatorCallbackHandler",
                "sasl.oauthbearer.jwks.endpoint.url",
                endpoint.url("keys"),
                "sasl.oauthbearer.expected.audience",
                "kafka",
                "sasl.oauthbearer.expected.issuer",
                "test"))) {
            assertSendsAndReceives(openIdFile(broker.bootstrapServers()));
        }
    }

    @Test
    void anUnsecuredTokenLogsIn() throws Exception {
        try (ConfiguredBroker broker = broker(Map.of())) {
            KafkaTestConfig file = file(broker.bootstrapServers());
            file.common.put("sasl.jaas.config", MODULE + " unsecuredLoginStringClaim_sub=\"alice\";");

            assertSendsAndReceives(file);
        }
    }

    @Test
    void aTokenEndpointThatIsNotAllowedIsNamedWithTheWayToAllowIt() {
        KafkaTestConfig file = openIdFile("127.0.0.1:1");

        assertThatThrownBy(() -> describe(file))
                .hasRootCauseInstanceOf(ConfigException.class)
                .hasRootCauseMessage(
                        "driver 'Test': commonConfig: sasl.oauthbearer.token.endpoint.url: Kafka's client opens no"
                                + " sasl.oauthbearer.token.endpoint.url that is not allowed: set BENCH_JAVA_OPTS=-D"
                                + ALLOWED_URLS + "=" + endpoint.url("token"));
    }

    @Test
    void aTokenEndpointThatRefusesTheClientIsNamedWithoutTheSecret() {
        System.setProperty(ALLOWED_URLS, endpoint.url("token"));
        KafkaTestConfig file = openIdFile("127.0.0.1:1");
        file.common.put("sasl.oauthbearer.client.credentials.client.secret", "hunter3");

        assertThatThrownBy(() -> describe(file))
                .cause()
                .isInstanceOf(DriverException.class)
                .hasMessageStartingWith("cannot log in to 127.0.0.1:1 with a token of " + endpoint.url("token") + ": ")
                .hasMessageContaining("invalid_client")
                .message()
                .hasLineCount(1)
                .doesNotContain("hunter", "\tat ");
    }

    private static void describe(KafkaTestConfig file) throws Exception {
        KafkaDriver driver = new KafkaDriver(file.context());
        try {
            driver.describe().get();
        } finally {
            driver.close();
        }
    }

    private static void assertSendsAndReceives(KafkaTestConfig file) throws Exception {
        DriverFixture bench = new DriverFixture(new KafkaDriver(file.context()), PATIENCE);
        try {
            Topic topic = bench.createTopic(1);
            var inbox = bench.createReadyConsumer(topic, "subscription");
            BenchmarkProducer producer = bench.createProducer(topic);
            bench.sendAndAwait(producer, List.of("one"));
            bench.pollUntilReceived(1, inbox);
            assertThat(inbox.received()).hasSize(1);
        } finally {
            bench.close();
        }
    }

    private KafkaTestConfig openIdFile(String bootstrapServers) {
        KafkaTestConfig file = file(bootstrapServers);
        file.common.put("sasl.login.callback.handler.class", PACKAGE + "OAuthBearerLoginCallbackHandler");
        file.common.put("sasl.oauthbearer.token.endpoint.url", endpoint.url("token"));
        file.common.put("sasl.oauthbearer.client.credentials.client.id", TokenEndpoint.CLIENT);
        file.common.put("sasl.oauthbearer.client.credentials.client.secret", TokenEndpoint.SECRET);
        file.common.put("sasl.jaas.config", MODULE + ";");
        return file;
    }

    private static KafkaTestConfig file(String bootstrapServers) {
        KafkaTestConfig file = new KafkaTestConfig(bootstrapServers);
        file.common.put("security.protocol", "SASL_PLAINTEXT");
        file.common.put("sasl.mechanism", "OAUTHBEARER");
        return file;
    }

    /** Its only listener for clients is PLAINTEXT by name, not by protocol. */
    private ConfiguredBroker broker(Map<String, String> ofListener) throws Exception {
        Map<String, String> properties = new HashMap<>();
        properties.put("listener.security.protocol.map", "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("sasl.enabled.mechanisms", "OAUTHBEARER");
        properties.put("sasl.mechanism.inter.broker.protocol", "OAUTHBEARER");
        properties.put("listener.name.plaintext.oauthbearer.sasl.jaas.config", MODULE + ";");
        ofListener.forEach((name, value) -> properties.put("listener.name.plaintext.oauthbearer." + name, value));
        return ConfiguredBroker.start(directory, List.of("-D" + ALLOWED_URLS + "=" + endpoint.url("keys")), properties);
    }
}
