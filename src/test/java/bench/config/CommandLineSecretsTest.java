package bench.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.yaml.ConfigException;
import bench.yaml.Redaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineSecretsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "commonConfig.ssl.key.password=hunter2",
                "--set=commonConfig.ssl.key.password=hunter2",
                "commonConfig.ssl.key.password = two;words hunter2",
                "commonConfig.sasl.jaas.config=x.Y required username=\"bob\" password=\"a;hunter2\";",
                "commonConfig={ssl.key.password: hunter2}",
                "commonConfig={'ssl.key.password': 'hunter2'}",
                "commonConfig={\"my.api.key\": \"a\\\"hunter2\"}",
                "commonConfig=acks=all\nssl.key.password=a\nhunter2",
                "commonConfig.schema.registry.url=https://bob:hunter2@registry/",
                "--broker-metrics=https://hunter2@kafka-1:7071/metrics",
                "http://kafka-1:7071/metrics?part=1&sig=hunter2",
                "-Djavax.net.ssl.trustStorePassword=hunter2",
                "-javaagent:agent.jar=port=1,token=hunter2"
            })
    void theSecretOfAnArgumentIsHidden(String argument) {
        assertThat(Redaction.redactArgument(argument))
                .contains(Redaction.HIDDEN)
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--set",
                "producerConfig.linger.ms=5",
                "producerConfig.key.serializer=x.Y",
                "--bootstrap-servers",
                "kafka-1:9092,kafka-2:9092",
                "http://kafka-1:7071/metrics",
                "-XX:+UseG1GC",
                "-Duser.dir=/home/keys/monkey"
            })
    void anArgumentWithoutASecretStaysAsItIs(String argument) {
        assertThat(Redaction.redactArgument(argument)).isEqualTo(argument);
    }

    @Test
    void aSettingWithoutAnEqualsSignIsNotEchoedWithItsSecret() {
        assertThatThrownBy(() -> Reading.parsed("commonConfig.ssl.key.password:hunter2"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("--set: must be key=value, but is 'commonConfig.ssl.key.password:[hidden]'");
    }
}
