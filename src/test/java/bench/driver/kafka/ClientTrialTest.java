package bench.driver.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.driver.DriverException;
import bench.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ClientTrialTest {
    private static final String SNAPPY_FOLDER = "org.xerial.snappy.tempdir";

    private final KafkaTestConfig file = new KafkaTestConfig("kafka.invalid:9092");

    @Test
    void needsNoCluster() {
        tryClients();

        assertThat(file.warnings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            producer | delivery.timeout.ms  | 30000                  | producerConfig: delivery.timeout.ms
            producer | interceptor.classes  | com.acme.Missing       | com.acme.Missing
            consumer | interceptor.classes  | com.acme.Missing       | com.acme.Missing
            common   | metric.reporters     | com.acme.Missing       | com.acme.Missing
            consumer | heartbeat.interval.ms | 60000                 | Heartbeat must be set lower than the session timeout
            """)
    void findsWhatAClientCannotBeMadeWith(String block, String name, String value, String said) {
        Map.of("common", file.common, "producer", file.producer, "consumer", file.consumer)
                .get(block)
                .put(name, value);

        assertThatThrownBy(this::tryClients).isInstanceOf(ConfigException.class).hasMessageContaining(said);
    }

    @Test
    void findsWhatIsWrongWithProducerAndConsumerAtOnce() {
        file.producer.put("interceptor.classes", "com.acme.Missing");
        file.consumer.put("heartbeat.interval.ms", "60000");

        assertThatThrownBy(this::tryClients)
                .isInstanceOfSatisfying(
                        ConfigException.class, e -> assertThat(e.problems()).hasSize(2));
    }

    @Test
    void findsATrustStoreThatIsMissing() {
        file.common.put("security.protocol", "SSL");
        file.common.put("ssl.truststore.location", "/no/such/store.jks");

        assertThatThrownBy(this::tryClients)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("/no/such/store.jks");
    }

    @Test
    void findsAMalformedJaasEntryAndShowsNoSecretOfIt() {
        file.common.put("security.protocol", "SASL_PLAINTEXT");
        file.common.put("sasl.mechanism", "PLAIN");
        file.common.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=alice password=hunter2");

        assertThatThrownBy(this::tryClients)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("sasl.jaas.config")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void warnsOfALoginElsewhereThatFailsSinceItMaySucceedLater() {
        file.common.put("security.protocol", "SASL_PLAINTEXT");
        file.common.put("sasl.mechanism", "GSSAPI");
        file.common.put("sasl.kerberos.service.name", "kafka");
        file.common.put(
                "sasl.jaas.config",
                "com.sun.security.auth.module.Krb5LoginModule required useKeyTab=true keyTab=\"/no/such.keytab\""
                        + " principal=\"alice@NOWHERE\";");

        tryClients();

        assertThat(file.warnings).singleElement().asString().startsWith("cannot log in to kafka.invalid:9092: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
    void compressesWithEveryCodec(String type) {
        file.producer.put("compression.type", type);

        tryClients();

        assertThat(file.warnings).isEmpty();
    }

    @Test
    void saysHowToGiveACodecAFolderForItsLibrary(@TempDir Path dir) throws IOException {
        Path noFolder = Files.writeString(dir.resolve("file"), "");
        file.producer.put("compression.type", "snappy");
        System.setProperty(SNAPPY_FOLDER, noFolder.toString());
        try {
            assertThatThrownBy(this::tryClients)
                    .isInstanceOf(DriverException.class)
                    .hasMessageContaining("compression.type=snappy")
                    .hasMessageContaining(noFolder.toString())
                    .hasMessageContaining("BENCH_JAVA_OPTS=-Djava.io.tmpdir=");
        } finally {
            System.clearProperty(SNAPPY_FOLDER);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no class            | class com.acme.Missing cannot be found: put its jar into the folder lib/ext
            no library          | a jar is missing on the class path
            no memory           | BENCH_JAVA_OPTS=-Xmx
            no thread           | ulimit -u
            no file             | ulimit -n
            """)
    void takesWhateverIsThrownForOneLineWithARemedy(String what, String remedy) {
        file.producer.put("interceptor.classes", Failing.class.getName());
        file.producer.put("interceptor.fails", what);

        assertThatThrownBy(this::tryClients)
                .isInstanceOf(DriverException.class)
                .hasMessageContaining(remedy)
                .hasMessageNotContaining("\n");
    }

    private void tryClients() {
        try (KafkaDriver driver = new KafkaDriver(file.context())) {
            file.warnings.clear();
            driver.tryClients();
        }
    }

    /** Cannot be configured, for the reason that a property names. */
    public static final class Failing implements ProducerInterceptor<byte[], byte[]> {
        @Override
        public void configure(Map<String, ?> properties) {
            switch (String.valueOf(properties.get("interceptor.fails"))) {
                case "no class" -> throw new NoClassDefFoundError("com/acme/Missing");
                case "no library" -> throw new UnsatisfiedLinkError("no acme in java.library.path");
                case "no memory" -> throw new OutOfMemoryError("Java heap space");
                case "no thread" ->
                    throw new OutOfMemoryError("unable to create native thread: possibly out of memory");
                default -> throw new IllegalStateException(new IOException("Too many open files"));
            }
        }

        @Override
        public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> message) {
            return message;
        }

        @Override
        public void onAcknowledgement(RecordMetadata metadata, Exception failure) {}

        @Override
        public void close() {}
    }
}
