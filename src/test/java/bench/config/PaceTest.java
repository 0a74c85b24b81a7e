package bench.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bench.yaml.ConfigException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private static final Pace RAMP = Pace.ramp(1_000, 3_000, Duration.ofSeconds(10));

    @ParameterizedTest
    @CsvSource({"-1, 1000", "0, 1000", "5, 2000", "10, 3000", "60, 3000"})
    void aRampGoesFromOneRateToTheOtherAndStaysThere(double seconds, double rate) {
        assertThat(RAMP.rateAt(seconds)).isEqualTo(rate);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 7500", "10, 20000", "11, 23000"})
    void asManyMessagesAreDueAsTheRatesAddUpTo(double seconds, double messages) {
        assertThat(RAMP.messagesBy(seconds)).isCloseTo(messages, within(1e-6));
    }

    @Test
    void theMeanRateOfASpanIsWhatIsDueInIt() {
        assertThat(RAMP.meanRate(0, 10)).isEqualTo(2_000);
        assertThat(RAMP.meanRate(9, 11)).isEqualTo(2_950);
        assertThat(RAMP.meanRate(5, 5)).isEqualTo(2_000);
    }

    @Test
    void aConstantRateIsTheSameAtAllTimes() {
        Pace pace = Pace.constant(0.1);

        assertThat(pace.isConstant()).isTrue();
        assertThat(pace.rateAt(1e6)).isEqualTo(0.1);
        assertThat(pace.rateAt(-1)).isEqualTo(0.1);
        assertThat(pace.meanRate(3, 10)).isEqualTo(0.1);
        assertThat(pace.messagesBy(10)).isEqualTo(1);
    }

    @Test
    void aRampBetweenEqualRatesIsAConstantRate() {
        assertThat(Pace.ramp(5, 5, Duration.ofSeconds(1))).isEqualTo(Pace.constant(5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void aRateIsANumberOfZeroOrMore(double rate) {
        assertThatThrownBy(() -> Pace.constant(rate)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> Pace.ramp(1, rate, Duration.ofSeconds(1))).isInstanceOf(ConfigException.class);
    }

    @Test
    void aRampTakesTime() {
        assertThatThrownBy(() -> Pace.ramp(1, 2, Duration.ZERO))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("from 1.0 to 2.0");
    }
}
