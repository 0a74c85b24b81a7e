package bench.config;

import static bench.config.Reading.MINUTES;
import static bench.config.Reading.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadMistakesTest {
    /** Each line stands in line 9 of an otherwise good file. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            keyDistributor: "FIXED_KEY" | w.yaml:9:17: keyDistributor must be one of NO_KEY, KEY_ROUND_ROBIN, RANDOM_NANO, but is 'FIXED_KEY'
            stamp: body | w.yaml:9:8: stamp must be one of payload, header, none, but is 'body'
            randomBytesRatio: 1.5 | w.yaml:9:19: randomBytesRatio must be a number from 0 to 1, but is '1.5'
            randomBytesRatio: .nan | w.yaml:9:19: randomBytesRatio must be a number from 0 to 1, but is '.nan'
            useRandomizedPayloads: yes | w.yaml:9:24: useRandomizedPayloads must be true or false, but is 'yes'
            warmupDuration: 30 | w.yaml:9:17: warmupDuration must be a duration such as 500ms, 30s, 5m or 1h, from 0s to 30d, but is '30'
            warmupDuration: 90d | w.yaml:9:17: warmupDuration must be a duration such as 500ms, 30s, 5m or 1h, from 0s to 30d, but is '90d'
            warmupDuration: -5s | w.yaml:9:17: warmupDuration must be a duration such as 500ms, 30s, 5m or 1h, from 0s to 30d, but is '-5s'
            warmupDuration: 999999999999999999h | w.yaml:9:17: warmupDuration must be a duration such as 500ms, 30s, 5m or 1h, from 0s to 30d, but is '999999999999999999h'
            warmupDurationMinutes: -1 | w.yaml:9:24: warmupDurationMinutes must be a number from 0 to 43200, but is '-1'
            reportInterval: 1ms | w.yaml:9:17: reportInterval must be a duration such as 500ms, 30s, 5m or 1h, from 100ms to 1h, but is '1ms'
            sampleRateMillis: 0 | w.yaml:9:19: sampleRateMillis must be a number from 100 to 3600000, but is '0'
            warmupProducerRate: 0 | w.yaml:9:21: warmupProducerRate must be a number of messages/s from 0.001 to 2147483647, or -1 for producerRate, but is '0'
            arrival: random | w.yaml:9:10: arrival must be one of uniform, poisson, bursts, but is 'random'
            arrival: bursts | w.yaml: burstSize is missing: with arrival: bursts it must be the number of messages of a burst
            burstSize: 0 | w.yaml:9:12: burstSize must be a whole number from 1 to 100000000, but is '0'
            burstSize: 100 | w.yaml:9:1: burstSize must not be there without arrival: bursts
            seed: 9223372036854775808 | w.yaml:9:7: seed must be a whole number from -9223372036854775808 to 9223372036854775807, but is '9223372036854775808'
            topicPrefix: my topic | w.yaml:9:14: topicPrefix must be 1 to 200 letters, digits, '.', '_' or '-', but is 'my topic'
            existingTopicList: orders | w.yaml:9:20: existingTopicList must be a list of topic names, but is 'orders'
            existingTopicList: [a, a] | w.yaml:9:24: existingTopicList has the topic 'a' twice: it must be there once
            existingTopicList: [a/b] | w.yaml:9:21: existingTopicList must be topic names of 1 to 249 letters, digits, '.', '_' or '-', but is 'a/b'
            messageSizeDistribution: 5 | w.yaml:9:26: messageSizeDistribution must be a mapping such as {"100-1KB": 80, "1KB-10KB": 20}, but is '5'
            messageSizeDistribution: {9-1: 5} | w.yaml:9:27: messageSizeDistribution must have ranges such as 100-1024 or 512B-1KB, from 0 to 1024MB and with the smaller size first, but has '9-1'
            messageSizeDistribution: {100-1KB: -5} | w.yaml:9:36: the weight of '100-1KB' must be a number from 0 to 1000000000, but is '-5'
            messageSizeDistribution: {100-1KB: 0} | w.yaml:9:26: messageSizeDistribution must have a range whose weight is above 0, but has none
            payloadFile: no/such/payload.data | w.yaml:9:1: payloadFile must be a file or a folder that exists, but 'no/such/payload.data' is neither in the current folder, nor beside the workload file or above it
            useRandomizedPayloads: true | w.yaml:9:1: randomizedPayloadPoolSize must be 1 or more with useRandomizedPayloads: true
            partitionsPerTopicList: [20] | w.yaml:9:1: partitionsPerTopicList is not supported, as all topics of a run have partitionsPerTopic partitions; topics that differ can be created before, and named in existingTopicList: remove it, or ignore it with --lenient
            reportIntervall: 1s | w.yaml:9:1: unknown key 'reportIntervall'; did you mean 'reportInterval'?
            consumersPerSubscription: 1 | w.yaml:9:1: unknown key 'consumersPerSubscription'; did you mean 'consumerPerSubscription'?
            MessageSize: 1 | w.yaml:9:1: unknown key 'MessageSize'; did you mean 'messageSize'?
            driverClass: kafka | w.yaml:9:1: unknown key 'driverClass': it belongs in a driver file, and this is read as a workload file
            name: [a] | w.yaml:9:7: name must be text of one line and of up to 200 characters, but is a list
            topics: 2 | w.yaml:9:1: the key 'topics' is there twice, first in line 1: it must be given once
            testDuration: 5s | w.yaml:8:1: testDurationMinutes must not differ from testDuration (w.yaml:9:1), which means the same: give one of them
            seed: ${SEED} | w.yaml:9:7: the variable 'SEED' is set neither in the environment nor as a system property; set it, or write ${SEED:-default}
            seed: ${SEED:-1 | w.yaml:9:7: the variable 'SEED' has no closing brace '}'
            seed: ${MINE:-x} | w.yaml:9:7: seed must be a whole number from -9223372036854775808 to 9223372036854775807, but '${MINE:-x}' is 'x'
            seed: ${DB_PASSWORD:-x} | w.yaml:9:7: seed must be a whole number from -9223372036854775808 to 9223372036854775807, but '${DB_PASSWORD:-[hidden]}' is hidden here
            seed: [1 | w.yaml:10:1: this is not YAML: expected ',' or ']', but got <stream end>
            seed: 'a | w.yaml:10:1: this is not YAML: found unexpected end of stream
            seed: a: b | w.yaml:9:8: this is not YAML: mapping values are not allowed here
            seed: *seed | w.yaml:9:7: YAML aliases (*name) are not supported: the value must be written out
            """)
    void namesThePlaceTheMistakeAndWhatIsAllowed(String line, String expected) {
        List<String> mistakes = new Reading().mistakesInWorkload(WORKLOAD + MINUTES + line + "\n");

        assertThat(mistakes).contains(expected);
    }

    /** Each line replaces that of the same key in a good file. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            topics: | w.yaml: topics is missing: it must be the number of topics to create, unless existingTopicList is given
            topics: 0 | w.yaml:1:9: topics must be a whole number from 1 to 1000000, but is '0'
            topics: -1 | w.yaml:1:9: topics must be a whole number from 1 to 1000000, but is '-1'
            topics: 1.5 | w.yaml:1:9: topics must be a whole number from 1 to 1000000, but is '1.5'
            topics: 99999999999999999999 | w.yaml:1:9: topics must be a whole number from 1 to 1000000, but is '99999999999999999999'
            topics: 1e9999 | w.yaml:1:9: topics must be a whole number from 1 to 1000000, but is '1e9999'
            topics: 010 | w.yaml:1:9: topics must be a whole number from 1 to 1000000, but is '010'
            topics: many | w.yaml:1:9: topics must be a whole number from 1 to 1000000, but is 'many'
            topics: [1, 2] | w.yaml:1:9: topics must be a whole number from 1 to 1000000, but is a list
            topics: {a: 1} | w.yaml:1:9: topics must be a whole number from 1 to 1000000, but is a mapping
            partitionsPerTopic: ~ | w.yaml: partitionsPerTopic is missing: it must be the number of partitions of each topic
            messageSize: 1KB | w.yaml:3:14: messageSize must be a whole number from 1 to 1073741824, but is '1KB'
            messageSize: null | w.yaml: messageSize is missing: it must be the bytes of a message, unless messageSizeDistribution or payloadFile is given
            producersPerTopic: | w.yaml: producersPerTopic is missing: it must be the number of producers of each topic, 0 for a consumer-only run
            subscriptionsPerTopic: | w.yaml: subscriptionsPerTopic is missing: it must be the number of subscriptions of each topic
            producersPerTopic: 100000000000 | w.yaml:6:20: producersPerTopic must be a whole number from 0 to 1000000, but is '100000000000'
            producerRate: | w.yaml: producerRate is missing: it must be the number of messages/s over all producers
            producerRate: -5 | w.yaml:7:15: producerRate must be a number of messages/s from 0.001 to 2147483647, 0 (find the highest) or -1 (no limit), but is '-5'
            producerRate: NaN | w.yaml:7:15: producerRate must be a number of messages/s from 0.001 to 2147483647, 0 (find the highest) or -1 (no limit), but is 'NaN'
            producerRate: .inf | w.yaml:7:15: producerRate must be a number of messages/s from 0.001 to 2147483647, 0 (find the highest) or -1 (no limit), but is '.inf'
            producerRate: 1e300 | w.yaml:7:15: producerRate must be a number of messages/s from 0.001 to 2147483647, 0 (find the highest) or -1 (no limit), but is '1e300'
            producerRate: 1e-300 | w.yaml:7:15: producerRate must be a number of messages/s from 0.001 to 2147483647, 0 (find the highest) or -1 (no limit), but is '1e-300'
            testDurationMinutes: | w.yaml: testDurationMinutes is missing: it, or testDuration (30s, 5m, 1h), must be the length of the measurement
            testDurationMinutes: 0 | w.yaml:8:22: testDurationMinutes must be a number from 0.001 to 43200, but is '0'
            testDurationMinutes: 5m | w.yaml:8:22: testDurationMinutes must be a number from 0.001 to 43200, but is '5m'
            testDurationMinutes: 1000000 | w.yaml:8:22: testDurationMinutes must be a number from 0.001 to 43200, but is '1000000'
            """)
    void isAskedForWhatMustBeThere(String line, String expected) {
        String key = line.substring(0, line.indexOf(':') + 1);
        String yaml = (WORKLOAD + MINUTES)
                .replaceFirst("(?m)^" + key + ".*$", java.util.regex.Matcher.quoteReplacement(line));

        assertThat(new Reading().mistakesInWorkload(yaml)).containsExactly(expected);
    }

    @Test
    void allMistakesAreFoundInOnePassInTheOrderOfTheFile() {
        String yaml = """
                topics: 0
                partitionPerTopic: 1
                messageSize: 36
                topics: 7
                stamp: [payload]
                producersPerTopic: 1
                partitionsPerTopicList: [3]
                """;

        assertThat(new Reading().mistakesInWorkload(yaml))
                .containsExactly(
                        "w.yaml:1:9: topics must be a whole number from 1 to 1000000, but is '0'",
                        "w.yaml:2:1: unknown key 'partitionPerTopic'; did you mean 'partitionsPerTopic'?",
                        "w.yaml:4:1: the key 'topics' is there twice, first in line 1: it must be given once",
                        "w.yaml:5:8: stamp must be one of payload, header, none, but is a list",
                        "w.yaml:7:1: partitionsPerTopicList is not supported, as all topics of a run have partitionsPerTopic partitions; topics that differ can be created before, and named in existingTopicList: remove it, or ignore it with --lenient",
                        "w.yaml: producerRate is missing: it must be the number of messages/s over all producers",
                        "w.yaml: testDurationMinutes is missing: it, or testDuration (30s, 5m, 1h), must be the length of the measurement");
    }

    @Test
    void anUnknownKeyWithoutANeighbourGetsTheListOfKeys() {
        assertThat(new Reading().mistakesInWorkload(WORKLOAD + MINUTES + "zzz: 1\n"))
                .singleElement()
                .asString()
                .startsWith(
                        "w.yaml:9:1: unknown key 'zzz': a workload file may have name, topics, partitionsPerTopic, ")
                .endsWith(", stamp, pacing, seed");
    }

    @Test
    void aTabIsNamedWithItsLine() {
        assertThat(new Reading().mistakesInWorkload(WORKLOAD + "\ttestDurationMinutes: 5\n"))
                .containsExactly("w.yaml:8:1: a tab stands here: YAML must be indented and separated with spaces");
        assertThat(new Reading().mistakesInWorkload("topics:\t5\n"))
                .containsExactly("w.yaml:1:8: a tab stands here: YAML must be indented and separated with spaces");
    }

    @Test
    void whatIsNotOneMappingIsRefused() {
        Reading reading = new Reading();

        assertThat(reading.mistakesInWorkload(""))
                .containsExactly("w.yaml: the file is empty: it must have lines of 'key: value'");
        assertThat(reading.mistakesInWorkload("# topics: 1\n\n# end"))
                .containsExactly("w.yaml: the file is empty: it must have lines of 'key: value'");
        assertThat(reading.mistakesInWorkload("- topics\n"))
                .containsExactly("w.yaml:1:1: a workload file must have lines of 'key: value', but is a list");
        assertThat(reading.mistakesInWorkload("topics"))
                .containsExactly(
                        "w.yaml:1:1: this is no line of 'key: value': if it is a comment, put # at the start of each"
                                + " line of it");
        assertThat(reading.mistakesInWorkload("topics: 1\n---\ntopics: 1\n"))
                .containsExactly("w.yaml:3:1: a second document starts here: a file must have only one");
        assertThat(reading.mistakesInWorkload("\u0000\u0001\u0002"))
                .containsExactly("w.yaml:1:1: this is not a text file: it must not have control characters");
        assertThat(reading.mistakesInWorkload("topics: 1\n  b\u0007: 2"))
                .containsExactly("w.yaml:2:4: this is not a text file: it must not have control characters");
        assertThat(reading.mistakesInWorkload("? {a: 1}\n: 2\n"))
                .containsExactly("w.yaml:1:4: this is not YAML: expected 'key: value' with plain text as key");
    }

    @Test
    void aRunThatWouldDoNothingIsRefused() {
        String yaml = (WORKLOAD + MINUTES)
                .replace("subscriptionsPerTopic: 1", "subscriptionsPerTopic: 0")
                .replace("producersPerTopic: 1", "producersPerTopic: 0");

        assertThat(new Reading().mistakesInWorkload(yaml))
                .containsExactly(
                        "w.yaml:4:1: subscriptionsPerTopic and consumerPerSubscription must be 1 or more where there are no producers");
    }

    @Test
    void partitionsOfAllTopicsAreLimited() {
        String yaml = (WORKLOAD + MINUTES)
                .replace("topics: 1", "topics: 100000")
                .replace("partitionsPerTopic: 2", "partitionsPerTopic: 100000");

        assertThat(new Reading().mistakesInWorkload(yaml))
                .containsExactly("w.yaml:1:1: topics x partitionsPerTopic must be up to 1000000, but is 10000000000");
    }

    @Test
    void aStampThatDoesNotFitIsRefusedWhereItWasAskedFor() {
        assertThat(new Reading().mistakesInWorkload((WORKLOAD + MINUTES).replace("1024", "35") + "stamp: payload\n"))
                .containsExactly(
                        "w.yaml:9:1: stamp must be header or none for messages of less than 36 bytes, but is payload, and there are"
                                + " messages of 35");
    }

    @Test
    void aPayloadFileThatIsNotUsedGivesNoSize() {
        String yaml = WORKLOAD.replace("messageSize: 1024\n", "") + MINUTES
                + "payloadFile: p.data\nuseRandomizedPayloads: true\nrandomizedPayloadPoolSize: 1\n";

        assertThat(new Reading().mistakesInWorkload(yaml))
                .containsExactly("w.yaml: messageSize is missing: it must be the bytes of a message, unless"
                        + " messageSizeDistribution or payloadFile is given");
    }

    @Test
    void existingTopicsMustNotContradictThemselves() {
        assertThat(new Reading()
                        .mistakesInWorkload(
                                WORKLOAD + MINUTES + "existingTopicList: [a]\nexistingConsumeTopicList: [b]\n"))
                .containsExactly(
                        "w.yaml:10:1: existingConsumeTopicList must not differ from existingTopicList (w.yaml:9:1), which sets"
                                + " it too: give one of them");
        assertThat(new Reading().mistakesInWorkload(WORKLOAD + MINUTES + "existingConsumeTopicList: [b]\n"))
                .containsExactly("w.yaml:9:1: existingConsumeTopicList must come with existingProduceTopicList, or with"
                        + " producersPerTopic: 0");
    }

    @Test
    void aMessageIsOneShortLineWhateverTheFileHas() {
        String yaml = WORKLOAD + MINUTES + "seed: \"a\\bb\\e[31m" + "x".repeat(500) + "y\"\n";

        assertThat(new Reading().mistakesInWorkload(yaml))
                .singleElement()
                .asString()
                .hasSizeLessThan(300)
                .endsWith("but is 'a?b?[31m" + "x".repeat(52) + "..." + "x".repeat(59) + "y'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "-1", "1e10"})
    void aWrongNumberOfProducersIsNotARunWithoutThem(String number) {
        Reading reading = new Reading();
        List<String> mistakes = reading.mistakesInWorkload(
                WORKLOAD.replace("producersPerTopic: 1", "producersPerTopic: " + number) + MINUTES);

        assertThat(mistakes).singleElement().asString().contains("producersPerTopic must be a whole number");
        assertThat(reading.warnings).isEmpty();
    }
}
