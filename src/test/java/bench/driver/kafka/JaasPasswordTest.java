package bench.driver.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import bench.cli.DriverRegistry;
import bench.config.DriverConfig;
import bench.config.DriverConfigReader;
import bench.yaml.ReadOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.Test;

/** How a password with signs of JAAS is written, as Kafka's own parser takes it. */
class JaasPasswordTest {
    private static final String PASSWORD = "a\"b;c\\d'e";

    @Test
    void inAVariableABackslashStandsBeforeQuotesAndBackslashes() {
        DriverConfig config = driver("${KAFKA_PASSWORD}", "a\\\"b;c\\\\d'e");

        assertThat(passwordOf(config)).isEqualTo(PASSWORD);
    }

    @Test
    void inTheFileTwoBackslashesStandForEachOfThese() {
        DriverConfig config = driver("a\\\\\"b;c\\\\\\\\d'e", "");

        assertThat(passwordOf(config)).isEqualTo(PASSWORD);
    }

    @Test
    void isHiddenAsItIsAndAsItIsWritten() {
        Secrets secrets = new Secrets(driver("${KAFKA_PASSWORD}", "a\\\"b;c\\\\d'e"));

        assertThat(secrets.hideIn("wrong: " + PASSWORD + ".")).isEqualTo("wrong: [hidden].");
        assertThat(secrets.hideIn("wrong: a\\\"b;c\\\\d'e.")).isEqualTo("wrong: [hidden].");
    }

    private static String passwordOf(DriverConfig config) {
        Map<String, Password> properties = Map.of(
                SaslConfigs.SASL_JAAS_CONFIG,
                new Password(config.blocks().common().get(SaslConfigs.SASL_JAAS_CONFIG)));
        return String.valueOf(JaasContext.loadClientContext(properties)
                .configurationEntries()
                .get(0)
                .getOptions()
                .get("password"));
    }

    private static DriverConfig driver(String written, String variable) {
        String yaml = """
                driverClass: kafka
                commonConfig: |
                  bootstrap.servers=localhost:9092
                  sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \\
                    username="bench" password="%s";
                """.formatted(written);
        ReadOptions options = new ReadOptions(List.of(), false, name -> Optional.of(variable), warning -> {});
        return new DriverConfigReader(DriverRegistry.STANDARD.formats())
                .parse(yaml, Path.of("d.yaml"), options)
                .value();
    }
}
