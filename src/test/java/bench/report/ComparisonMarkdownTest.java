package bench.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bench.result.Comparison;
import org.junit.jupiter.api.Test;

class ComparisonMarkdownTest {
    private static String markdown(Comparison comparison) {
        return new String(new ComparisonMarkdown().of(comparison), UTF_8);
    }

    @Test
    void hasWhatDiffersAboveTheAnswer() {
        assertThat(markdown(SampleComparisons.regression())).startsWith("""
                        | differs | base | new |
                        |---|---|---|
                        | driver\\.producerConfig\\.linger\\.ms | 1 | 5 |
                        | driver\\.producerConfig\\.batch\\.size |  | 65536 |

                        ## ❌ REGRESSION
                        """);
    }

    @Test
    void hasTheFiguresTheNotesAndTheRuns() {
        assertThat(markdown(SampleComparisons.regression()))
                .contains(
                        "| publishResponseLatency\\.p99 \\(ms\\) | 4.008 | 4.500 | +12.3 % | +8.1 to +16.2 % | <0.001 |"
                                + " regression |",
                        "- note\\: 2 of 16 runs hold with a reservation\\: harness delay",
                        "<details><summary>Other figures, without a verdict</summary>",
                        "| new | new7 | 2026\\-02\\-03T04\\:12\\:06Z | valid |");
    }

    @Test
    void aChangeAgainstItsMediansIsExplained() {
        assertThat(markdown(SampleComparisons.againstMedians()))
                .containsSubsequence(
                        "| publishDelayLatency\\.p99 \\(us\\) | 4,485 | 3,831 | +26.3 %",
                        "\n\nthe medians of publishDelayLatency\\.p99 go the other way than the change", "</details>");
    }

    @Test
    void anOpenComparisonIsNoSuccess() {
        assertThat(markdown(SampleComparisons.open())).startsWith("## ⚠️ INCONCLUSIVE\n\neach side is a single run");
    }

    @Test
    void textsBecomeNoMarkup() {
        assertThat(markdown(SampleComparisons.hostile()))
                .doesNotContain("<script>", "](", "\r", "\u202e")
                .doesNotContainPattern("(?m)^# h");
    }
}
