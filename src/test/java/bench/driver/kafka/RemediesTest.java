package bench.driver.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.config.OwnClasses;
import bench.driver.ProducerSpec;
import bench.driver.Topic;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures of Kafka's clients whose way out is in how bench is started, and not in the driver file. */
class RemediesTest {
    private static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

    private final KafkaTestConfig file = new KafkaTestConfig("127.0.0.1:1");

    @AfterEach
    void clearProperties() {
        System.clearProperty(ALLOWED_URLS);
    }

    @ParameterizedTest
    @CsvSource({
        "partitioner.class, x.Y",
        "interceptor.classes, x.Y",
        "metric.reporters, x.Y",
        "sasl.login.callback.handler.class, x.Y",
        "sasl.client.callback.handler.class, x.Y",
        "ssl.engine.factory.class, x.Y",
        "sasl.login.class, x.Y",
        "partitioner.class, org.apache.kafka.x.Y",
        "sasl.jaas.config, x.Y required;"
    })
    void aClassThatIsNotFoundIsNamedWithTheTwoPlacesForItsJar(String property, String value) {
        file.common.put("security.protocol", "SASL_PLAINTEXT");
        file.common.put("sasl.mechanism", "PLAIN");
        file.common.put("sasl.jaas.config", "org.apache.kafka.common.security.plain.PlainLoginModule required;");
        file.common.put(property, value);

        assertThatThrownBy(this::makeProducer)
                .message()
                .contains("x.Y")
                .endsWith(": " + OwnClasses.REMEDY)
                .hasLineCount(1);
    }

    @Test
    void aConfigProviderThatIsNotFoundIsNamedWithThemToo() {
        file.common.put("config.providers", "a");
        file.common.put("config.providers.a.class", "x.Y");

        assertThatThrownBy(() -> new KafkaDriver(file.context()))
                .hasMessageContaining("x.Y")
                .hasMessageEndingWith(": " + OwnClasses.REMEDY);
    }

    @Test
    void anAssignorThatIsNotFoundIsNamedWithThemToo() {
        file.consumer.put("partition.assignment.strategy", "x.Y");

        try (KafkaDriver driver = new KafkaDriver(file.context())) {
            assertThatThrownBy(driver::tryClients)
                    .hasMessageContaining("x.Y")
                    .hasMessageEndingWith(": " + OwnClasses.REMEDY);
        }
    }

    @Test
    void whatIsAllowedAlreadyStaysAllowed() {
        System.setProperty(ALLOWED_URLS, "https://one/token");

        assertThat(Remedies.addTo(
                        "Invalid value https://two/token for configuration sasl.oauthbearer.token.endpoint.url:"
                                + " The URL cannot be accessed due to restrictions. Update the system property '"
                                + ALLOWED_URLS
                                + "' to allow the URL to be accessed."))
                .endsWith("set BENCH_JAVA_OPTS=-D" + ALLOWED_URLS + "=https://one/token,https://two/token");
    }

    @Test
    void aLoginModuleThatKafkaForbidsIsNamedWithTheWayToAllowIt() {
        file.common.put("security.protocol", "SASL_PLAINTEXT");
        file.common.put("sasl.mechanism", "PLAIN");
        file.common.put("sasl.jaas.config", "com.sun.security.auth.module.JndiLoginModule required;");

        assertThatThrownBy(this::makeProducer)
                .hasMessageEndingWith(
                        "com.sun.security.auth.module.JndiLoginModule is not allowed: set BENCH_JAVA_OPTS="
                                + "-Dorg.apache.kafka.allowed.login.modules=com.sun.security.auth.module.JndiLoginModule");
    }

    @Test
    void aLoginThatFailsTellsTheInnermostCauseAndNoStackTrace() {
        assertThat(Remedies.withoutTrace("""
                        org.apache.kafka.common.KafkaException: java.net.ConnectException: no
                        \tat a.B.c(B.java:1)
                        Caused by: java.net.ConnectException: Connection refused
                        \tat a.B.c(B.java:2)
                        \t... 30 more
                        """)).isEqualTo("ConnectException: Connection refused");
    }

    private void makeProducer() {
        try (KafkaDriver driver = new KafkaDriver(file.context())) {
            var unused = driver.createProducer(new ProducerSpec(new Topic("topic", 1), 0))
                    .join();
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }
}
