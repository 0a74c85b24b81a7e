package bench.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://a:7071/metrics, http://a:7071/metrics, http://a:7071/metrics, a:7071",
        "HTTP://a, http://a/metrics, http://a/metrics, a",
        "https://a:7071/, https://a:7071/, https://a:7071/, a:7071",
        "http://a:7071?b=c, http://a:7071/metrics?b=c, http://a:7071/metrics, a:7071",
        "http://[::1]:7071/x%20y, http://[::1]:7071/x%20y, http://[::1]:7071/x%20y, [::1]:7071",
    })
    void readsAnAddress(String text, String asked, String shown, String hostAndPort) {
        MetricsAddress address = MetricsAddress.parse(text).orElseThrow();

        assertThat(address.uri()).hasToString(asked);
        assertThat(address).hasToString(shown);
        assertThat(address.hostAndPort()).isEqualTo(hostAndPort);
        assertThat(address.authorization()).isEmpty();
    }

    @Test
    void aUserAndAPasswordGoIntoAHeaderAndAreNotShown() {
        MetricsAddress address =
                MetricsAddress.parse("https://you:hunter%202@a:9644/metrics").orElseThrow();

        assertThat(address.authorization()).isEqualTo(Optional.of("Basic eW91Omh1bnRlciAy"));
        assertThat(address.uri()).hasToString("https://a:9644/metrics");
        assertThat(address.toString()).doesNotContain("you", "hunter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a:7071",
                "a:7071/metrics",
                "ftp://a:7071/metrics",
                "http:/a:7071",
                "http:a",
                "http://",
                "http://:7071",
                "http://a:0/metrics",
                "http://a:65536/metrics",
                "http://a:x/metrics",
                "http://a b/metrics",
                "http://me:pa@ss@a:7071/metrics"
            })
    void refusesWhatIsNone(String text) {
        assertThat(MetricsAddress.parse(text)).isEmpty();
    }
}
