package bench.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRatesTest {
    @ParameterizedTest
    @CsvSource({"1KB/s, 1024", "80MB/s, 83886080", "1.5 gb/s, 1610612736", "0MB/s, 0"})
    void readsUnitsOfTheConsole(String text, double bytes) {
        assertThat(ByteRates.parse(text)).contains(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "80", "80MB", "80MB/m", "80msg/s", "-1MB/s", "1e3MB/s", "MB/s", "80MiB/s"})
    void takesNothingElse(String text) {
        assertThat(ByteRates.parse(text)).isEmpty();
    }
}
