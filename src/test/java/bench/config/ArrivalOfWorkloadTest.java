package bench.config;

import static bench.config.Reading.MINUTES;
import static bench.config.Reading.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrivals that do not go with the rate and the length of a workload. The file has 1,000 msg/s for 5 minutes. */
class ArrivalOfWorkloadTest {
    private static final String IN_PHASES = WORKLOAD.replace("producerRate: 1000\n", "");

    private final Reading reading = new Reading();

    @Test
    void aBurstThatIsLongerThanTheMeasurementIsAMistake() {
        assertThat(reading.mistakesInWorkload(WORKLOAD + MINUTES + "arrival: bursts\nburstSize: 300001\n"))
                .containsExactly(
                        "w.yaml:10:1: burstSize must be up to 300,000, the messages of the measurement (1,000 msg/s"
                                + " for 5m), but is 300001: not one burst fits into it");
        assertThat(reading.mistakesInWorkload(WORKLOAD + MINUTES + "arrival: bursts\nburstSize: 300000\n"))
                .isEmpty();
    }

    @Test
    void aBurstFitsIntoEachMeasuredPhase() {
        assertThat(reading.mistakesInWorkload(IN_PHASES + """
                        phases:
                          - {rate: 1, duration: 1s, measured: false}
                          - {ramp: {from: 0, to: 100}, duration: 10s, name: rise}
                        arrival: bursts
                        burstSize: 501
                        """))
                .containsExactly(
                        "w.yaml:11:1: burstSize must be up to 500, the messages of the phase 'rise' (0 to 100 msg/s"
                                + " for 10s), but is 501: not one burst fits into it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"poisson", "bursts\nburstSize: 5"})
    void withoutALimitThereIsNoArrival(String arrival) {
        String file = WORKLOAD.replace("producerRate: 1000", "producerRate: -1") + MINUTES;

        assertThat(reading.mistakesInWorkload(file + "arrival: " + arrival + "\n"))
                .containsExactly(
                        "w.yaml:9:1: arrival: " + arrival.lines().findFirst().orElseThrow()
                                + " must come with a rate, but there is no limit: messages are sent one right after the other");
        assertThat(reading.mistakesInWorkload(file)).isEmpty();
    }

    @Test
    void aPhaseWithoutALimitIsWarnedAbout() {
        reading.workload(IN_PHASES + """
                phases: [{rate: 5, duration: 1s}, {rate: unlimited, duration: 1s, name: flat out}]
                arrival: poisson
                """);

        assertThat(reading.warnings)
                .containsExactly(
                        "w.yaml:8:1: arrival: poisson has no effect in the phase 'flat out', which has no limit");
    }
}
