package bench.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @Test
    void hidesEveryPropertyThatKafkaTreatsAsAPassword() {
        List<ConfigDef.ConfigKey> keys =
                new ArrayList<>(ProducerConfig.configDef().configKeys().values());
        keys.addAll(ConsumerConfig.configDef().configKeys().values());

        assertThat(keys)
                .filteredOn(key -> key.type() == ConfigDef.Type.PASSWORD)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(Redaction.isSecret(key.name)).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sasl.password",
                "PASSWORD",
                "ssl.keystore.key",
                "apiKey",
                "api-keys",
                "accessToken",
                "aws_secret_access_key_id",
                "client.private_key.pem",
                "basic.auth.user.info",
                "db.pwd"
            })
    void takesANameForASecret(String name) {
        assertThat(Redaction.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keyDistributor",
                "key.serializer",
                "bootstrap.servers",
                "sasl.oauthbearer.token.endpoint.url",
                "ssl.keystore.location",
                "sasl.mechanism",
                "partitioner.ignore.keys.not",
                "acks"
            })
    void leavesANameAlone(String name) {
        assertThat(Redaction.isSecret(name)).isFalse();
    }

    @Test
    void replacesSecretsAtAnyDepthAndKeepsTheOrder() {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("linger.ms", 1L);
        block.put("ssl.key.password", "hunter2");
        block.put("nothing", null);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", "A");
        file.put("producerConfig", block);
        file.put("registries", Arrays.asList(Map.of("apiKey", "hunter2"), null, "plain"));
        file.put("secrets", Map.of("any", "hunter2"));
        file.put("pin.password", 1234L);

        Map<String, Object> shown = Redaction.redact(file);

        assertThat(shown.toString())
                .isEqualTo("{name=A, producerConfig={linger.ms=1, ssl.key.password=[hidden], nothing=null},"
                        + " registries=[{apiKey=[hidden]}, null, plain], secrets=[hidden], pin.password=[hidden]}");
        assertThat(block).containsEntry("ssl.key.password", "hunter2");
    }

    @Test
    void showsThatASecretIsMissing() {
        assertThat(Redaction.redact(Map.of("password", ""))).containsEntry("password", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sasl.jaas.config=org.example.Plain required username=\"u\" password=\"hunter2\";",
                "org.example.Plain required username=\"u\" password=\"hunter2\";",
                "required user=u \\\n  password='hunter2' \\\n  more=1;",
                "a=1\nssl.key.password = hunter2\nb=2",
                "b=2\napi.key: hunter2",
                "http://user:hunter2@proxy:8080/path",
                "https://hunter2@proxy:8080/path"
            })
    void hidesAssignmentsInATextOfUnknownKind(String text) {
        assertThat(Redaction.redact(text)).doesNotContain("hunter2").contains("[hidden]");
        assertThat(Redaction.redact(Map.of("brokerConfig", text)).toString()).doesNotContain("hunter2");
    }

    @Test
    void leavesTheRestOfATextAsItIs() {
        assertThat(Redaction.redact("a=1\nssl.key.password=hunter2\nb=2"))
                .isEqualTo("a=1\nssl.key.password=[hidden]\nb=2");
        assertThat(Redaction.redact("x required password=\"hun\\\"ter2\" a=1;"))
                .isEqualTo("x required password=[hidden] a=1;");
        assertThat(Redaction.redact("password=\"" + "hunter2".repeat(10_000) + "\";"))
                .isEqualTo("password=[hidden];");
        assertThat(Redaction.redact("http://user:hunter2@proxy:8080/path"))
                .isEqualTo("http://user:[hidden]@proxy:8080/path");
        assertThat(Redaction.redact("host1:9092,host2:9092")).isEqualTo("host1:9092,host2:9092");
        assertThat(Redaction.redact("keyDistributor=NO_KEY")).isEqualTo("keyDistributor=NO_KEY");
    }

    @Test
    void readsALongWordInLinearTime() {
        String word = "key".repeat(200_000);

        assertThat(Redaction.redact(word)).isEqualTo(word);
    }
}
