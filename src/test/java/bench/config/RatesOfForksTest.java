package bench.config;

import static bench.config.Reading.MINUTES;
import static bench.config.Reading.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of forks by which a rate changes within a measurement; that of {@link Reading#WORKLOAD} is 1,000 msg/s. */
class RatesOfForksTest {
    /** An hour of which {@code producerRateList} says the rates. */
    private static final String DAY = WORKLOAD.replace("producerRate: 1000\n", "") + "testDuration: 1h\n";

    private final Reading reading = new Reading();

    @Test
    void aRateGoesLinearlyFromPointToPointAndStaysAfterTheLast() {
        Workload workload =
                reading.workload(WORKLOAD + MINUTES + "producerRateList: [[1, 100], [2, 400], [2, 50], [4, 50]]");

        assertThat(workload.timing().phases())
                .extracting(PlannedPhase::name, PlannedPhase::pace, PlannedPhase::length)
                .containsExactly(
                        tuple("1: 100 msg/s", Pace.constant(100), minutes(1)),
                        tuple("2: 100 to 400 msg/s", Pace.ramp(100, 400, minutes(1)), minutes(1)),
                        tuple("3: 50 msg/s", Pace.constant(50), minutes(2)),
                        tuple("4: 50 msg/s", Pace.constant(50), minutes(1)));
        assertThat(workload.timing().testDuration()).isEqualTo(minutes(5));
        assertThat(workload.warmupRate()).isEqualTo(100);
        assertThat(reading.warnings)
                .containsExactly("w.yaml:7:1: producerRate is not used, because of producerRateList");
    }

    @ParameterizedTest
    @CsvSource({
        "16:00, 50, 70, 60",
        "16:30, 60, 70, 30",
        "17:15, 72.5, 80, 45",
        "23:00, 55, 50, 60",
        "08:00, 50, 50, 60"
    })
    void ratesOfTheDayAreThoseFromTheStartOfTheMeasurement(LocalTime start, double from, double to, int minutes) {
        Workload workload =
                reading.workload(DAY + "producerRateList: [[16, 0, 50], [17, 0, 70], [18, 0, 80], [0, 0, 50]]");

        PlannedPhase first = workload.measuredFrom(start).timing().phases().get(0);

        assertThat(workload.timing().daily().orElseThrow().rateAt(start)).isCloseTo(from, within(1e-9));
        assertThat(first.pace().from()).isCloseTo(from, within(1e-9));
        assertThat(first.pace().to()).isCloseTo(to, within(1e-9));
        assertThat(first.length()).isEqualTo(minutes(minutes));
    }

    @Test
    void aDayGoesOnAfterMidnight() {
        Workload workload = reading.workload(DAY + "producerRateList: [[23, 30, 100], [1, 0, 400]]")
                .measuredFrom(LocalTime.of(23, 0));

        assertThat(workload.timing().phases())
                .extracting(
                        PlannedPhase::length, phase -> Math.rint(phase.pace().to()))
                .containsExactly(tuple(minutes(30), 100.0), tuple(minutes(30), 200.0));
        assertThat(workload.timing().testDuration()).isEqualTo(minutes(60));
        assertThat(workload.findsRate()).isFalse();
    }

    @Test
    void aRampIsCutOffWhereTheMeasurementEnds() {
        Workload workload = reading.workload(
                WORKLOAD.replace("producerRate: 1000\n", "") + MINUTES + "producerRateList: [[0, 0], [10, 1000]]");

        assertThat(workload.timing().phases())
                .extracting(PlannedPhase::pace)
                .containsExactly(Pace.ramp(0, 500, minutes(5)));
        assertThat(workload.warmupRate()).isEqualTo(500);
    }

    @Test
    void aRateGoesInStepsUpToThatOfTheMeasurement() {
        Workload workload = reading.workload(WORKLOAD + MINUTES
                + "producerStartRate: 300\nproducerIncrementRate: 300\nproducerIncrementSeconds: 30\n");

        assertThat(workload.timing().phases())
                .extracting(PlannedPhase::name, PlannedPhase::length)
                .containsExactly(
                        tuple("1: 300 msg/s", Duration.ofSeconds(30)),
                        tuple("2: 600 msg/s", Duration.ofSeconds(30)),
                        tuple("3: 900 msg/s", Duration.ofSeconds(30)),
                        tuple("4: 1,000 msg/s", Duration.ofSeconds(210)));
        assertThat(workload.warmupRate()).isEqualTo(300);
        assertThat(reading.warnings).isEmpty();
    }

    @Test
    void saysWhereTheStepsDoNotReachTheRateInTime() {
        reading.workload(WORKLOAD + MINUTES + "producerStartRate: 100\nproducerIncrementRate: 100");

        assertThat(reading.warnings)
                .containsExactly(
                        "w.yaml:10:1: the measurement ends before the steps have reached producerRate: measure for"
                                + " longer, or in higher steps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"producerIncrementRate: 0", "producerRateList: []"})
    void withoutStepsThereIsOneMeasurement(String lines) {
        Workload workload = reading.workload(WORKLOAD + MINUTES + lines);

        assertThat(workload.timing().phases()).isEmpty();
        assertThat(workload.rate().producerRate()).isEqualTo(1_000);
        assertThat(reading.warnings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "producerStartRate: 5000;producerIncrementRate: 100 | w.yaml:10:1: producerIncrementRate has no effect: the"
                        + " steps begin at 5,000 msg/s (producerStartRate), which is not below producerRate",
                "producerIncrementRate: 100 | w.yaml:9:1: producerIncrementRate has no effect: the steps begin at 10,000"
                        + " msg/s (producerStartRate), which is not below producerRate",
                "producerStartRate: 7 | w.yaml:9:1: producerStartRate has no effect without a producerIncrementRate above 0",
                "producerIncrementSeconds: 7 | w.yaml:9:1: producerIncrementSeconds has no effect without a"
                        + " producerIncrementRate above 0"
            })
    void saysWhichKeysOfStepsDoNothing(String lines, String warning) {
        Workload workload = reading.workload(WORKLOAD + MINUTES + lines.replace(';', '\n'));

        assertThat(workload.timing().phases()).isEmpty();
        assertThat(workload.rate().producerRate()).isEqualTo(1_000);
        assertThat(reading.warnings).containsExactly(warning);
    }

    @Test
    void stepsMustLeadToARate() {
        assertThat(reading.mistakesInWorkload(WORKLOAD.replace("producerRate: 1000", "producerRate: -1") + MINUTES
                        + "producerIncrementRate: 100"))
                .containsExactly("w.yaml:9:1: producerIncrementRate must come with a producerRate that the steps lead"
                        + " to, but that has no limit");
    }

    @Test
    void saysWhereNoPointIsWithinTheMeasurement() {
        Workload workload = reading.workload(DAY + "producerRateList: [[60, 100], [90, 400]]");

        assertThat(workload.timing().phases()).extracting(PlannedPhase::pace).containsExactly(Pace.constant(100));
        assertThat(reading.warnings)
                .singleElement()
                .asString()
                .endsWith("producerRateList has no point before the end of the measurement: it has the rate of the"
                        + " first one all the time");
    }

    @Test
    void aRateOfMinusOneIsThePaceOfAPhaseWithoutALimit() {
        Workload workload = reading.workload(WORKLOAD.replace("producerRate: 1000", "producerRate: -1") + MINUTES);

        assertThat(Pace.constant(workload.rate().producerRate())).isEqualTo(Pace.UNLIMITED);
        assertThat(workload.warmupRate()).isEqualTo(Pace.UNLIMITED.from());
    }

    @Test
    void aSearchNeedsNoStart() {
        Workload workload = reading.workload(
                WORKLOAD.replace("producerRate: 1000", "producerRate: 0") + MINUTES + "producerStartRate: 10000");

        assertThat(workload.findsRate()).isTrue();
        assertThat(reading.warnings)
                .containsExactly(
                        "w.yaml:9:1: producerStartRate is not needed: the search for the rate begins with a guess of its own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "producerRateList: 5 | w.yaml:9:19: producerRateList must be a list of points [minutes, rate] such as [[0, 1000],"
                        + " [5, 20000]], but is '5'",
                "producerRateList: [[5]] | w.yaml:9:20: producerRateList must have points [minutes, rate] such as [[0, 1000], [5,"
                        + " 20000]], or [hour, minute, rate] at a time of day",
                "producerRateList: [[1, 5], [0, 5]] | w.yaml:9:28: producerRateList must have its points in the order of their"
                        + " minutes",
                "producerRateList: [[1, -5]] | w.yaml:9:24: the rate of a point must be a number from 0 to 2147483647, but is"
                        + " '-5'",
                "producerRateList: [[0, 0]] | w.yaml:9:1: producerRateList must have a rate above 0 within the measurement, but"
                        + " has none",
                "producerRateList: [[0, 9], [16, 0, 500]] | w.yaml:9:28: producerRateList must have points of one form: [minutes,"
                        + " rate] such as [[0, 1000], [5, 20000]], or [hour, minute, rate] at a time of day",
                "producerRateList: [[24, 0, 500]] | w.yaml:9:21: the hour of a point must be a whole number from 0 to 23, but is"
                        + " '24'",
                "producerRateList: [[5, 0, 0]] | w.yaml:9:1: producerRateList must have a rate above 0 within the measurement, but"
                        + " has none",
            })
    void saysInOneLineWhatIsWrong(String line, String message) {
        List<String> mistakes = reading.mistakesInWorkload(WORKLOAD + MINUTES + line);

        assertThat(mistakes).containsExactly(message);
    }

    @Test
    void refusesMoreStepsThanAResultShows() {
        assertThat(reading.mistakesInWorkload(WORKLOAD + MINUTES
                        + "producerStartRate: 1\nproducerIncrementRate: 1\nproducerIncrementSeconds: 1"))
                .containsExactly("w.yaml:10:1: producerIncrementRate makes 300 phases: give higher steps, or fewer by"
                        + " producerStartRate, up to 200");
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Test
    void aSearchWarmsUpAtTheRateThatItFinds() {
        reading.workload(
                WORKLOAD.replace("producerRate: 1000", "producerRate: 0") + MINUTES + "warmupProducerRate: 500");

        assertThat(reading.warnings)
                .singleElement()
                .asString()
                .endsWith("warmupProducerRate has no effect where the rate is searched: the warm-up has the rate that"
                        + " was found");
    }
}
