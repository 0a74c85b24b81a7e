package bench.driver.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretsTest {
    private final KafkaTestConfig file = new KafkaTestConfig("localhost:9092");

    @Test
    void passwordsKeysAndTokensAreSecretAndTheRestIsNot() {
        assertThat(Secrets.isSecret("ssl.keystore.password")).isTrue();
        assertThat(Secrets.isSecret("sasl.jaas.config")).isTrue();
        assertThat(Secrets.isSecret("ssl.keystore.key")).isTrue();
        assertThat(Secrets.isSecret("my.api.key")).isTrue();
        assertThat(Secrets.isSecret("vendor.client.secret")).isTrue();
        assertThat(Secrets.isSecret("access.token")).isTrue();
        assertThat(Secrets.isSecret("key.serializer")).isFalse();
        assertThat(Secrets.isSecret("acks")).isFalse();
        assertThat(Secrets.isSecret("sasl.oauthbearer.token.endpoint.url")).isFalse();
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
