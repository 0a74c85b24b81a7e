package bench.driver.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectiveConfigurationTest {
    private final KafkaTestConfig file = new KafkaTestConfig("localhost:9092");

    @Test
    void showsWhatWasSetAsKafkaHasReadIt() {
        file.common.put("security.protocol", "PLAINTEXT");
        file.producer.put("acks", "-1");
        file.producer.put("linger.ms", " 7 ");
        file.consumer.put("fetch.min.bytes", "1");
        file.topic.put("min.insync.replicas", "2");

        assertThat(shown("producer"))
                .containsEntry("bootstrap.servers", "localhost:9092")
                .containsEntry("security.protocol", "PLAINTEXT")
                .containsEntry("acks", "-1")
                .containsEntry("linger.ms", "7")
                .containsEntry("value.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer");
        // Its default, but somebody found it worth saying.
        assertThat(shown("consumer")).containsEntry("fetch.min.bytes", "1");
        assertThat(shown("admin"))
                .containsEntry("bootstrap.servers", "localhost:9092")
                .containsEntry("retries", "0")
                .doesNotContainKey("linger.ms");
        assertThat(shown("topic")).isEqualTo(Map.of("min.insync.replicas", "2"));
    }

    @Test
    void defaultsAndWhatDiffersFromClientToClientIsLeftOut() {
        assertThat(shown("producer")).doesNotContainKeys("max.request.size", "client.id");
        assertThat(shown("consumer"))
                .containsEntry("allow.auto.create.topics", "false")
                .doesNotContainKeys("max.poll.records", "client.id", "group.id");
        file.common.put("client.id", "mine");
        assertThat(shown("producer")).containsEntry("client.id", "mine");
        assertThat(shown("admin")).containsEntry("client.id", "mine");
    }

    @Test
    void secretsAreHiddenWhateverKafkaTakesThemFor() {
        file.common.put("sasl.jaas.config", "x.Y required username='bob' password='hunter2';");
        file.common.put("ssl.keystore.password", "hunter2");
        file.common.put("ssl.keystore.key", "hunter2");
        file.producer.put("vendor.access.token", "hunter2");
        file.consumer.put("vendor.url", "https://bob:hunter2@registry/");
        file.topic.put("vendor.secret", "hunter2");

        assertThat(new KafkaDriver(file.context()).effectiveConfiguration().toString())
                .doesNotContain("hunter2")
                .doesNotContain("bob' ")
                .contains(
                        "sasl.jaas.config=[hidden]",
                        "ssl.keystore.password=[hidden]",
                        "ssl.keystore.key=[hidden]",
                        "vendor.access.token=[hidden]",
                        "vendor.secret=[hidden]",
                        "vendor.url=https://bob:[hidden]@registry/");
    }

    @Test
    void whatKafkaFetchesFromElsewhereIsShownAsItWasWritten() {
        file.common.put("config.providers", "env");
        file.common.put("config.providers.env.class", "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
        file.common.put("client.rack", "${env:PATH}");

        assertThat(shown("consumer")).containsEntry("client.rack", "${env:PATH}");
    }

    @Test
    void theVersionIsThatOfTheClientsJar() {
        assertThat(ClientVersion.text()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    private Map<String, String> shown(String client) {
        return new EffectiveConfiguration(file.config(), new ClientProperties(file.config(), "run7"))
                .byClient()
                .get(client);
    }
}
