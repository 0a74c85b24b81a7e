package bench.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.yaml.ConfigException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records that are made in code obey the rules of files. */
class ConfigRecordsTest {
    @Test
    void aWorkloadNamesTheComponentThatIsWrong() {
        assertThatThrownBy(() -> workload(-1, 1000, Duration.ofSeconds(1)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("producersPerTopic must be 0 or more, but was -1");
        assertThatThrownBy(() -> workload(1, 0, Duration.ofSeconds(1)))
                .hasMessage("producerRate must be a number above 0, but was 0.0");
        assertThatThrownBy(() -> workload(1, Double.NaN, Duration.ofSeconds(1)))
                .hasMessage("producerRate must be a number above 0, but was NaN");
        assertThatThrownBy(() -> workload(1, 1, Duration.ZERO))
                .hasMessage("testDuration must be above 0s, but was PT0S");
    }

    @Test
    void aDriverConfigNamesTheComponentThatIsWrong() {
        assertThatThrownBy(() -> new DriverConfig(
                        "d", "kafka", (short) 0, null, false, PropertyBlocks.EMPTY, LoopbackConfig.INSTANT, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage("replicationFactor must be 1 or more, or -1 for the broker's default, but was 0");
    }

    @Test
    void aMixOfLatenciesAddsUp() {
        List<LatencyShare> half = List.of(new LatencyShare(50, Duration.ZERO));

        assertThatThrownBy(() -> new LoopbackConfig(half, 0, LoopbackConfig.Faults.NONE, LoopbackConfig.Block.NEVER, 1))
                .hasMessage("ackLatency must add up to 100 percent, but was 50.0");
        assertThatThrownBy(() -> new LatencyShare(101, Duration.ZERO))
                .hasMessage("percent must be from 0 to 100, but was 101.0");
        assertThatThrownBy(() -> new SizeShare(5, 4, 1))
                .hasMessage("maxBytes must be 5 or more, which is minBytes, but was 4");
    }

    private static Workload workload(int producers, double rate, Duration test) {
        return new Workload(
                "w",
                new TopicLayout(1, 1, null, List.of(), List.of()),
                new ClientCounts(producers, 1, 1),
                new Messages(KeyDistributorType.NO_KEY, StampMode.PAYLOAD, 100, List.of(), null, false, 0, 0),
                new OfferedRate(rate, rate, Pacing.AUTO),
                new Timing(test, Duration.ZERO, Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(60)),
                1);
    }
}
