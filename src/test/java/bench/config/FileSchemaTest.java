package bench.config;

import static org.assertj.core.api.Assertions.assertThat;

import bench.cli.DriverRegistry;
import bench.testing.SchemaFile;
import bench.yaml.Vocabulary;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What an editor makes of workload and driver files, by the schemas in {@code src/schema}. */
class FileSchemaTest {
    private static final Vocabulary DRIVER_KEYS =
            DriverRegistry.STANDARD.formats().vocabulary();
    private static final SchemaFile WORKLOAD = new SchemaFile("workload");
    private static final SchemaFile DRIVER = new SchemaFile("driver");
    private static final YAMLMapper YAML = new YAMLMapper();

    private static MarkdownPage page(String name) {
        return MarkdownPage.read(Path.of("src/docs", name + ".md"));
    }

    private static List<Path> shipped(String folder, String glob) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder), glob)) {
            files.forEach(found::add);
        }
        return found;
    }

    private static JsonNode yaml(String text) {
        return YAML.readTree(text);
    }

    @Test
    void workloadsHaveTheKeysOfTheReader() {
        WORKLOAD.assertIs(
                new FileSchema(WorkloadKeys.VOCABULARY, page("workloads").table("Workload keys")).json());
    }

    @Test
    void driversHaveTheKeysOfTheReader() {
        Map<String, List<String>> rows = page("drivers").table("Driver keys");
        rows.putAll(page("drivers").table("The loopback driver"));
        DRIVER.assertIs(new FileSchema(DRIVER_KEYS, rows).json());
    }

    @Test
    void everyShippedFileIsRight() throws IOException {
        for (Path file : shipped("workloads", "*.yaml")) {
            assertThat(WORKLOAD.mistakes(yaml(Files.readString(file))))
                    .as(file.toString())
                    .isEmpty();
            assertThat(Files.readString(file))
                    .contains("\n# yaml-language-server: $schema=../src/schema/workload.schema.json\n");
        }
        Path driver = Path.of("driver-kafka.yaml");
        assertThat(DRIVER.mistakes(yaml(Files.readString(driver)))).isEmpty();
        assertThat(Files.readString(driver))
                .contains("\n# yaml-language-server: $schema=src/schema/driver.schema.json\n");
    }

    @Test
    void everyExampleOfTheDocumentsIsRight() throws IOException {
        for (MarkdownPage page : MarkdownPage.all()) {
            for (String example : page.examples("yaml")) {
                SchemaFile schema = example.contains("topics:") ? WORKLOAD : DRIVER;
                assertThat(schema.mistakes(yaml(example))).as(example).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "testDurationMinutes: ${minutes:-15}",
                "seed: '5'",
                "producerRate: 10_000",
                "producerRate: 1e4",
                "producerRate: -1",
                "keyDistributor: no_key",
                "arrival:",
                "useRandomizedPayloads: True",
                "testDuration: 1h30m",
                "testDuration: 90 S",
                "warmupDuration: 0",
                "slo: publishLatency.p99 < 5ms",
                "slo: [publishLatency.p99.9<5 ms, publishRate > 1e4]",
                "thresholds: [publishErrorShare < 0.1%, 'phase.1: pause: publishRate < 1', phase.x: publishRate > 1]",
                "thresholds: {limit: 'phase.x: publishLatency.p99 < 5ms', abortOnFail: true, grace: 10s}",
                "phases: [{rate: unlimited, duration: 5s}, {ramp: {from: 0, to: 5}, duration: 5s, name: x, measured: false}]",
                "producerRateList: [[0, 5], [1, 10]]",
                "producerRateList: [[9, 30, 5]]",
                "messageSizeDistribution: {100-1KB: 80, 1kb - 10kb: 20}",
                "existingTopicList: [a, b.c]",
                "randomTopicNames: true",
                "messageRateReceivedForSubscription: 100",
                "producerPermits: 17"
            })
    void aWorkloadMayHave(String line) {
        assertThat(WORKLOAD.mistakes(yaml(line))).isEmpty();
    }

    /** Those of the reader's own tests, save for limits of durations and rules that are for several keys. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            keyDistributor: "FIXED_KEY" | /keyDistributor
            stamp: body | /stamp
            randomBytesRatio: 1.5 | /randomBytesRatio
            randomBytesRatio: high | /randomBytesRatio
            useRandomizedPayloads: yes please | /useRandomizedPayloads
            warmupDuration: 30 s later | /warmupDuration
            warmupDuration: -5s | /warmupDuration
            warmupDurationMinutes: -1 | /warmupDurationMinutes
            sampleRateMillis: 0 | /sampleRateMillis
            warmupProducerRate: 0 | /warmupProducerRate
            producerRate: -2 | /producerRate
            producerRate: 3e9 | /producerRate
            arrival: random | /arrival
            burstSize: 0 | /burstSize
            burstSize: 1.5 | /burstSize
            topicPrefix: my topic | /topicPrefix
            existingTopicList: orders | /existingTopicList
            existingTopicList: [a/b] | /existingTopicList/0
            messageSizeDistribution: 5 | /messageSizeDistribution
            messageSizeDistribution: {9 to 1: 5} | /messageSizeDistribution
            messageSizeDistribution: {100-1KB: -5} | /messageSizeDistribution/100-1KB
            partitionsPerTopicList: [20] | /partitionsPerTopicList
            messageRateReceivedForSubscription: 50 | /messageRateReceivedForSubscription
            name: [a] | /name
            topics: 0 | /topics
            topics: many | /topics
            phases: [] | /phases
            phases: [{rate: 5}] | /phases/0
            phases: [{rate: -5, duration: 1s}] | /phases/0/rate
            phases: [{rate: 5, duration: soon}] | /phases/0/duration
            phases: [{rat: 5, duration: 1s}] | /phases/0
            producerRateList: [[1]] | /producerRateList/0
            slo: faster | /slo
            thresholds: [faster] | /thresholds
            thresholds: [{limt: publishRate > 1}] | /thresholds
            reportIntervall: 1s | ``
            MessageSize: 1 | ``
            driverClass: kafka | ``
            """)
    void aMistakeInAWorkloadIsSeenAtItsKey(String line, String place) {
        assertThat(WORKLOAD.mistakes(yaml(line))).isNotEmpty().anyMatch(at -> at.equals(place));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            replicationFactor: 0 | /replicationFactor
            replicationFactor: 40000 | /replicationFactor
            embeddedBroker: maybe | /embeddedBroker
            skipCreateTopic: true | /skipCreateTopic
            producerConfig: [a=b] | /producerConfig
            failOneIn: -1 | /failOneIn
            ackLatency: quick | /ackLatency
            blockSend: {at: 5s} | /blockSend
            comonConfig: a=b | ``
            producerRate: 5 | ``
            """)
    void aMistakeInADriverFileIsSeenAtItsKey(String line, String place) {
        assertThat(DRIVER.mistakes(yaml(line))).isNotEmpty().anyMatch(at -> at.equals(place));
    }
}
