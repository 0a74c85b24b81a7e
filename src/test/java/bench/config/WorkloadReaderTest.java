package bench.config;

import static bench.config.Reading.MINUTES;
import static bench.config.Reading.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.yaml.ConfigException;
import bench.yaml.Document;
import bench.yaml.Key;
import bench.yaml.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadReaderTest {
    private final Reading reading = new Reading();

    @Test
    void takesDefaultsForWhatAFileDoesNotSay() {
        Workload workload = reading.workload(WORKLOAD + MINUTES);

        assertThat(workload)
                .isEqualTo(new Workload(
                        "w",
                        new TopicLayout(1, 2, null, List.of(), List.of()),
                        new ClientCounts(1, 1, 1),
                        new Messages(
                                KeyDistributorType.NO_KEY, StampMode.PAYLOAD, 1024, List.of(), null, false, 0.0, 0),
                        new OfferedRate(1000, 1000, Arrivals.UNIFORM, Pacing.AUTO),
                        new Timing(
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(60)),
                        Optional.empty(),
                        1));
        assertThat(reading.warnings).isEmpty();
    }

    @Test
    void readsEveryKey() {
        Workload workload = reading.workload("""
                name : Every key    # a space before the colon, and a comment
                topics: "2"
                partitionsPerTopic: 1_0
                keyDistributor: key_round_robin
                messageSize: 1e3
                useRandomizedPayloads: True
                randomBytesRatio: 0.5
                randomizedPayloadPoolSize: 100
                subscriptionsPerTopic: 3
                consumerPerSubscription: 4
                producersPerTopic: 5
                producerRate: 0.5
                warmupProducerRate: 7.25
                consumerBacklogSizeGB: 0
                backlogDrainRatio: 1.0
                testDuration: 1.5m
                warmupDuration: 0
                reportInterval: 500ms
                drainTimeout: 1h
                topicPrefix: my-prefix
                outageTimeout: 2m
                stamp: header
                arrival: bursts
                burstSize: 25
                pacing: spin
                seed: -42""");

        assertThat(workload)
                .isEqualTo(new Workload(
                        "Every key",
                        new TopicLayout(2, 10, "my-prefix", List.of(), List.of()),
                        new ClientCounts(5, 3, 4),
                        new Messages(
                                KeyDistributorType.KEY_ROUND_ROBIN,
                                StampMode.HEADER,
                                1000,
                                List.of(),
                                null,
                                true,
                                0.5,
                                100),
                        new OfferedRate(0.5, 7.25, Arrivals.bursts(25), Pacing.SPIN),
                        new Timing(
                                Duration.ofSeconds(90),
                                Duration.ZERO,
                                Duration.ofMillis(500),
                                Duration.ofHours(1),
                                Duration.ofMinutes(2)),
                        Optional.empty(),
                        -42));
        assertThat(reading.warnings).isEmpty();
    }

    @Test
    void replacesVariablesInAnyValue() {
        reading.variables.put("RATE", "250");
        reading.variables.put("EMPTY", "");
        reading.variables.put("inner", "3");

        Workload workload = reading.workload("""
                name: "${RATE}-${who:-me}-$ConnectionString-${provider:path:key}"
                topics: ${topics:-4}
                partitionsPerTopic: ${EMPTY:-5}
                messageSize: ${nothing:-${inner}00}
                subscriptionsPerTopic: 0
                producersPerTopic: 1
                producerRate: ${RATE}
                testDurationMinutes: ${minutes:-15}
                """);

        assertThat(workload.name()).isEqualTo("250-me-$ConnectionString-${provider:path:key}");
        assertThat(workload.layout().topics()).isEqualTo(4);
        assertThat(workload.layout().partitionsPerTopic()).isEqualTo(5);
        assertThat(workload.messages().messageSize()).isEqualTo(300);
        assertThat(workload.rate().producerRate()).isEqualTo(250);
        assertThat(workload.timing().testDuration()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void consumerOnlyMeansNoProducers() {
        String yaml = WORKLOAD.replace("messageSize: 1024\n", "") + MINUTES
                + "consumerOnly: true\nexistingTopicList: [a, b]\n";

        Workload workload = reading.workload(yaml);

        assertThat(workload.clients().producersPerTopic()).isZero();
        assertThat(workload.rate().producerRate()).isZero();
        assertThat(workload.layout().existingConsumeTopics()).containsExactly("a", "b");
        assertThat(workload.layout().topics()).isEqualTo(2);
        assertThat(reading.warnings).isEmpty();
    }

    @Test
    void existingTopicsNeedNoNumberOfTopics() {
        String yaml = WORKLOAD.replace("topics: 1\npartitionsPerTopic: 2\n", "topics: 0\n") + MINUTES;

        Workload both = reading.workload(yaml + "existingTopicList: [a, b, c]\n");
        Workload produced = reading.workload(yaml + "existingProduceTopicList:\n  - a\n");
        Workload separate = reading.workload(yaml + "existingProduceTopicList: [a]\nexistingConsumeTopicList: [b]\n");

        assertThat(both.layout().topics()).isEqualTo(3);
        assertThat(both.layout().existingProduceTopics())
                .isEqualTo(both.layout().existingConsumeTopics())
                .containsExactly("a", "b", "c");
        assertThat(produced.layout().existingConsumeTopics()).containsExactly("a");
        assertThat(separate.layout().existingProduceTopics()).containsExactly("a");
        assertThat(separate.layout().existingConsumeTopics()).containsExactly("b");
    }

    @Test
    void withoutConsumersItSaysThatNothingIsConsumed() {
        String yaml = WORKLOAD.replace("subscriptionsPerTopic: 1\nconsumerPerSubscription: 1\n", "") + MINUTES;

        Workload workload = reading.workload(yaml);

        assertThat(workload.clients().subscriptionsPerTopic()).isZero();
        assertThat(reading.warnings)
                .containsExactly(
                        "w.yaml: subscriptionsPerTopic and consumerPerSubscription are missing, so nothing is consumed");
    }

    @Test
    void aSubscriptionWithoutANumberOfConsumersHasOne() {
        Workload workload = reading.workload(WORKLOAD.replace("consumerPerSubscription: 1\n", "") + MINUTES);

        assertThat(workload.clients()).isEqualTo(new ClientCounts(1, 1, 1));
        assertThat(reading.warnings)
                .containsExactly(
                        "w.yaml: consumerPerSubscription is missing: each subscription has 1 consumer, as in the"
                                + " old files of OMB");
    }

    @Test
    void aTopicMayHaveAMillionPartitionsAndMoreClientsThanAProcess() {
        Workload workload = reading.workload((WORKLOAD + MINUTES)
                .replace("partitionsPerTopic: 2", "partitionsPerTopic: 1000000")
                .replace("producersPerTopic: 1", "producersPerTopic: 1000000")
                .replace("subscriptionsPerTopic: 1", "subscriptionsPerTopic: 1000000")
                .replace("consumerPerSubscription: 1", "consumerPerSubscription: 1000000"));

        assertThat(workload.layout().partitionsPerTopic()).isEqualTo(1_000_000);
        assertThat(workload.clientCount()).isEqualTo(1_000_000_000_000L + 1_000_000);
    }

    @Test
    void anUnknownKeyDistributorGivesNoKeysWhereReadingIsLenient() {
        Workload workload = reading.leniently().workload(WORKLOAD + MINUTES + "keyDistributor: \"FIXED_KEY\"\n");

        assertThat(workload.messages().keyDistributor()).isEqualTo(KeyDistributorType.NO_KEY);
        assertThat(reading.warnings)
                .containsExactly(
                        "w.yaml:9:17: keyDistributor must be one of NO_KEY, KEY_ROUND_ROBIN, RANDOM_NANO, but is"
                                + " 'FIXED_KEY' (read as NO_KEY)");
    }

    @Test
    void aFileThatCannotBeReadIsNamed(@TempDir Path folder) throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Path huge = Files.write(folder.resolve("huge"), new byte[(1 << 20) + 1]);
        Path missing = folder.resolve("missing.yaml");
        ReadOptions options = reading.options(List.of());

        assertThatThrownBy(() -> WorkloadReader.read(missing, DriverFormats.NONE, options))
                .isInstanceOf(ConfigException.class)
                .hasMessage(missing + ": cannot be read: there is no such file");
        assertThatThrownBy(() -> WorkloadReader.read(folder, DriverFormats.NONE, options))
                .hasMessage(folder + ": cannot be read: it is a folder, and must be a YAML file");
        assertThatThrownBy(() -> WorkloadReader.read(binary, DriverFormats.NONE, options))
                .hasMessage(binary + ": cannot be read: it is not text in UTF-8, and must be a YAML file");
        assertThatThrownBy(() -> WorkloadReader.read(huge, DriverFormats.NONE, options))
                .hasMessage(huge + ": cannot be read: it has more than 1 MB, and must be a YAML file of a few lines");
    }

    @Test
    void keepsTheFileAsItWasUsed() {
        reading.variables.put("RATE", "99");

        ConfigFile<Workload> file = reading.set("topics=3", "testDuration=30s")
                .workloadFile((WORKLOAD + MINUTES).replace("1000", "${RATE}")
                        + "name: \"7\"\nrandomBytesRatio: 0.5\nuseRandomizedPayloads: false\n"
                        + "messageSizeDistribution: {100-200: 1}\ntopicPrefix:\n");

        Map<String, Object> used = file.asUsed();
        assertThat(used)
                .containsEntry("topics", 3L)
                .containsEntry("testDuration", "30s")
                .containsEntry("producerRate", 99L)
                .containsEntry("name", "7")
                .containsEntry("randomBytesRatio", 0.5)
                .containsEntry("useRandomizedPayloads", false)
                .containsEntry("messageSizeDistribution", Map.of("100-200", 1L))
                .containsEntry("topicPrefix", null)
                .doesNotContainKey("testDurationMinutes");
        assertThat(file.path()).isEqualTo(Reading.WORKLOAD_FILE);
    }

    /** The names of all that are no records of the configuration themselves. */
    private static Stream<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> component.getType().isRecord()
                        ? components(component.getType())
                        : Stream.of(component.getName()));
    }

    @Test
    void everyComponentIsAKeyThatTheVocabularyLists() {
        List<String> notKeysThemselves = List.of("existingProduceTopics", "existingConsumeTopics", "backlog", "daily");
        List<String> components = components(Workload.class)
                .filter(name -> !notKeysThemselves.contains(name))
                .toList();
        assertThat(WorkloadKeys.VOCABULARY.deliveredNames())
                .containsAll(components)
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(WorkloadKeys.class.getDeclaredFields())
                        .filter(field -> field.getType() == Key.class)
                        .map(field -> field.getName().replace("_", "").toLowerCase(java.util.Locale.ROOT))
                        .collect(Collectors.toSet()))
                .isEqualTo(WorkloadKeys.VOCABULARY.deliveredNames().stream()
                        .map(name -> name.toLowerCase(java.util.Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource({
        "orders.yaml, orders",
        "pr\u00fcfung.v2.yaml, pr\u00fcfung.v2",
        "'a\tb\n c.yaml', a b  c",
        "' .yaml', unnamed"
    })
    void aFileThatDoesNotNameItselfIsNamedAsCleanlyAsOneThatDoes(String file, String name) {
        assertThat(Document.nameOf(Path.of(file))).isEqualTo(name);
        assertThat(Document.nameOf(Path.of("x".repeat(250) + ".yaml"))).isEqualTo("x".repeat(200));
    }
}
