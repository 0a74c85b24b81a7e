package bench.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "1h30m, PT1H30M",
        "2m30s, PT2M30S",
        "1d 2h 3m 4s 5ms, P1DT2H3M4.005S",
        "1.5m, PT1M30S",
        "1h0.5m, PT1H30S",
        "30S, PT30S",
        "1H30M, PT1H30M",
        "500MS, PT0.5S",
        "0, PT0S",
        "200us, PT0.0002S"
    })
    void areNumbersWithUnitsFromTheLargest(String text, Duration expected) {
        assertThat(Durations.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "5", "-5s", "+5s", "30m1h", "1h1h", "1h30", "h", "1h-30m", "1h,30m", "PT1H", "1e3s", "5min"
            })
    void areNothingElse(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999999999d", "106751d999999999999h"})
    void areNoLongerThanAClockCounts(String text) {
        assertThat(Durations.parse(text)).contains(Duration.ofNanos(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,0s",
        "PT0.4S,400ms",
        "PT1.4S,1.4s",
        "PT61.45S,61.45s",
        "PT90S,90s",
        "PT5M,5m",
        "PT1.0000015S,1000001.5us"
    })
    void areShownAsAUserWouldWriteThem(Duration duration, String text) {
        assertThat(Durations.shown(duration)).isEqualTo(text);
        assertThat(Durations.parse(text)).contains(duration);
    }
}
