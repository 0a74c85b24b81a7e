package bench.result;

import static bench.result.Check.Verdict.INVALID;
import static bench.result.Check.Verdict.VALID;
import static bench.result.Check.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void aFigureAtALimitIsWithinIt() {
        Limits cpu = Limits.above("%", 80, 95);
        assertThat(cpu.verdict(80)).isEqualTo(VALID);
        assertThat(cpu.verdict(80.1)).isEqualTo(WARN);
        assertThat(cpu.verdict(95.1)).isEqualTo(INVALID);

        Limits rate = Limits.below("%", 99.5, 95);
        assertThat(rate.verdict(99.5)).isEqualTo(VALID);
        assertThat(rate.verdict(99.4)).isEqualTo(WARN);
        assertThat(rate.verdict(94.9)).isEqualTo(INVALID);
    }

    @Test
    void limitsAreShownInTheirUnit() {
        assertThat(Limits.below("%", 99.5, 95).phrase().text()).isEqualTo("99.5 %, 95 %");
        assertThat(Limits.warnAbove("", 0).phrase().text()).isEqualTo("0");
        assertThat(Limits.invalidAbove("ms", 100).phrase().text()).isEqualTo("100 ms");
    }
}
