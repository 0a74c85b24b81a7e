package bench.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.yaml.ConfigException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Records that are made in code obey the rules of files. */
class ConfigRecordsTest {
    @Test
    void aWorkloadNamesTheComponentThatIsWrong() {
        assertThatThrownBy(() -> workload(-1, 1000, Duration.ofSeconds(1)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("producersPerTopic must be 0 or more, but was -1");
        assertThatThrownBy(() -> workload(1, -1, Duration.ofSeconds(1)))
                .hasMessage("producerRate must be a number of 0 or more, but was -1.0");
        assertThatThrownBy(() -> workload(1, Double.NaN, Duration.ofSeconds(1)))
                .hasMessage("producerRate must be a number of 0 or more, but was NaN");
        assertThatThrownBy(() -> workload(1, 1, Duration.ZERO))
                .hasMessage("testDuration must be above 0s, but was PT0S");
    }

    @Test
    void aDriverConfigNamesTheComponentThatIsWrong() {
        assertThatThrownBy(() -> new DriverConfig(
                        "d", "kafka", (short) 0, null, false, PropertyBlocks.EMPTY, DriverSettings.NONE))
                .isInstanceOf(ConfigException.class)
                .hasMessage("replicationFactor must be 1 or more, or -1 for the broker's default, but was 0");
    }

    @Test
    void aShareOfSizesNamesTheComponentThatIsWrong() {
        assertThatThrownBy(() -> new SizeShare(5, 4, 1))
                .hasMessage("maxBytes must be 5 or more, which is minBytes, but was 4");
    }

    private static Workload workload(int producers, double rate, Duration test) {
        return new Workload(
                "w",
                new TopicLayout(1, 1, null, List.of(), List.of()),
                new ClientCounts(producers, 1, 1),
                new Messages(KeyDistributorType.NO_KEY, StampMode.PAYLOAD, 100, List.of(), null, false, 0, 0),
                new OfferedRate(rate, rate, Arrivals.UNIFORM, Pacing.AUTO),
                new Timing(test, Duration.ZERO, Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(60)),
                Optional.empty(),
                1);
    }
}
