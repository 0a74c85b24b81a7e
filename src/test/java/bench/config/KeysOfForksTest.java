package bench.config;

import static bench.config.Reading.MINUTES;
import static bench.config.Reading.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(reading.workload(WORKLOAD + MINUTES + line).reportInterval()).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void synonymsMayBothBeThereIfTheySayTheSame() {
        Workload workload = reading.workload(
                WORKLOAD + MINUTES + "testDuration: 300s\nsampleRateMillis: 1000\nlogIntervalMillis: 1000");

        assertThat(workload.testDuration()).isEqualTo(Duration.ofMinutes(5));
        assertThat(workload.reportInterval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void lenientReadingWarnsAboutKeysWithoutEffect() {
        Workload workload =
                reading.leniently().workload(WORKLOAD + MINUTES + "consumerBacklogSizeGB: 5\nproducrRate: 7\n");

        assertThat(workload.producerRate()).isEqualTo(1000);
        assertThat(reading.warnings)
                .containsExactly(
                        "w.yaml:9:1: 'consumerBacklogSizeGB' is known, but not delivered yet: remove it, or ignore it with --lenient"
                                + " (ignored)",
                        "w.yaml:10:1: unknown key 'producrRate'; did you mean 'producerRate'? (ignored)");
    }

    @Test
    void keysOfForksAreAcceptedAtTheValueThatHasNoEffect() {
        reading.workload(WORKLOAD + MINUTES
                + "consumerBacklogSizeGB: 0\nbacklogProducerRate: -1\nrandomTopicNames: true\nproducerRateList:\n");

        assertThat(reading.warnings).isEmpty();
    }
}
