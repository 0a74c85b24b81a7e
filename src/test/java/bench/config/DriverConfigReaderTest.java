package bench.config;

import static bench.config.Reading.DRIVER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriverConfigReaderTest {
    private final Reading reading = new Reading();

    @Test
    void takesDefaultsForWhatAFileDoesNotSay() {
        assertThat(reading.driver(DRIVER))
                .isEqualTo(new DriverConfig(
                        "d",
                        "kafka",
                        (short) -1,
                        null,
                        false,
                        new PropertyBlocks(Map.of(), Map.of("bootstrap.servers", "localhost:9092"), Map.of(), Map.of()),
                        DriverSettings.NONE));
        assertThat(reading.warnings).isEmpty();
    }

    @Test
    void readsAFileOfTheOpenMessagingBenchmark() {
        DriverConfig config = reading.driver("""
                # a licence

                name : Kafka
                driverClass: io.openmessaging.benchmark.driver.kafka.KafkaBenchmarkDriver

                replicationFactor: 3
                reset: true
                skipCreateTopic: false

                topicConfig: |

                commonConfig: |
                  # bootstrap.servers=old:1
                  bootstrap.servers=${servers:-b-1.example:9092, b-2.example:9092,}
                  client.id: bench-{zone.id}-1
                  sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \\
                      username="$ConnectionString" \\
                      password="a=b";

                producerConfig: |
                    acks = all
                    linger.ms=1

                    ! another comment
                    path=C:\\\\temp\\u0041
                    empty=
                consumerConfig:""");

        assertThat(config.name()).isEqualTo("Kafka");
        assertThat(config.driverClass()).isEqualTo("kafka");
        assertThat(config.replicationFactor()).isEqualTo((short) 3);
        assertThat(config.blocks().topic()).isEmpty();
        assertThat(config.blocks().common())
                .containsOnly(
                        Map.entry("bootstrap.servers", "b-1.example:9092, b-2.example:9092,"),
                        Map.entry("client.id", "bench--1"),
                        Map.entry(
                                "sasl.jaas.config",
                                "org.apache.kafka.common.security.plain.PlainLoginModule required"
                                        + " username=\"$ConnectionString\" password=\"a=b\";"));
        assertThat(config.blocks().producer())
                .containsOnly(
                        Map.entry("acks", "all"),
                        Map.entry("linger.ms", "1"),
                        Map.entry("path", "C:\\tempA"),
                        Map.entry("empty", ""));
        assertThat(config.blocks().consumer()).isEmpty();
        assertThat(reading.warnings)
                .containsExactly(
                        "d.yaml:7:1: reset: true has no effect here: only topics that this run creates are deleted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka",
                "Kafka",
                "io.openmessaging.benchmark.driver.kafka.KafkaBenchmarkDriver",
                "io.openmessaging.benchmark.driver.redpanda.RedpandaBenchmarkDriver",
                "io.openmessaging.benchmark.driver.redpanda.swarm.RedpandaBenchmarkDriver",
                "io.openmessaging.benchmark.driver.gateway.KafkaBenchmarkDriver"
            })
    void severalNamesMeanOurKafkaDriver(String name) {
        assertThat(reading.driver(DRIVER.replace("kafka", name)).driverClass()).isEqualTo("kafka");
    }

    @Test
    void keysThatItDoesNotKnowBelongToAClassOfTheUsers() {
        DriverConfig config =
                reading.driver("driverClass: java.lang.StringBuilder\nurl: amqp://x\nseed: 5\nopts: [1, a]\n");

        assertThat(config.driverClass()).isEqualTo("java.lang.StringBuilder");
        assertThat(config.settings())
                .isEqualTo(new DriverSettings.Texts(Map.of("url", "amqp://x", "seed", "5", "opts", "[1, a]")));
    }

    @Test
    void aBlockMayBeAYamlMapping() {
        DriverConfig config = reading.driver("""
                driverClass: kafka
                commonConfig:
                  bootstrap.servers: "localhost:${PORT:-9092}"
                producerConfig:
                  acks: all
                  linger.ms: 1
                  retries:
                """);

        assertThat(config.blocks().common()).containsOnly(Map.entry("bootstrap.servers", "localhost:9092"));
        assertThat(config.blocks().producer())
                .containsOnly(Map.entry("acks", "all"), Map.entry("linger.ms", "1"), Map.entry("retries", ""));
    }

    @Test
    void aBlockMayStandOnOneLine() {
        assertThat(reading.driver(
                                "driverClass: kafka\ncommonConfig: bootstrap.servers=a:1\nproducerConfig: >-\n  acks=1\nconsumerConfig:\n")
                        .blocks()
                        .producer())
                .containsOnly(Map.entry("acks", "1"));
    }

    @Test
    void theZoneIsPutIntoClientIds() {
        reading.variables.put("zone.id", "zone-2");

        DriverConfig config = reading.driver(
                DRIVER + "consumerConfig: |\n  client.id=c-{zone.id}\n  client.rack={zone.id}\n  other={zone.id}\n");

        assertThat(config.blocks().consumer())
                .containsOnly(
                        Map.entry("client.id", "c-zone-2"),
                        Map.entry("client.rack", "zone-2"),
                        Map.entry("other", "{zone.id}"));
    }

    @Test
    void theValueOfAVariableIsNotReadAsSyntax() {
        reading.variables.put("PASSWORD", "back\\slash#=:");

        assertThat(reading.driver(DRIVER + "producerConfig: |\n  ssl.key.password=${PASSWORD}\n")
                        .blocks()
                        .producer())
                .containsOnly(Map.entry("ssl.key.password", "back\\slash#=:"));
    }

    @Test
    void aVariableMayHoldAWholeBlock() {
        reading.variables.put("COMMON", "bootstrap.servers=a:1\nretries=3");

        assertThat(reading.driver("driverClass: kafka\ncommonConfig: ${COMMON}\n")
                        .blocks()
                        .common())
                .containsOnly(Map.entry("bootstrap.servers", "a:1"), Map.entry("retries", "3"));
        assertThat(reading.driver(DRIVER + "producerConfig: |\n  acks=1\n  ${EXTRA:-}\n")
                        .blocks()
                        .producer())
                .containsOnly(Map.entry("acks", "1"));
    }

    @Test
    void variablesInCommentsNeedNoValue() {
        assertThat(reading.driver(DRIVER + "producerConfig: |\n  # acks=${ACKS}\n")
                        .blocks()
                        .producer())
                .isEmpty();
    }

    @Test
    void anEmbeddedBrokerNeedsNoServers() {
        assertThat(reading.driver("driverClass: kafka\nembeddedBroker: true\n").embeddedBroker())
                .isTrue();
    }

    @Test
    void keepsTheFileAsItWasUsed() {
        ConfigFile<DriverConfig> file =
                reading.driverFile(DRIVER + "producerConfig:\n  linger.ms: 1\nreplicationFactor: 3\n");

        assertThat(file.asUsed())
                .isEqualTo(Map.of(
                        "driverClass",
                        "kafka",
                        "commonConfig",
                        Map.of("bootstrap.servers", "localhost:9092"),
                        "producerConfig",
                        Map.of("linger.ms", "1"),
                        "replicationFactor",
                        3L));
    }

    @Test
    void lenientReadingWarnsAboutKeysWithoutEffect() {
        reading.leniently().driver(DRIVER + "requestsPerTransaction: 2\nackLatency: 2ms\n");

        assertThat(reading.warnings)
                .containsExactly(
                        "d.yaml:4:1: 'requestsPerTransaction' is known, but not delivered yet (ignored)",
                        "d.yaml:5:1: 'ackLatency' is a key of the loopback driver (ignored)");
    }
}
