package bench.driver.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.config.DriverConfigReader;
import bench.config.DriverFormats;
import bench.yaml.ConfigException;
import bench.yaml.ReadOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopbackTypeTest {
    private final DriverConfigReader reader = new DriverConfigReader(new DriverFormats(List.of(new LoopbackType())));

    @Test
    void readsTheLoopbackDriversKeys() {
        LoopbackConfig config = settings("""
                name: Loopback
                driverClass: loopback
                ackLatency: [{percent: 99.5, latency: 2ms}, {percent: 0.5, latency: 50ms}]
                capacity: 1000.5
                slowAbove: {rate: 800, latency: 90ms}
                failOneIn: 1
                loseOneIn: 2
                duplicateOneIn: 3
                reorderOneIn: 4
                corruptOneIn: 5
                blockSend: {at: 10s, duration: 2s}
                seed: 9
                """);

        assertThat(config)
                .isEqualTo(new LoopbackConfig(
                        List.of(
                                new LatencyShare(99.5, Duration.ofMillis(2)),
                                new LatencyShare(0.5, Duration.ofMillis(50))),
                        1000.5,
                        new LoopbackConfig.Slowness(800, Duration.ofMillis(90)),
                        new LoopbackConfig.Faults(1, 2, 3, 4, 5),
                        new LoopbackConfig.Block(Duration.ofSeconds(10), Duration.ofSeconds(2)),
                        9));
        assertThat(settings("driverClass: loopback\nackLatency: 200us\n").ackLatency())
                .containsExactly(new LatencyShare(100, Duration.ofNanos(200_000)));
        assertThat(settings("driverClass: loopback\n")).isEqualTo(LoopbackConfig.INSTANT);
    }

    @Test
    void theLoopbackDriversKeysAreChecked() {
        String yaml = """
                driverClass: loopback
                ackLatency: [{percent: 95, latency: 2ms}, {percent: 4, latency: 5ms}]
                capacity: -1
                failOneIn: 1.5
                blockSend: {at: 10s, durration: 2s}
                """;

        assertThat(mistakes(yaml))
                .containsExactly(
                        "d.yaml:2:13: ackLatency must have percentages that add up to 100, but they add up to 99",
                        "d.yaml:3:11: capacity must be a number from 0 to 2147483647, but is '-1'",
                        "d.yaml:4:12: failOneIn must be a whole number from 0 to 1000000000000, but is '1.5'",
                        "d.yaml:5:12: duration is missing: blockSend must have the form {at: 10s, duration: 2s}",
                        "d.yaml:5:22: unknown key 'durration' in blockSend: it must have the form {at: 10s, duration: 2s}");
        assertThat(mistakes("driverClass: loopback\nackLatency: []\nblockSend: 5s\n"))
                .containsExactly(
                        "d.yaml:2:13: ackLatency must have percentages that add up to 100, but they add up to 0",
                        "d.yaml:3:12: blockSend must have the form {at: 10s, duration: 2s}, but is '5s'");
        assertThat(mistakes("driverClass: loopback\nackLatency: [5ms, {percent: 101, latency: 5}]\n"))
                .containsExactly(
                        "d.yaml:2:14: ackLatency must have the form {percent: 95, latency: 2ms}, but is '5ms'",
                        "d.yaml:2:29: percent must be a number from 0 to 100, but is '101'",
                        "d.yaml:2:43: latency must be a duration such as 500ms, 30s, 5m or 1h, from 0s to 1h, but is '5'");
    }

    @Test
    void aMixOfLatenciesAddsUp() {
        List<LatencyShare> half = List.of(new LatencyShare(50, Duration.ZERO));

        assertThatThrownBy(() -> new LoopbackConfig(
                        half,
                        0,
                        LoopbackConfig.Slowness.NONE,
                        LoopbackConfig.Faults.NONE,
                        LoopbackConfig.Block.NEVER,
                        1))
                .hasMessage("ackLatency must add up to 100 percent, but was 50.0");
        assertThatThrownBy(() -> new LatencyShare(101, Duration.ZERO))
                .hasMessage("percent must be from 0 to 100, but was 101.0");
    }

    private LoopbackConfig settings(String yaml) {
        return reader.parse(yaml, Path.of("d.yaml"), ReadOptions.standard(warning -> {}))
                .value()
                .settings(LoopbackConfig.class)
                .orElseThrow();
    }

    /** The lines of the error. */
    private List<String> mistakes(String yaml) {
        try {
            throw new AssertionError("was read: " + settings(yaml));
        } catch (ConfigException e) {
            return e.problems();
        }
    }
}
