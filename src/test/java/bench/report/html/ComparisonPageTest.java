package bench.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ComparisonPageTest {
    private static String markup(String kind) {
        return new String(new ComparisonPage().of(SampleComparisons.of(kind)), UTF_8)
                .replaceAll("(?s)<script>.*?</script>", "<script></script>");
    }

    private static JsonNode data(String kind) {
        return JsonMapper.shared().valueToTree(ComparisonData.of(SampleComparisons.of(kind)));
    }

    @ParameterizedTest
    @CsvSource({
        "regression, REGRESSION, The new runs are worse than the base.",
        "improvement, IMPROVEMENT, The new runs are better than the base.",
        "no-change, NO CHANGE, neither better nor worse than the base by more than 5 %.",
        "inconclusive, INCONCLUSIVE, do not show whether anything has changed by 5 % or more."
    })
    void theAnswerIsInWordsBeforeAnyFigure(String kind, String answer, String sentence) {
        String markup = markup(kind);

        assertThat(markup.substring(0, markup.indexOf("<section id=\"primaries\"")))
                .contains("<h2>" + answer + "</h2>", sentence);
    }

    @Test
    void aChangeAgainstItsMediansIsExplainedBelowItsTable() {
        String page = new String(new ComparisonPage().of(bench.report.SampleComparisons.againstMedians()), UTF_8);

        assertThat(page).containsOnlyOnce("<p class=\"hint\">The medians of Pub Delay 99% go the other way");
    }

    @Test
    void whatDiffersIsAboveTheAnswer() {
        String markup = markup("regression");

        assertThat(markup.indexOf("driver.producerConfig.linger.ms"))
                .isPositive()
                .isLessThan(markup.indexOf("<h2>REGRESSION</h2>"));
    }

    @Test
    void runsThatAreNotToBeTrustedAreMarkedAndNotDrawnAsOthers() {
        JsonNode data = data("regression");

        assertThat(markup("regression")).contains("<tr class=\"doubtful\"><td class=\"\">new</td>");
        assertThat(data.path("runs").path(3).path("trusted").asBoolean()).isFalse();
        assertThat(data.path("doubt").asString()).isEqualTo("1 run is not known to be trustworthy");
    }

    @Test
    void runsAreDrawnInTheOrderInWhichTheyRan() {
        JsonNode runs = data("regression").path("runs");

        assertThat(runs.valueStream().map(run -> run.path("side").asString()).limit(4))
                .containsExactly("base", "new", "base", "new");
        assertThat(runs.path(15).path("order").asInt()).isEqualTo(16);
    }

    @Test
    void anIntervalThatTooFewRunsCannotHaveIsNotDrawn() {
        JsonNode primary = data("inconclusive").path("primaries").path(1);

        assertThat(primary.propertyNames()).contains("ratio").doesNotContain("low", "high");
        assertThat(primary.path("interval").asString()).isEqualTo("-");
    }

    @Test
    void aDriftIsSaidWithTheChartsThatShowIt() {
        assertThat(data("drift").path("drift").asString())
                .isEqualTo("the machine drifted by +14.2 % from the first run to the last (Pub Response 99%)");
        assertThat(data("regression").path("drift").asString()).isEmpty();
    }

    @Test
    void textsAreNeverMarkup() {
        String markup = markup("hostile");

        assertThat(markup).doesNotContain("<script>alert", "<img");
        assertThat(Pattern.compile("</?script").matcher(markup).results().map(MatchResult::group))
                .as("the data and the five scripts")
                .hasSize(12);
        assertThat(markup).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "\\u003cscript\\u003ealert(1)");
        assertThat(markup).doesNotContainPattern("href=\"(?!#)").doesNotContain("url(");
    }
}
