package bench.config;

import static bench.config.Reading.MINUTES;
import static bench.config.Reading.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of forks by which a rate changes within a measurement; that of {@link Reading#WORKLOAD} is 1,000 msg/s. */
class RatesOfForksTest {
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
    @ValueSource(
            strings = {
                "producerStartRate: 5000\nproducerIncrementRate: 100",
                "producerStartRate: 7",
                "producerRateList: []"
            })
    void withoutStepsThereIsOneMeasurement(String lines) {
        Workload workload = reading.workload(WORKLOAD + MINUTES + lines);

        assertThat(workload.timing().phases()).isEmpty();
        assertThat(workload.rate().producerRate()).isEqualTo(1_000);
        assertThat(reading.warnings).isEmpty();
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
                        + " 20000]]",
                "producerRateList: [[1, 5], [0, 5]] | w.yaml:9:28: producerRateList must have its points in the order of their"
                        + " minutes",
                "producerRateList: [[1, -5]] | w.yaml:9:24: the rate of a point must be a number from 0 to 2147483647, but is"
                        + " '-5'",
                "producerRateList: [[0, 0]] | w.yaml:9:1: producerRateList must have a rate above 0 within the measurement, but"
                        + " has none",
                "producerRateList: [[16, 0, 500]] | w.yaml:9:20: producerRateList has a point [hour, minute, rate], at a time of"
                        + " day: a run that depends on when it begins cannot be repeated; give [minutes, rate] such as [[0, 1000],"
                        + " [5, 20000]], from the start of the measurement",
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
