package bench.driver.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.yaml.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaDriverConfigTest {
    private final KafkaTestConfig file = new KafkaTestConfig("localhost:9092");

    @Test
    void theBlockOfAClientGoesOverTheCommonOne() {
        file.common.put("client.rack", "a");
        file.common.put("acks", "1");
        file.producer.put("acks", "all");
        file.consumer.put("client.rack", "b");
        ClientProperties properties = new ClientProperties(file.config(), "run7");

        assertThat(properties.producer(3))
                .containsEntry("acks", "all")
                .containsEntry("client.rack", "a")
                .containsEntry("client.id", "bench-run7-producer-3");
        assertThat(properties.consumer("s", 4))
                .containsEntry("client.rack", "b")
                .containsEntry("client.id", "bench-run7-consumer-4");
    }

    @Test
    void theSubscriptionIsTheGroupAndTheFilesClientIdStays() {
        file.common.put("client.id", "mine");
        file.consumer.put("group.id", "theirs");
        ClientProperties properties = new ClientProperties(file.config(), "run7");

        assertThat(properties.consumer("sub-1", 0))
                .containsEntry("group.id", "sub-1")
                .containsEntry("client.id", "mine");
        assertThat(properties.admin()).containsEntry("client.id", "mine");
    }

    @Test
    void everyOverriddenNameIsTold() {
        file.common.put("group.id", "theirs");
        file.consumer.put("group.id", "theirs");
        file.consumer.put("group.instance.id", "pod");
        file.consumer.put("key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        file.consumer.put("value.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer");
        file.producer.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        file.producer.put("value.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer");
        new KafkaDriver(file.context()).close();

        assertThat(file.warnings)
                .containsExactly(
                        "commonConfig: group.id is overridden: each subscription has its own",
                        "producerConfig: key.serializer is overridden: messages are sent as the bytes that they are",
                        "consumerConfig: group.id is overridden: each subscription has its own",
                        "consumerConfig: group.instance.id gets a suffix, so that each consumer has its own:"
                                + " -0, -1 and so on",
                        "consumerConfig: key.deserializer is overridden: messages are received as the bytes that they"
                                + " are",
                        "consumerConfig: value.deserializer is overridden: messages are received as the bytes that"
                                + " they are");
    }

    @Test
    void eachConsumerHasAnInstanceIdOfItsOwn() {
        file.consumer.put("group.instance.id", "pod");
        ClientProperties properties = new ClientProperties(file.config(), "run7");

        assertThat(properties.consumer("s", 0)).containsEntry("group.instance.id", "pod-0");
        assertThat(properties.consumer("s", 1)).containsEntry("group.instance.id", "pod-1");
    }

    @Test
    void theAdminClientGetsNoPropertyThatIsOnlyForOthers() {
        file.common.put("linger.ms", "5");
        file.common.put("fetch.min.bytes", "1");
        file.common.put("security.protocol", "PLAINTEXT");
        file.common.put("my.plugin.region", "north");

        assertThat(new ClientProperties(file.config(), "run7").admin())
                .doesNotContainKeys("linger.ms", "fetch.min.bytes")
                .containsEntry("security.protocol", "PLAINTEXT")
                .containsEntry("my.plugin.region", "north");
    }

    @Test
    void consumersDoNotCreateTopicsUnlessTheFileSaysSo() {
        assertThat(new ClientProperties(file.config(), "run7").consumer("s", 0))
                .containsEntry("allow.auto.create.topics", "false");
        file.consumer.put("allow.auto.create.topics", "true");
        assertThat(new ClientProperties(file.config(), "run7").consumer("s", 0))
                .containsEntry("allow.auto.create.topics", "true");
    }

    @Test
    void kafkaCommitsByItselfUnlessTheFileSwitchesItOff() {
        assertThat(new ClientProperties(file.config(), "run7").commitsAutomatically())
                .isTrue();
        file.common.put("enable.auto.commit", "false");
        assertThat(new ClientProperties(file.config(), "run7").commitsAutomatically())
                .isFalse();
        file.consumer.put("enable.auto.commit", "true");
        assertThat(new ClientProperties(file.config(), "run7").commitsAutomatically())
                .isTrue();
    }

    @Test
    void aForksTimeBetweenCommitsIsSaidToHaveNoEffect() {
        file.consumer.put("offsetCommitLingerMs", "100");
        new KafkaDriver(file.context()).close();

        assertThat(file.warnings)
                .containsExactly(
                        "consumerConfig: offsetCommitLingerMs has no effect here: with enable.auto.commit=false"
                                + " offsets are committed once a second, and else as auto.commit.interval.ms says");
    }

    @Test
    void unknownPropertiesAreNamedInOneLineEachWithANearName() {
        file.common.put("bootstrap.server", "x");
        file.producer.put("linger_ms", "1");
        file.producer.put("quite.different", "1");
        file.consumer.put("fetch.min.byte", "1");
        file.topic.put("min.insync.replica", "1");
        file.topic.put("retention.ms", "1000");
        new KafkaDriver(file.context()).close();

        assertThat(file.warnings)
                .containsExactly(
                        "commonConfig: 'bootstrap.server' is not a property of the Kafka clients;"
                                + " did you mean 'bootstrap.servers'?",
                        "producerConfig: 'linger_ms' is not a property of the Kafka producer; did you mean 'linger.ms'?",
                        "producerConfig: 'quite.different' is not a property of the Kafka producer",
                        "consumerConfig: 'fetch.min.byte' is not a property of the Kafka consumer;"
                                + " did you mean 'fetch.min.bytes'?",
                        "topicConfig: 'min.insync.replica' is not a property of Kafka's topics;"
                                + " did you mean 'min.insync.replicas'?");
    }

    @Test
    void commonPropertiesOfAnyClientAreNoReasonToWarn() {
        file.common.put("linger.ms", "1");
        file.common.put("fetch.min.bytes", "1");
        file.common.put("sasl.jaas.config", "x.Y required;");
        file.common.put("config.providers.env.class", "x");
        new KafkaDriver(file.context()).close();

        assertThat(file.warnings).isEmpty();
    }

    @Test
    void everyWrongValueIsTheUsersMistakeInOneLineThatNamesBlockAndProperty() {
        file.common.put("request.timeout.ms", "soon");
        file.producer.put("acks", "7");
        file.consumer.put("auto.offset.reset", "sometimes");

        assertThatThrownBy(() -> new KafkaDriver(file.context()))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.problems())
                                .satisfiesExactly(
                                        problem -> assertThat(problem)
                                                .startsWith("driver 'Test': commonConfig: request.timeout.ms: ")
                                                .contains("soon"),
                                        problem -> assertThat(problem)
                                                .startsWith("driver 'Test': producerConfig: acks: ")
                                                .contains("all, -1, 0, 1"),
                                        problem -> assertThat(problem)
                                                .startsWith("driver 'Test': consumerConfig: auto.offset.reset: ")));
    }

    @Test
    void aMissingAddressIsTheUsersMistake() {
        file.common.clear();
        assertThatThrownBy(() -> new KafkaDriver(file.context()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("bootstrap.servers");
    }

    @Test
    void transactionsAreRefused() {
        file.producer.put("transactional.id", "t");
        assertThatThrownBy(() -> new KafkaDriver(file.context()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("transactional.id");
    }

    @Test
    void aBrokenJaasConfigIsNamedWithoutItsSecrets() throws Exception {
        file.common.put("security.protocol", "SASL_PLAINTEXT");
        file.common.put("sasl.mechanism", "PLAIN");
        for (String jaas : new String[] {
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=alice password=hunter2",
            "org.apache.kafka.common.security.plain.PlainLoginModule hunter2 username=alice;",
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=alice password hunter2;",
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=alice password=\"hunter2",
        }) {
            file.common.put("sasl.jaas.config", jaas);
            KafkaDriver driver = new KafkaDriver(file.context());
            assertThatThrownBy(() -> driver.describe().get())
                    .hasCauseInstanceOf(ConfigException.class)
                    .hasMessageContaining("commonConfig: sasl.jaas.config: ")
                    .hasMessageNotContaining("hunter2")
                    .hasMessageNotContaining("alice");
            driver.close();
        }
    }

    @Test
    void anUnreadableKeyStoreIsNamed() throws Exception {
        file.common.put("security.protocol", "SSL");
        file.common.put("ssl.keystore.location", "/no/such/store.jks");
        file.common.put("ssl.keystore.password", "hunter2");
        KafkaDriver driver = new KafkaDriver(file.context());
        assertThatThrownBy(() -> driver.describe().get())
                .hasCauseInstanceOf(ConfigException.class)
                .hasMessageContaining("/no/such/store.jks")
                .hasMessageNotContaining("hunter2");
        driver.close();
    }

    @Test
    void everyWrongPropertyOfABlockIsNamed() {
        file.producer.put("acks", "7");
        file.producer.put("linger.ms", "soon");
        file.producer.put("batch.size", "16k");
        file.consumer.put("isolation.level", "none");
        file.common.put("security.protocol", "TLS");

        assertThatThrownBy(() -> new KafkaDriver(file.context()))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.problems())
                                .hasSize(5)
                                .allMatch(problem ->
                                        problem.matches("driver 'Test': (\\w+Config: [\\w.]+): Invalid value .*"))
                                .anyMatch(problem -> problem.contains("producerConfig: acks: "))
                                .anyMatch(problem -> problem.contains("producerConfig: linger.ms: "))
                                .anyMatch(problem -> problem.contains("producerConfig: batch.size: "))
                                .anyMatch(problem -> problem.contains("consumerConfig: isolation.level: "))
                                .anyMatch(problem -> problem.contains("commonConfig: security.protocol: ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            retention.ms                   | soon
            retention.ms                   | -2
            min.insync.replicas            | 0
            min.insync.replicas            | two
            cleanup.policy                 | remove
            compression.type               | rar
            message.timestamp.type         | createtime
            unclean.leader.election.enable | maybe
            max.message.bytes              | 1MB
            min.cleanable.dirty.ratio      | 1.5
            """)
    void aValueThatNoTopicTakesIsRefused(String name, String value) {
        file.topic.put(name, value);

        assertThatThrownBy(() -> new KafkaDriver(file.context()))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("driver 'Test': topicConfig: " + name + ": Invalid value ")
                .hasMessageContaining(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            retention.ms             | -1
            cleanup.policy           | compact,delete
            compression.type         | producer
            min.insync.replicas      | 2
            segment.bytes            | 1073741824
            confluent.placement.x    | {"a": 1}
            """)
    void aValueThatTopicsTakeOrThatOnlyTheBrokerKnowsIsPassedOn(String name, String value) {
        file.topic.put(name, value);

        new KafkaDriver(file.context()).close();
    }
}
