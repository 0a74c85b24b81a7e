package bench.validity;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Condition;
import bench.report.Runs;
import bench.result.Figures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An interval whose latencies have the percentiles 500, 990 and so on in their units, at 50,000 msg/s. */
class ConditionsTest {
    private final Figures figures = Figures.of(Runs.interval());

    @ParameterizedTest
    @CsvSource({
        "publishLatency.p50 < 501ms, MET",
        "publishLatency.p50 < 0.4s, NOT_MET",
        "publishDelayLatency.p95 < 1ms, MET",
        "publishDelayLatency.p95 < 900us, NOT_MET",
        "publishLatency.max <= 2s, MET",
        "publishRate > 50000, MET",
        "publishRate > 51000 msg/s, NOT_MET",
        "publishErrorRate < 1, MET",
        "consumeByteRate > 40MB/s, MET",
        "publishLatency.p99.9 < 10s, UNKNOWN",
        "delivery.lost < 1, UNKNOWN"
    })
    void aConditionIsHeldAgainstTheFigureInItsUnit(String condition, Conditions.Answer answer) {
        assertThat(Conditions.of(Condition.parse(condition).orElseThrow(), figures))
                .isEqualTo(answer);
    }
}
