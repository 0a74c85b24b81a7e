package bench.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdRuleTest {
    private final Reading reading = new Reading();

    private List<ThresholdRule> read(String thresholds) {
        return reading.workload(Reading.WORKLOAD + Reading.MINUTES + "thresholds: " + thresholds + "\n")
                .thresholds();
    }

    private List<String> mistakes(String thresholds) {
        return reading.mistakesInWorkload(Reading.WORKLOAD + Reading.MINUTES + "thresholds: " + thresholds + "\n");
    }

    @Test
    void isForTheWholeMeasurement() {
        ThresholdRule rule =
                ThresholdRule.parse(" publishResponseLatency.p99<20 ms ").orElseThrow();

        assertThat(rule.phase()).isEmpty();
        assertThat(rule.grace()).isEmpty();
        assertThat(rule.text()).isEqualTo("publishResponseLatency.p99 < 20ms");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phase.spike: publishLatency.p99 < 5ms | spike",
                "phase.spike, round 2:publishLatency.p99<5ms | spike, round 2",
                "phase.1: 1,000 to 2,000 msg/s: publishLatency.p99 < 5ms | 1: 1,000 to 2,000 msg/s",
                "phase.a < b: publishLatency.p99 < 5ms | a < b",
                "phase.phase.x: y:: publishLatency.p99 < 5ms | phase.x: y:",
                "phase. \uD83D\uDE80 : publishLatency.p99 < 5ms | \uD83D\uDE80"
            })
    void theNameOfAPhaseIsAllBeforeTheLastColon(String text, String phase) {
        ThresholdRule rule = ThresholdRule.parse(text).orElseThrow();

        assertThat(rule.phase()).contains(phase);
        assertThat(rule.condition().text()).isEqualTo("publishLatency.p99 < 5ms");
        assertThat(ThresholdRule.parse(rule.text())).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "phase.",
                "phase.x",
                "phase.x:",
                "phase.: publishLatency.p99 < 5ms",
                "phase.x publishLatency.p99 < 5ms",
                "spike: publishLatency.p99 < 5ms",
                "publishLatency.p99 < 5ms: phase.x"
            })
    void hasNoOtherForm(String text) {
        assertThat(ThresholdRule.parse(text)).isEmpty();
    }

    @Test
    void aWorkloadHasOneOrAList() {
        assertThat(read("publishRate >= 1000")).hasSize(1);
        assertThat(read("[publishRate >= 1000, publishErrorShare < 0.1%]")).hasSize(2);
        assertThat(read("")).isEmpty();
    }

    @Test
    void aPhaseNeedsNoQuotesInAList() {
        assertThat(read("\n- phase.spike: publishLatency.p99 < 5ms\n- 'phase.1: pause: publishRate < 1'"))
                .extracting(ThresholdRule::phase)
                .containsExactly(Optional.of("spike"), Optional.of("1: pause"));
    }

    @Test
    void oneThatEndsARunHasItsGrace() {
        assertThat(read("""

                                - {limit: publishLatency.p99 < 5ms, abortOnFail: true, grace: 30s}
                                - {limit: publishLatency.p99 < 5ms, abortOnFail: true}
                                - {limit: publishLatency.p99 < 5ms, abortOnFail: false}
                                - {limit: publishLatency.p99 < 5ms}
                                """))
                .extracting(ThresholdRule::grace)
                .containsExactly(
                        Optional.of(Duration.ofSeconds(30)),
                        Optional.of(ThresholdRule.DEFAULT_GRACE),
                        Optional.empty(),
                        Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "faster | thresholds must be [phase.NAME:] NAME[.STAT] OP VALUE[UNIT], such as"
                        + " 'endToEndResponseLatency.p99 < 50ms' or 'publishRate > 1000', but is 'faster'",
                "{limit: faster} | limit must be [phase.NAME:] NAME[.STAT] OP VALUE[UNIT], such as"
                        + " 'endToEndResponseLatency.p99 < 50ms' or 'publishRate > 1000', but is 'faster'",
                "{limt: publishRate > 1} | unknown key 'limt' in a threshold; did you mean 'limit'?",
                "{abortOnFail: true} | limit is missing: a threshold must have the form {limit:"
                        + " 'publishResponseLatency.p99 < 20ms', abortOnFail: true, grace: 10s}",
                "{limit: publishRate > 1, grace: 5s} | grace must not be there without abortOnFail: true",
                "{limit: publishRate > 1, abortOnFail: perhaps} | abortOnFail must be true or false, but is 'perhaps'",
                "{limit: publishRate > 1, abortOnFail: true, grace: soon} | grace must be a duration such as 500ms, 30s, 5m"
                        + " or 1h, from 0s to 30d, but is 'soon'",
                "[[publishRate > 1]] | thresholds must be [phase.NAME:] NAME[.STAT] OP VALUE[UNIT], such as"
                        + " 'endToEndResponseLatency.p99 < 50ms' or 'publishRate > 1000', but is a list",
            })
    void aMistakeIsNamedWithItsPlace(String thresholds, String mistake) {
        assertThat(mistakes(thresholds))
                .singleElement()
                .asString()
                .startsWith("w.yaml:9:")
                .endsWith(": " + mistake);
    }
}
