package bench.config;

import static bench.config.Reading.MINUTES;
import static bench.config.Reading.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The backlog that a workload file asks for. The file has 1,000 msg/s of 1,024 bytes, and a single consumer. */
class BacklogOfWorkloadTest {
    private final Reading reading = new Reading();

    private Optional<Backlog> backlog(String lines) {
        return reading.workload(WORKLOAD + MINUTES + lines + "\n").backlog();
    }

    @Test
    void thereIsNoneWithoutASize() {
        assertThat(backlog("consumerBacklogSizeGB: 0\nbacklogProducerRate: 500\nacceptableBacklog: 7"))
                .isEmpty();
        assertThat(reading.warnings).isEmpty();
    }

    @Test
    void producerRateHoldsAllTheTimeUnlessTheFileSaysOtherwise() {
        Backlog backlog = backlog("consumerBacklogSizeGB: 0.5").orElseThrow();

        assertThat(backlog.bytes()).isEqualTo(1L << 29);
        assertThat(backlog.buildRate()).isEqualTo(1000);
        assertThat(backlog.draining()).isEqualTo(new Backlog.Draining(1, Optional.empty(), 1000, Duration.ZERO));
        assertThat(backlog.only()).isFalse();
        assertThat(backlog.catchUpConsumers()).isEqualTo(1);
    }

    @Test
    void everyKeyIsRead() {
        Backlog backlog = backlog("""
                        consumerBacklogSizeGB: 2
                        backlogDrainRatio: 0.9
                        acceptableBacklog: 500
                        backlogProducerRate: 5000
                        drainProducerRate: 100
                        producerPauseBeforeDrain: 3
                        catchUpConsumers: 1
                        backlogTimeout: 10m""").orElseThrow();

        assertThat(backlog)
                .isEqualTo(new Backlog(
                        2L << 30,
                        5000,
                        new Backlog.Draining(0.9, Optional.of(500L), 100, Duration.ofSeconds(3)),
                        false,
                        1,
                        Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "consumerBacklogSizeGB: 0.00004 | w.yaml:9:1: consumerBacklogSizeGB leaves nothing to drain: it is 41 messages,"
                        + " and up to 1,000 count as none (acceptableBacklog)",
                "consumerBacklogSizeGB: 1;acceptableBacklog: 100000000 | w.yaml:9:1: consumerBacklogSizeGB leaves nothing to"
                        + " drain: it is 1,048,576 messages, and up to 100,000,000 count as none (acceptableBacklog)",
                "consumerBacklogSizeGB: 1;backlogDrainRatio: 0 | w.yaml:10:1: backlogDrainRatio: 0 leaves nothing to drain: the"
                        + " backlog counts as drained before it is read"
            })
    void aBacklogThatCountsAsNoneIsSaid(String lines, String warning) {
        assertThat(backlog(lines.replace(';', '\n'))).isPresent();
        assertThat(reading.warnings).singleElement().asString().endsWith(warning);
    }

    @Test
    void aBacklogOfMoreThanCountsAsNoneIsAsItShouldBe() {
        assertThat(backlog("consumerBacklogSizeGB: 0.00004\nacceptableBacklog: 40"))
                .isPresent();
        assertThat(reading.warnings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"backlogOnly: true", "producerPauseDuringDrain: 5"})
    void producersMayPauseWhileItIsDrained(String line) {
        assertThat(backlog("consumerBacklogSizeGB: 1\n" + line)
                        .orElseThrow()
                        .draining()
                        .producerRate())
                .isZero();
    }

    @Test
    void aRateWithoutEffectIsWarnedAbout() {
        assertThat(backlog("consumerBacklogSizeGB: 1\nbacklogOnly: true\ndrainProducerRate: 100"))
                .isPresent();
        assertThat(reading.warnings)
                .containsExactly(
                        "w.yaml:11:1: drainProducerRate has no effect: with backlogOnly producers pause while the"
                                + " backlog is drained");
    }

    /** A megabyte a second takes 17 minutes for a gigabyte. */
    @ParameterizedTest
    @CsvSource({"1, 35", "0.1, 11"})
    void theTimeoutIsTwiceWhatTheRateAsksForAndTenMinutesAtLeast(String gigabytes, long minutes) {
        assertThat(backlog("consumerBacklogSizeGB: " + gigabytes).orElseThrow().timeout())
                .isBetween(Duration.ofMinutes(minutes - 1), Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "backlogOnly: true | backlogOnly: true must come with a consumerBacklogSizeGB above 0",
                "consumerBacklogSizeGB: -1 | consumerBacklogSizeGB must be a number from 0 to 1000000, but is '-1'",
                "backlogProducerRate: 0 | backlogProducerRate must be a number of messages/s from 0.001 to 2147483647, or -1"
                        + " for producerRate, but is '0'"
            })
    void whatCannotBeIsAMistake(String line, String mistake) {
        assertThat(reading.mistakesInWorkload(WORKLOAD + MINUTES + line + "\n"))
                .singleElement()
                .asString()
                .contains(mistake);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "producersPerTopic: 1 | producersPerTopic: 0 | consumerBacklogSizeGB must come with producers",
                "producerRate: 1000 | producerRate: 0 | consumerBacklogSizeGB must come with a producerRate above 0",
                "subscriptionsPerTopic: 1 | subscriptionsPerTopic: 0 | consumerBacklogSizeGB must come with consumers",
                "name: w | catchUpConsumers: 2 | catchUpConsumers must be up to consumerPerSubscription, which is 1, but is 2"
            })
    void itTakesProducersAndConsumers(String line, String instead, String mistake) {
        String file = (WORKLOAD + MINUTES).replace(line + "\n", "");

        assertThat(reading.mistakesInWorkload(file + instead + "\nconsumerBacklogSizeGB: 1\n"))
                .singleElement()
                .asString()
                .contains(mistake);
    }

    @Test
    void aBacklogThatCannotBeSentInItsTimeIsAMistake() {
        assertThat(reading.mistakesInWorkload(WORKLOAD + MINUTES + "consumerBacklogSizeGB: 1\nbacklogTimeout: 3s\n"))
                .containsExactly(
                        "w.yaml:10:1: backlogTimeout must be at least 17m29s, the time in which that much is sent"
                                + " (consumerBacklogSizeGB, backlogProducerRate), but is 3s");
    }

    @Test
    void whatIsThereAlreadyNeedNotBeSent() {
        assertThat(backlog("consumerBacklogSizeGB: 1\nbacklogTimeout: 3s\nexistingTopicList: [a]"))
                .isPresent();
    }

    @Test
    void aBacklogThatTakesMonthsIsAMistake() {
        assertThat(reading.mistakesInWorkload(WORKLOAD + MINUTES + "consumerBacklogSizeGB: 100000\n"))
                .singleElement()
                .asString()
                .startsWith("w.yaml:9:1: consumerBacklogSizeGB must be less: at that rate it takes 1213d");
    }

    @Test
    void aBacklogAloneNeedsNoLengthOfAMeasurement() {
        Workload workload = reading.workload(WORKLOAD + "consumerBacklogSizeGB: 1\nbacklogOnly: true\n");

        assertThat(workload.backlog().orElseThrow().only()).isTrue();
    }

    @Test
    void withoutAStampTheLatencyOfTheDrainingIsWarnedAbout() {
        assertThat(backlog("consumerBacklogSizeGB: 1\nstamp: none")).isPresent();
        assertThat(reading.warnings)
                .containsExactly("w.yaml:10:1: stamp: none mixes live messages with those of the backlog: the"
                        + " end-to-end latency of the draining is that of both");
    }
}
