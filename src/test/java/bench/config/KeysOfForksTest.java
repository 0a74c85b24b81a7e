package bench.config;

import static bench.config.Reading.DRIVER;
import static bench.config.Reading.MINUTES;
import static bench.config.Reading.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that only forks of OMB have, or that have several names, and those that have no effect yet. */
class KeysOfForksTest {
    private final Reading reading = new Reading();

    @ParameterizedTest
    @CsvSource({
        "sampleRateMillis: 2500, 2500",
        "logIntervalMillis: 1000, 1000",
        "statsIntervalSeconds: 1.5, 1500",
        "reportInterval: 3s, 3000"
    })
    void knowsTheForksNamesOfTheInterval(String line, long millis) {
        assertThat(reading.workload(WORKLOAD + MINUTES + line).timing().reportInterval())
                .isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void synonymsMayBothBeThereIfTheySayTheSame() {
        Workload workload = reading.workload(
                WORKLOAD + MINUTES + "testDuration: 300s\nsampleRateMillis: 1000\nlogIntervalMillis: 1000");

        assertThat(workload.timing().testDuration()).isEqualTo(Duration.ofMinutes(5));
        assertThat(workload.timing().reportInterval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void lenientReadingWarnsAboutKeysWithoutEffect() {
        Workload workload =
                reading.leniently().workload(WORKLOAD + MINUTES + "partitionsPerTopicList: [5]\nproducrRate: 7\n");

        assertThat(workload.rate().producerRate()).isEqualTo(1000);
        assertThat(reading.warnings)
                .containsExactly(
                        "w.yaml:9:1: partitionsPerTopicList is not supported, as all topics of a run have"
                                + " partitionsPerTopic partitions; topics that differ can be created before, and named in"
                                + " existingTopicList (ignored)",
                        "w.yaml:10:1: unknown key 'producrRate'; did you mean 'producerRate'? (ignored)");
    }

    @Test
    void keysOfForksAreAcceptedAtTheValueThatHasNoEffect() {
        reading.workload(WORKLOAD + MINUTES
                + "consumerBacklogSizeGB: 0\nbacklogProducerRate: -1\nrandomTopicNames: true\nproducerRateList:\n");

        assertThat(reading.warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backlogOnly: false",
                "ensureTopicsAreReady: true",
                "ensureTopicsAreReady: false",
                "messageProcessingDelayMs: 0",
                "messageProcessingDelayMs: 0.0",
                "messageRateReceivedForSubscription: 100",
                "backlogProducerRate: 500",
                "acceptableBacklog: 10000",
                "producerStartRate: 10000",
                "producerIncrementSeconds: 60",
                "producerRateList: []",
                "producerPauseDuringDrain: 0",
                "warmupProducerRate: -1",
                "warmupProducerRateSeparationMinutes: 0"
            })
    void keysOfAWorkloadAreAcceptedWhereTheyMeanNothing(String line) {
        reading.workload(WORKLOAD + MINUTES + line + "\n");

        assertThat(reading.warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "skipCreateTopic: false",
                "useTransactions: false",
                "maxConcurrentTransactions: 5",
                "useTransactions: false\nrequestsPerTransaction: 100",
                "useTransactions: false\nmaxConcurrentTransactions: 5\nbatchSize: 100",
                "batchSize: 0",
                "deleteTopicAfterTest: true"
            })
    void keysOfADriverFileAreAcceptedWhereTheyMeanNothing(String line) {
        reading.driver(DRIVER + line + "\n");

        assertThat(reading.warnings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "producersPerTopicList: [1, 2] | producersPerTopicList is not supported, as all topics of a run have"
                        + " producersPerTopic producers, which share the rate",
                "topicGroups: [{groupName: a}] | topicGroups is not supported, as a workload is one load: write a file for each"
                        + " group, and run them at one time",
                "randomTopicNames: false | randomTopicNames must be true, as names of created topics hold the number of the run",
                "warmupProducerRateSeparationMinutes: 5 | warmupProducerRateSeparationMinutes must be -1 or 0, as the measurement"
                        + " follows the warm-up at once; a pause between them is a phase with rate: 0 and measured: false",
            })
    void keysOfAWorkloadAreRefusedWithTheReason(String line, String reason) {
        assertThat(reading.mistakesInWorkload(WORKLOAD + MINUTES + line + "\n"))
                .containsExactly("w.yaml:9:1: " + reason + ": remove it, or ignore it with --lenient");
    }

    @Test
    void keysOfWhatKafkaDoesNotDoAreRefusedWithTheReason() {
        assertThat(reading.mistakesInWorkload(
                        WORKLOAD + MINUTES + "messageRateReceivedForSubscription: 50\nmessageProcessingDelayMs: 5\n"))
                .containsExactly(
                        "w.yaml:9:1: messageRateReceivedForSubscription must be 100, as a subscription of Kafka gets every"
                                + " message, none is filtered: remove it, or ignore it with --lenient",
                        "w.yaml:10:1: messageProcessingDelayMs must be 0, as consumers here do nothing with a message but"
                                + " count it: remove it, or ignore it with --lenient");
    }

    @Test
    void keysWithoutUseAreAcceptedWithAWarning() {
        reading.workload(WORKLOAD + MINUTES + "producerPermits: 1000\n");

        assertThat(reading.warnings)
                .containsExactly(
                        "w.yaml:9:1: producerPermits has no effect here: sends in flight are limited by the client's own"
                                + " settings");
    }

    @Test
    void theSearchOfAForkIsReadWithAWarningForEachOfItsKeys() {
        Workload workload = reading.workload(WORKLOAD.replace("producerRate: 1000", "producerRate: 0")
                + MINUTES
                + "rampAlgorithm: CHOP\nrampConvergenceTolerance: 0.05\n");

        assertThat(workload.findsRate()).isTrue();
        assertThat(reading.warnings)
                .containsExactly(
                        "w.yaml:9:1: rampAlgorithm has no effect here: the search for the rate needs no such setting, see"
                                + " --search-limit and --confirm",
                        "w.yaml:10:1: rampConvergenceTolerance has no effect here: the search for the rate needs no such"
                                + " setting, see --search-limit and --confirm");
    }

    @Test
    void theKnownKeysAreListedOnceInAFile() {
        assertThat(reading.mistakesInWorkload(WORKLOAD + MINUTES + "qqq: 1\nxyzzy: 2\nzzz: 3\n"))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("w.yaml:9:1: unknown key 'qqq': a workload file may have name, topics, "),
                        second -> assertThat(second).isEqualTo("w.yaml:10:1: unknown key 'xyzzy'"),
                        third -> assertThat(third).isEqualTo("w.yaml:11:1: unknown key 'zzz'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.openmessaging.benchmark.driver.fork.kafka.ForkedKafkaBenchmarkDriver",
                "io.openmessaging.benchmark.driver.redpanda.tx.RedpandaTxBenchmarkDriver",
                "io.openmessaging.benchmark.driver.kop.KopBenchmarkDriver"
            })
    void aDriverClassLikeKafkasIsOfferedToBeReadAsKafka(String name) {
        assertThat(reading.mistakesInDriver(DRIVER.replace("kafka", name)))
                .containsExactly(
                        "d.yaml:1:14: driverClass must be kafka, loopback, or a class on the class path, but is '"
                                + name + "'; if its files are for Kafka, read them with --set driverClass=kafka");
    }

    @Test
    void anOwnDriverClassThatOnlySoundsLikeKafkasIsSaidToLackItsJarFirst() {
        assertThat(reading.mistakesInDriver(DRIVER.replace("kafka", "com.automq.benchmark.AutoMQDriver")))
                .containsExactly(
                        "d.yaml:1:14: driverClass must be kafka, loopback, or a class on the class path, but is"
                                + " 'com.automq.benchmark.AutoMQDriver': " + OwnClasses.REMEDY
                                + "; if its files are for Kafka, read them with --set driverClass=kafka");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.openmessaging.benchmark.driver.pulsar.PulsarBenchmarkDriver",
                "io.openmessaging.benchmark.driver.rabbitmq.RabbitMqBenchmarkDriver",
                "io.openmessaging.benchmark.driver.pravega.PravegaBenchmarkDriver"
            })
    void theDriverClassOfAnotherSystemIsOnlySaidToBeMissing(String name) {
        assertThat(reading.mistakesInDriver(DRIVER.replace("kafka", name)))
                .containsExactly(
                        "d.yaml:1:14: driverClass must be kafka, loopback, or a class on the class path, but is '"
                                + name + "'");
    }
}
