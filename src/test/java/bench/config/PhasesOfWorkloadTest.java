package bench.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhasesOfWorkloadTest {
    /** Further lines start at line 7. */
    private static final String CLIENTS = """
            topics: 1
            partitionsPerTopic: 2
            messageSize: 1024
            subscriptionsPerTopic: 1
            consumerPerSubscription: 1
            producersPerTopic: 1
            """;

    private final Reading reading = new Reading();

    @Test
    void readsRatesRampsAndPausesWithTheirNames() {
        Workload workload = reading.workload(CLIENTS + """
                phases:
                  - {rate: 1000, duration: 1m}
                  - {ramp: {from: 1000, to: 2e4}, duration: 5m}
                  - {rate: 0, duration: 10s, measured: false}
                  - {rate: Unlimited, duration: 30s, name: flat out}
                """);

        assertThat(workload.timing().phases())
                .containsExactly(
                        new PlannedPhase("1: 1,000 msg/s", true, Pace.constant(1_000), Duration.ofMinutes(1)),
                        new PlannedPhase(
                                "2: 1,000 to 20,000 msg/s",
                                true,
                                Pace.ramp(1_000, 20_000, Duration.ofMinutes(5)),
                                Duration.ofMinutes(5)),
                        new PlannedPhase("3: pause", false, Pace.NONE, Duration.ofSeconds(10)),
                        new PlannedPhase("flat out", true, Pace.UNLIMITED, Duration.ofSeconds(30)));
        assertThat(workload.timing().testDuration()).isEqualTo(Duration.ofSeconds(400));
        assertThat(workload.findsRate()).isFalse();
        assertThat(reading.warnings).isEmpty();
    }

    @Test
    void repeatsTheListWithTheRoundInEachName() {
        Workload workload = reading.workload(
                CLIENTS + "repeat: 2\nphases: [{rate: 1, duration: 1s}, {rate: 9, duration: 1s, name: peak}]");

        assertThat(workload.timing().phases())
                .extracting(PlannedPhase::name)
                .containsExactly("1: 1 msg/s, round 1", "peak, round 1", "1: 1 msg/s, round 2", "peak, round 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phases: [{rate: 70, duration: 1s}, {rate: 9, duration: 1s}] | 70",
                "phases: [{rate: 0, duration: 1s}, {ramp: {from: 0, to: 30}, duration: 1s}] | 30",
                "{warmupProducerRate: 5, phases: [{rate: 70, duration: 1s}]} | 5",
            })
    void warmsUpAtTheRateWithWhichThePhasesBeginToSend(String lines, double rate) {
        String written = lines.replaceAll("^\\{(.*?), (phases.*)}$", "$1\n$2");

        assertThat(reading.workload(CLIENTS + written).warmupRate()).isEqualTo(rate);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "phases: 5 | w.yaml:7:9: phases must be a list of phases such as {rate: 1000, duration: 1m} or {ramp: {from:"
                        + " 1000, to: 20000}, duration: 5m}, but is '5'",
                "phases: [] | w.yaml:7:9: phases must be a list of phases such as {rate: 1000, duration: 1m} or {ramp: {from:"
                        + " 1000, to: 20000}, duration: 5m}, but is empty",
                "phases: [7] | w.yaml:7:10: a phase must have the form {rate: 1000, duration: 1m} or {ramp: {from: 1000, to:"
                        + " 20000}, duration: 5m}, but is '7'",
                "phases: [{rate: 7}] | w.yaml:7:10: duration is missing: it must be the length of the phase, such as 30s, 5m"
                        + " or 1h",
                "phases: [{duration: 7s}] | w.yaml:7:10: a phase must have a rate or a ramp",
                "phases: [{rate: 1, ramp: {from: 1, to: 2}, duration: 7s}] | w.yaml:7:10: a phase must have one of rate and"
                        + " ramp, but has both",
                "phases: [{rate: fast, duration: 7s}] | w.yaml:7:17: rate must be a number of messages/s from 0 to"
                        + " 2147483647, or unlimited, but is 'fast'",
                "phases: [{ramp: 5, duration: 7s}] | w.yaml:7:17: ramp must have the form {from: 1000, to: 20000}, but is '5'",
                "phases: [{ramp: {from: 5}, duration: 7s}] | w.yaml:7:17: to is missing: ramp must have the form {from: 1000,"
                        + " to: 20000}",
                "phases: [{rate: 1, durations: 7s}] | w.yaml:7:20: unknown key 'durations' in a phase; did you mean"
                        + " 'duration'?",
                "phases: [{rate: 1, duration: 7s, x: 1}] | w.yaml:7:34: unknown key 'x' in a phase: it may have rate, ramp,"
                        + " duration, name, measured",
                "phases: [{rate: 1, duration: 7s, measured: false}] | w.yaml:7:1: phases must have one that is measured, but"
                        + " each has measured: false",
                "phases: [{rate: 0, duration: 7s}] | w.yaml:7:1: phases must have one in which something is sent, but each"
                        + " has the rate 0",
                "phases: [{rate: 1, duration: 7s, name: warm-up}] | w.yaml:7:1: phases must have different names, but"
                        + " 'warm-up' is that of the phase before them",
                "phases: [{rate: 1, duration: 7s, name: a}, {rate: 2, duration: 7s, name: a}] | w.yaml:7:1: phases must have"
                        + " different names, but two have the name 'a'",
                "repeat: 3 | w.yaml:7:1: repeat must come with phases, which it repeats",
            })
    void saysInOneLineWhatIsWrong(String line, String message) {
        String rest = line.startsWith("repeat") ? "\nproducerRate: 1\ntestDuration: 1s" : "";

        assertThat(reading.mistakesInWorkload(CLIENTS + line + rest)).containsExactly(message);
    }

    @Test
    void findsAllMistakesInOnePass() {
        assertThat(reading.mistakesInWorkload(CLIENTS + """
                        phases:
                          - {rate: -1, duration: 1m}
                          - {rate: 1000, duration: 1}
                        producerRate: 5
                        testDuration: 1m
                        """))
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).startsWith("w.yaml:8:12: rate must be "))
                .anySatisfy(line -> assertThat(line).startsWith("w.yaml:9:28: duration must be "))
                .contains(
                        "w.yaml:10:1: producerRate must not be given with phases, which say it themselves",
                        "w.yaml:11:1: testDuration must not be given with phases, which say it themselves");
    }

    @ParameterizedTest
    @ValueSource(strings = {"repeat: 101\nphases: [{rate: 1, duration: 1s}, {rate: 2, duration: 1s}]"})
    void refusesMorePhasesThanAResultShows(String lines) {
        assertThat(reading.mistakesInWorkload(CLIENTS + lines))
                .containsExactly("w.yaml:8:1: phases must be up to 200, but are 2, repeated 101 times");
    }

    @Test
    void nothingIsProducedInPhasesWithoutProducers() {
        List<String> mistakes = reading.mistakesInWorkload(
                CLIENTS.replace("producersPerTopic: 1", "producersPerTopic: 0") + "phases: [{rate: 1, duration: 1s}]");

        assertThat(mistakes).containsExactly("w.yaml:7:1: phases must come with producers, but nothing is produced");
    }
}
