package bench.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of result files that the user has not named. */
class ResultNameTest {
    private static final Instant TIME = Instant.parse("2026-02-03T04:05:06Z");

    @Test
    void isMadeOfWhatWasRunAndWhen() {
        assertThat(ResultName.of("Orders", "Cluster A", TIME)).isEqualTo("Orders-Cluster-A-20260203-040506.json");
    }

    @ParameterizedTest
    @CsvSource({
        "pr\u00fcfung, pr\u00fcfung",
        "pru\u0308fung, pr\u00fcfung",
        "\u6e2c\u8a66, \u6e2c\u8a66",
        "\u0930\u093e\u092e, \u0930\u093e\u092e",
        "a/b\\c:d, a-b-c-d",
        "my workload (1), my-workload-1",
        "..hidden, hidden",
        "--help, help",
        "1-topic_2.5, 1-topic_2.5",
        "a \ud83d\ude80 b, a-b",
        "'???', otherwise"
    })
    void keepsLettersOfAllLanguagesAndNothingThatAShellMistakes(String name, String expected) {
        assertThat(ResultName.safe(name, "otherwise", UTF_8)).isEqualTo(expected);
    }

    @Test
    void leavesOutWhatTheSystemCannotNameFilesWith() {
        assertThat(ResultName.safe("pr\u00fcfung", "otherwise", US_ASCII)).isEqualTo("pr-fung");
    }

    @Test
    void staysBelowWhatFileSystemsTake() {
        assertThat(ResultName.of("a".repeat(130), "b".repeat(110), TIME)).hasSizeLessThan(240);
        assertThat(ResultName.safe("\u6e2c".repeat(200), "otherwise", UTF_8)).isEqualTo("\u6e2c".repeat(33));
    }
}
