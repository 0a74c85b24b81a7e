package bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.Result;
import bench.result.Search;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The summary of a step of a pipeline. */
class MarkdownSummaryTest {
    @Test
    void theVerdictComesFirstAndWhyBeforeHowMuch() {
        List<String> lines = summary(new NamedResult("a", EditedResults.warning()));

        assertThat(lines.get(0)).isEqualTo("### ⚠️ WARN Orders with Cluster A");
        assertThat(lines.get(2)).startsWith("- WARN\\: send errors\\: 0\\.05 %").contains("look at the broker");
        assertThat(lines)
                .contains("| acknowledged | 500,386 | 50,038.6 | 48.87 |")
                .anyMatch(line ->
                        line.matches("\\| Pub Response \\(ms\\) \\| 50\\d.* \\| 50\\d.* \\| 95\\d.* \\| 99\\d.*"))
                .noneMatch(line -> line.contains("<details>"));
    }

    @Test
    void figuresThatAreNotToBeTrustedAreFoldedAwayUnderALineThatSaysSo() {
        for (Result result : List.of(EditedResults.invalid(), EditedResults.incomplete())) {
            List<String> lines = summary(new NamedResult("a", result));

            assertThat(lines.get(0)).startsWith("### ❌ ");
            int fold = lines.indexOf("<details><summary>Figures that are not to be trusted</summary>");
            assertThat(fold).isPositive();
            assertThat(lines.subList(0, fold)).noneMatch(line -> line.startsWith("|"));
            assertThat(lines).contains("</details>");
        }
    }

    @Test
    void anOverviewOfSeveralShowsFiguresOfThoseThatAreToBeTrusted() {
        List<String> lines =
                summary(new NamedResult("a", EditedResults.valid()), new NamedResult("b", EditedResults.invalid()));

        assertThat(lines.get(0)).isEqualTo("## 2 results");
        assertThat(lines)
                .anyMatch(
                        line -> line.matches("\\| a \\| ✅ VALID \\| 50,038.6 \\| 50\\d\\.\\d+ \\| 99\\d\\.\\d+ \\|.*"))
                .contains("| b | ❌ INVALID |  |  |  |  |  |");
    }

    @Test
    void aThresholdThatWasMissedComesBeforeAllElse() {
        List<String> lines = summary(new NamedResult("a", EditedResults.missing(EditedResults.warning())));

        assertThat(lines.get(0)).startsWith("### ❌ ").contains("threshold");
        assertThat(lines.get(2)).startsWith("- MISSED\\: publishRate \\> 60000");
        assertThat(lines).anyMatch(line -> line.startsWith("- met\\: publishRate \\> 40000"));
        assertThat(summary(new NamedResult("a", EditedResults.missing(EditedResults.invalid()))))
                .noneMatch(line -> line.startsWith("- met"));
    }

    @Test
    void aPercentileThatTooFewSamplesSupportIsMarked() {
        List<String> lines = summary(new NamedResult("a", EditedResults.valid()));

        assertThat(lines)
                .anyMatch(line -> line.startsWith("| Pub (ms) |") && line.contains("\\*"))
                .contains("\\* fewer than 10 samples lie above this percentile");
    }

    @Test
    void aCountAndARateInARowAreOfTheSameMessages() {
        List<String> lines = summary(new NamedResult("a", EditedResults.afterABacklog()));

        assertThat(lines)
                .containsSequence(
                        "| received | 5,937,353 | 50,035.3 | 48.86 |", "| received, sent before | 5,437,000 |  |  |");
    }

    @Test
    void brokersAreRowsAndMarksAreCounted() {
        Result result = EditedResults.valid().withBrokerSide(SampleBrokerSide.of("kafka"));

        List<String> lines = summary(new NamedResult("a", result));

        assertThat(lines)
                .contains("| broker | leads | messages | Pub 50% (ms) | 99% (ms) | 99.9% (ms) | Max (ms) |")
                .anyMatch(line -> line.matches("\\| 1 kafka\\\\-1\\\\:9092 kafka rack \\| 3 \\| [\\d,]+ \\| [\\d.]+.*"))
                .contains("Marks: rebalances 3, nodes lost 1.");
    }

    @Test
    void aSearchWithoutARateHasNoFigures() {
        Search search = SampleSearches.ended(Search.End.NOTHING_PASSES);

        List<String> lines = summary(new NamedResult("a", Runs.document(0, SampleSearches.withoutMeasurement(search))));

        assertThat(lines.get(0)).startsWith("### ❌ NOT MEASURED");
        assertThat(lines).anyMatch(line -> line.startsWith("- rate search")).noneMatch(line -> line.startsWith("|"));
    }

    @Test
    void hostileNamesAreNothingButText() {
        List<String> lines = summary(
                new NamedResult(EditedResults.HOSTILE, EditedResults.hostile()),
                new NamedResult("b", EditedResults.valid()));

        assertThat(lines)
                .noneMatch(line -> line.matches(".*(?<!\\\\)<(?!/?(details|summary|sub)>).*"))
                .noneMatch(line -> line.startsWith("# h"));
        assertThat(lines.stream().filter(line -> line.startsWith("| ")))
                .isNotEmpty()
                .allMatch(line -> line.endsWith(" |"));
        List<String> overview = lines.subList(2, 6);
        assertThat(overview).allMatch(line -> line.split("(?<!\\\\)\\|", -1).length == 9);
    }

    private static List<String> summary(NamedResult... results) {
        return new String(new MarkdownSummary().of(List.of(results)), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
