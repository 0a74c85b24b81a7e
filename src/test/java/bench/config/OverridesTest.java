package bench.config;

import static bench.config.Reading.DRIVER;
import static bench.config.Reading.MINUTES;
import static bench.config.Reading.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.yaml.ConfigException;
import bench.yaml.Setting;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {
    private final Reading reading = new Reading();

    @Test
    void aPlainKeyIsTheWorkloadsBeforeItIsTheDrivers() {
        Overrides overrides = Reading.parsed(
                "topics=3",
                "name=w=1",
                "replicationFactor=1",
                "driver.name=d",
                "workload.seed=5",
                "producerConfig.linger.ms=5",
                "driver.commonConfig.bootstrap.servers=a:1");

        assertThat(overrides.workload())
                .containsExactly(
                        new Setting("--set", "topics", "3"),
                        new Setting("--set", "name", "w=1"),
                        new Setting("--set", "seed", "5"));
        assertThat(overrides.driver())
                .containsExactly(
                        new Setting("--set", "replicationFactor", "1"),
                        new Setting("--set", "name", "d"),
                        new Setting("--set", "producerConfig.linger.ms", "5"),
                        new Setting("--set", "commonConfig.bootstrap.servers", "a:1"));
    }

    @Test
    void argumentsThatNobodyKnowsAreAllNamed() {
        assertThatThrownBy(() -> Reading.parsed(
                        "topcs=3",
                        "zzz=1",
                        "topics",
                        "=5",
                        "replicationfactor=1",
                        "producerConfig.=1",
                        "otherConfig.a=1"))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "--set: unknown key 'topcs'; did you mean 'topics'?",
                                        "--set: unknown key 'zzz': it must be a key of a workload or driver file, or a property of a block such"
                                                + " as producerConfig.linger.ms",
                                        "--set: must be key=value, but is 'topics'",
                                        "--set: must be key=value, but is '=5'",
                                        "--set: unknown key 'replicationfactor'; did you mean 'replicationFactor'?",
                                        "--set: unknown key 'producerConfig.'; did you mean 'producerConfig'?",
                                        "--set: unknown key 'otherConfig.a': it must be a key of a workload or driver file, or a property of a"
                                                + " block such as producerConfig.linger.ms"));
    }

    @Test
    void argumentsThatNobodyKnowsAreIgnoredWhenLenient() {
        Workload workload = reading.leniently()
                .set("topcs=3", "partitionsPerTopic=9", "driver.zzz=1")
                .workload(WORKLOAD + MINUTES);

        assertThat(workload.layout().partitionsPerTopic()).isEqualTo(9);
        assertThat(reading.warnings).containsExactly("--set: unknown key 'topcs'; did you mean 'topics'? (ignored)");
        assertThatThrownBy(() -> reading.set("topcs"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("--set: must be key=value, but is 'topcs'");
    }

    @Test
    void anOverrideWinsOverTheFileAndOverEverySynonym() {
        Workload workload = reading.set(
                        "testDuration=30s", "warmupDurationMinutes=0.5", "reportInterval=1s", "topics=7")
                .workload(WORKLOAD + MINUTES + "warmupDuration: 9m\nlogIntervalMillis: 5000\nsampleRateMillis: 5000\n");

        assertThat(workload.timing().testDuration()).isEqualTo(Duration.ofSeconds(30));
        assertThat(workload.timing().warmupDuration()).isEqualTo(Duration.ofSeconds(30));
        assertThat(workload.timing().reportInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(workload.layout().topics()).isEqualTo(7);
    }

    @Test
    void oneThingIsNotSetTwice() {
        Overrides overrides = Reading.parsed("testDurationMinutes=5", "topics=1", "topics=2", "name=w")
                .withWorkload("--duration", "testDuration", "1s");

        assertThatThrownBy(overrides::withoutRepetition)
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "--set: topics must be set once, but is set twice",
                                        "--set, --duration: testDurationMinutes and testDuration must be set once, but mean"
                                                + " the same"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "testDurationMinutes=; testDuration=8s",
                "testDuration=8s; testDurationMinutes=",
                "warmupDuration=; warmupDurationMinutes=0.5",
                "logIntervalMillis=; reportInterval=1s"
            })
    void aKeyMayBeTakenAwayWhereAnotherNameOfItIsSet(String one, String other) {
        Overrides overrides = Reading.parsed(one, other).withoutRepetition();

        Workload workload =
                reading.with(overrides).workload(WORKLOAD + MINUTES + "warmupDuration: 9m\nlogIntervalMillis: 5000\n");

        String timing = workload.timing().toString();
        assertThat(timing).containsAnyOf("testDuration=PT8S", "warmupDuration=PT30S", "reportInterval=PT1S");
    }

    @Test
    void aKeyMayBeTakenAwayWhereAnOptionOfItsOwnSetsIt() {
        Overrides overrides = Reading.parsed(
                        "testDuration=", "testDurationMinutes=", "producerConfig.acks=1", "producerConfig=")
                .withWorkload("--duration", "testDuration", "8s")
                .withoutRepetition();

        assertThat(reading.with(overrides).workload(WORKLOAD + MINUTES).timing().testDuration())
                .isEqualTo(Duration.ofSeconds(8));
        assertThat(overrides.driver())
                .extracting(Setting::key)
                .containsExactly("producerConfig", "producerConfig.acks");
    }

    @Test
    void aPropertyMayFollowTheBlockThatItIsPartOf() {
        Overrides overrides = Reading.parsed(
                "producerConfig={acks: 1}", "producerConfig.linger.ms=5", "driver.name=d", "workload.name=w");

        assertThat(overrides.withoutRepetition()).isEqualTo(overrides);
    }

    @Test
    void anOverrideIsCheckedAsTheFileIsAndNamesItsOption() {
        Overrides overrides = Reading.parsed("topics=many", "workload.nmae=x", "existingTopicList=[a, a]", "stamp=[1")
                .withWorkload("--duration", "testDuration", "soon");

        assertThat(reading.with(overrides).mistakesInWorkload(WORKLOAD))
                .containsExactly("--set: this is not YAML: expected ',' or ']', but got <stream end>");

        Overrides parsed = Reading.parsed("topics=many", "workload.nmae=x", "keyDistributor=[a, a]")
                .withWorkload("--duration", "testDuration", "soon");
        assertThat(reading.with(parsed).mistakesInWorkload(WORKLOAD))
                .containsExactly(
                        "--set: unknown key 'nmae'; did you mean 'name'?",
                        "--set: keyDistributor must be one of NO_KEY, KEY_ROUND_ROBIN, RANDOM_NANO, but is a list",
                        "--set: topics must be a whole number from 1 to 1000000, but is 'many'",
                        "--duration: testDuration must be a duration such as 500ms, 30s, 5m or 1h, from 1ms to 30d, but is 'soon'");
    }

    @Test
    void listsAndMappingsAreWrittenAsYaml() {
        Workload workload = reading.set(
                        "existingTopicList=[a, b]", "messageSizeDistribution={100-200: 1}", "messageSize=")
                .workload(WORKLOAD + MINUTES + "existingProduceTopicList: [x]\n");

        assertThat(workload.layout().existingProduceTopics()).containsExactly("a", "b");
        assertThat(workload.messages().messageSizeDistribution()).containsExactly(new SizeShare(100, 200, 1));
        assertThat(reading.warnings).isEmpty();
    }

    @Test
    void propertiesReachIntoBlocksThatAreThereOrNot() {
        DriverConfig config = reading.set(
                        "producerConfig.linger.ms=5",
                        "producerConfig.acks=1",
                        "consumerConfig.a=b=c",
                        "topicConfig=x=y")
                .driver(DRIVER + "producerConfig: |\n  acks=all\n  retries=2\ntopicConfig: |\n  z=1\n");

        assertThat(config.blocks().producer())
                .containsOnly(Map.entry("acks", "1"), Map.entry("retries", "2"), Map.entry("linger.ms", "5"));
        assertThat(config.blocks().consumer()).containsOnly(Map.entry("a", "b=c"));
        assertThat(config.blocks().topic()).containsOnly(Map.entry("x", "y"));
    }

    @Test
    void serversOfTheCommandLineHoldForEveryClientAndInsteadOfAThrowawayBroker() {
        Overrides overrides =
                Overrides.NONE.withDriver("--bootstrap-servers", "commonConfig.bootstrap.servers", "far:9092");

        ConfigFile<DriverConfig> file = reading.with(overrides)
                .driverFile(
                        "driverClass: kafka\nembeddedBroker: true\nproducerConfig: |\n  bootstrap.servers=near:9092\n  acks=1\n");

        assertThat(file.value().embeddedBroker()).isFalse();
        assertThat(file.value().blocks().common()).containsOnly(Map.entry("bootstrap.servers", "far:9092"));
        assertThat(file.value().blocks().producer()).containsOnly(Map.entry("acks", "1"));
        assertThat(file.asUsed()).containsEntry("embeddedBroker", false);
    }

    @Test
    void badServersOfTheCommandLineAreNamedByTheirOption() {
        Overrides overrides = Overrides.NONE.withDriver("--bootstrap-servers", "commonConfig.bootstrap.servers", "far");

        assertThat(reading.with(overrides).mistakesInDriver(DRIVER))
                .containsExactly(
                        "--bootstrap-servers: bootstrap.servers in commonConfig must be host:port, or several with commas"
                                + " between, but has 'far'");
    }
}
