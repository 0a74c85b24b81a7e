package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a campaign says to people, and to its runs. */
class RunTimeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1 s",
        "4, 4 s",
        "14, 10 s",
        "16, 20 s",
        "89, 90 s",
        "90, 2 min",
        "720, 12 min",
        "7199, 2 h 0 min",
        "12000, 3 h 20 min"
    })
    void timesAreAsExactAsAnyoneNeedsThem(long seconds, String text) {
        assertThat(RunTime.text(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @Test
    void aRunHearsOfTheBrokerThatThereIs() {
        Optional<GivenBroker> broker = Optional.of(new GivenBroker("127.0.0.1:9092", Instant.ofEpochMilli(1_234)));

        assertThat(GivenBroker.of(GivenBroker.line(broker))).isEqualTo(broker);
        assertThat(GivenBroker.of(GivenBroker.line(Optional.empty()))).isEmpty();
        assertThat(GivenBroker.of("127.0.0.1:9092 soon")).isEmpty();
    }
}
