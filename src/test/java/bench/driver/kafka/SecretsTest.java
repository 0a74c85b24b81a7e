package bench.driver.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import bench.yaml.Redaction;
import java.util.List;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private final KafkaTestConfig file = new KafkaTestConfig("localhost:9092");

    @Test
    void passwordsKeysAndTokensAreSecretAndTheRestIsNot() {
        assertThat(Redaction.isSecret("ssl.keystore.password")).isTrue();
        assertThat(Redaction.isSecret("sasl.jaas.config")).isTrue();
        assertThat(Redaction.isSecret("ssl.keystore.key")).isTrue();
        assertThat(Redaction.isSecret("my.api.key")).isTrue();
        assertThat(Redaction.isSecret("vendor.client.secret")).isTrue();
        assertThat(Redaction.isSecret("access.token")).isTrue();
        assertThat(Redaction.isSecret("key.serializer")).isFalse();
        assertThat(Redaction.isSecret("acks")).isFalse();
        assertThat(Redaction.isSecret("sasl.oauthbearer.token.endpoint.url")).isFalse();
    }

    @Test
    void whatKafkaTakesForAPasswordIsSecret() {
        for (ConfigDef client :
                List.of(ProducerConfig.configDef(), ConsumerConfig.configDef(), AdminClientConfig.configDef())) {
            assertThat(client.configKeys().values())
                    .filteredOn(key -> key.type() == ConfigDef.Type.PASSWORD)
                    .isNotEmpty()
                    .allMatch(key -> Redaction.isSecret(key.name));
        }
    }

    @Test
    void hidesEverySecretWhereverItStandsAndMakesOneLine() {
        file.common.put("sasl.jaas.config", "a.B required username='bob' password='s3cr3t' ;");
        file.producer.put("ssl.key.password", "xyz");
        Secrets secrets = new Secrets(file.config());

        assertThat(secrets.hideIn("cannot use s3cr3t of bob:\n  'xyz' and xyzzy"))
                .isEqualTo("cannot use [hidden] of [hidden]: '[hidden]' and xyzzy");
        assertThat(secrets.hideIn("required username password a.B")).isEqualTo("required username password a.B");
    }

    @Test
    void aFileWithoutSecretsHidesNothing() {
        assertThat(new Secrets(file.config()).hideIn("localhost:9092")).isEqualTo("localhost:9092");
    }
}
