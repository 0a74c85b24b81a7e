package bench.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bench.report.EditedResults;
import bench.report.NamedResult;
import bench.report.Runs;
import bench.report.SampleSearches;
import bench.result.BrokerMetrics;
import bench.result.Figure;
import bench.result.Result;
import bench.result.Search;
import bench.result.Threshold;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
    private static final int MEGABYTE = 1_000_000;

    private static String page(NamedResult... results) {
        return new String(new HtmlReport().of(List.of(results)), UTF_8);
    }

    private static String page(Result result) {
        return page(new NamedResult("r.json", result));
    }

    /** What is not script: that of the charts is full of markup. */
    private static String markup(String page) {
        return page.replaceAll("(?s)<script>.*?</script>", "<script></script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "two", "phases", "search", "brokers", "hostile"})
    void asksNoHostForAnything(String kind) {
        String markup = markup(page(SamplePages.of(kind)));

        assertThat(markup).doesNotContainPattern("<(link|iframe|object|embed|base|img|svg)\\b");
        assertThat(markup).doesNotContainPattern("(?i)<[^>]* (src|srcset|action|data-src)=");
        assertThat(markup).doesNotContainPattern("url\\(|@import");
        assertThat(markup).doesNotContainPattern("href=\"(?!#)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "two", "phases", "search", "brokers", "hostile"})
    void onlyItsOwnScriptsRun(String kind) {
        String page = page(SamplePages.of(kind));
        List<String> scripts = Pattern.compile("(?s)<script>(.*?)</script>")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();

        String policy = Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow()
                .replace("&#39;", "'")
                .replace("&#x3D;", "=");
        assertThat(policy).contains("default-src 'none'").doesNotContain("script-src 'unsafe", "http");
        assertThat(scripts)
                .hasSize(7)
                .allSatisfy(script -> assertThat(policy).contains("'" + Assets.hash(script) + "'"));
        assertThat(markup(page)).doesNotContainPattern("(?i)<[^>]* on[a-z]+=");
    }

    @Test
    void textsOfResultsAreNeverMarkup() {
        String markup = markup(page(SamplePages.of("hostile")));

        assertThat(markup).doesNotContain("<script>alert", "<img");
        assertThat(Pattern.compile("</?script").matcher(markup).results().map(MatchResult::group))
                .as("the data and the seven scripts")
                .hasSize(16);
        assertThat(markup).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "\\u003cscript\\u003ealert(1)", "{{x}}");
    }

    @Test
    void theVerdictAndItsReasonsComeBeforeAnyFigure() {
        String markup = markup(page(SamplePages.invalid(SamplePages.plain(1, 5))));

        assertThat(markup.substring(0, markup.indexOf("<table")))
                .contains("INVALID", "not to be trusted", "harness delay: p99 0.4 ms", "quiet the machine");
    }

    @Test
    void figuresThatAreNotToBeTrustedSayIt() {
        String markup = markup(page(SamplePages.of("two")));

        assertThat(markup).contains("<tr class=\"doubtful\"><td class=\"\">B (not to be trusted)</td>");
        assertThat(markup).contains("<tr class=\"\"><td class=\"\">A</td>");
        assertThat(markup).contains("\"reservation\":\"not to be trusted\"");
    }

    @Test
    void aRunThatDidNotFinishSaysItFirst() {
        String markup = markup(page(Runs.document(1, Runs.result(1, "stopped"))));

        assertThat(markup.substring(0, markup.indexOf("<table"))).contains("INCOMPLETE", "did not finish: stopped");
    }

    @Test
    void aThresholdThatWasMissedIsSaidWithTheVerdict() {
        Result judged = SamplePages.plain(1, 5)
                .withThresholds(List.of(
                        Threshold.unknown("publishRate > 5", 5, "msg/s", "nothing was measured"),
                        Threshold.judged("sendErrors < 1", new Figure("sendErrors", 0, "", true), 1, true)));

        String markup = markup(page(judged));

        assertThat(markup.substring(0, markup.indexOf("<table")))
                .contains("publishRate &gt; 5: nothing was measured")
                .doesNotContain("sendErrors");
        assertThat(markup).contains("<td class=\"verdict-met\">met</td><td class=\"\">sendErrors &lt; 1</td>");
    }

    @Test
    void percentilesWithTooFewMessagesAreMarked() {
        assertThat(markup(page(Runs.document(1, Runs.result(1, null)))))
                .containsPattern("<td class=\"number few\">[0-9.,]+\\*</td>");
    }

    @Test
    void aSearchWithoutAMeasurementHasItsTrials() {
        String markup = markup(page(
                Runs.document(0, SampleSearches.withoutMeasurement(SampleSearches.ended(Search.End.NOTHING_PASSES)))));

        assertThat(markup).contains("nothing passes", "\"trials\":[{\"rate\":20001");
        assertThat(markup).doesNotContain("NaN", "null msg/s");
    }

    @Test
    void aCountAndARateInARowAreOfTheSameMessages() {
        assertThat(markup(page(EditedResults.afterABacklog())))
                .contains("<td class=\"\">Received</td><td class=\"number\">5,937,353</td>")
                .contains("<td class=\"\">Received, sent before</td><td class=\"number\">5,437,000</td>");
    }

    @Test
    void theTargetOfPhasesIsTheirMean() {
        assertThat(markup(page(SamplePages.of("phases")))).contains("<dt>Target</dt><dd>12,000 msg/s on average</dd>");
    }

    @Test
    void aRunThatSendsNothingHasNoTarget() {
        Result reading = EditedResults.of(EditedResults.valid(), fields -> fields.put("producersPerTopic", 0));

        assertThat(markup(page(reading))).contains("<dt>Target</dt><dd>nothing is sent</dd>");
    }

    @Test
    void settingsThatDifferBetweenRunsComeFirst() {
        String markup = markup(page(SamplePages.of("two")));
        String configuration = markup.substring(markup.indexOf("<h3>Configuration"), markup.indexOf("<h3>Environment"));

        assertThat(configuration.substring(0, configuration.indexOf("<details")))
                .contains("driver.producerConfig.linger.ms")
                .doesNotContain("acks");
        assertThat(configuration).contains("driver.producerConfig.acks");
    }

    @Test
    void whatHappenedToTheClusterIsListedWithTheMomentsBeforeTheMeasurement() {
        String markup = markup(page(SamplePages.of("brokers")));

        assertThat(markup)
                .contains("<td class=\"number\">-3.0</td><td class=\"mark-rebalance\">rebalance</td>")
                .contains("<td class=\"mark-nodeLost\">node lost</td><td class=\"\">broker 3</td>")
                .contains("1,204 more, which the result does not list");
    }

    @Test
    void brokersStandBesideOneAnother() {
        String markup = markup(page(SamplePages.of("brokers")));

        assertThat(markup)
                .contains("Publish latency of each leader", "broker-3:9092", "rack-c", "no answer within 1 s");
        assertThat(markup)
                .contains("<td class=\"number\">-</td><td class=\"number\">3</td><td class=\"\">broker-3:7071</td>")
                .doesNotContain("12.34");
        assertThat(markup(page(SamplePages.of("plain")))).doesNotContain("id=\"brokers\"");
    }

    @Test
    void theCostOfTheLoadIsShownWhereTheCpuOfEachBrokerIsKnown() {
        Result known = Runs.document(1, Runs.result(1, null));
        BrokerMetrics metrics = new BrokerMetrics(
                List.of(new BrokerMetrics.Broker(
                        "a:7071",
                        "http://a:7071/metrics",
                        Map.of("cpuPercent", 50.0),
                        Map.of("cpuPercent", List.of(50.0)),
                        0,
                        null)),
                List.of(10.0),
                12.34);

        assertThat(markup(page(known.withBrokerSide(known.brokerSide().withMetrics(metrics)))))
                .contains("<td class=\"number\">12.34</td><td class=\"number\">1</td><td class=\"\"></td>");
    }

    @Test
    void anHourOfIntervalsOfASecondIsASmallPage() {
        byte[] page = new HtmlReport().of(List.of(SamplePages.of("hour")));

        assertThat(page).hasSizeLessThan(3 * MEGABYTE / 2);
    }
}
