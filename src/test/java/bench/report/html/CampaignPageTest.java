package bench.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bench.campaign.Campaigns;
import bench.result.Campaign;
import bench.result.CampaignResults;
import bench.result.Figure;
import bench.result.Result;
import bench.result.RunOutcome;
import bench.result.Threshold;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CampaignPageTest {
    private static String markup(String kind) {
        return new String(CampaignPage.of(SampleCampaigns.of(kind), Optional.empty()), UTF_8)
                .replaceAll("(?s)<script>.*?</script>", "<script></script>");
    }

    private static JsonNode data(String kind) {
        String markup = markup(kind);
        int start = markup.indexOf(">", markup.indexOf("id=\"data\"")) + 1;
        return JsonMapper.shared()
                .readTree(markup.substring(start, markup.indexOf("</script>", start)))
                .path("campaign");
    }

    @Test
    void aSweepSaysFirstUpToWhichRateAllIsWell() {
        String markup = markup("sweep");

        assertThat(markup.substring(0, markup.indexOf("<table")))
                .contains("holds at 42,000 msg/s, fails at 46,000 msg/s (INVALID: achieved rate");
    }

    @Test
    void aRateThatWasNotSustainedHasNoPercentiles() {
        JsonNode points = data("sweep").path("facets").path(0).path("points");

        assertThat(points.path(4).path("state").asString()).isEqualTo("HOLDS");
        assertThat(points.path(5).path("state").asString()).isEqualTo("NOT_SUSTAINED");
        assertThat(points.path(5).path("medians")).hasSize(7).allMatch(JsonNode::isNull);
        assertThat(points.path(7).path("state").asString()).isEqualTo("LEFT_OUT");
    }

    @Test
    void aRunThatWasNotSustainedHasItsRateOnly() {
        JsonNode run = data("sweep")
                .path("facets")
                .path(0)
                .path("points")
                .path(5)
                .path("runs")
                .path(0);

        assertThat(run.path("values").path(0).asDouble()).isEqualTo(44_000);
        assertThat(run.path("values").valueStream().skip(1)).hasSize(6).allMatch(JsonNode::isNull);
        assertThat(markup("sweep"))
                .containsPattern("p6-r1</td>.*>invalid</td><td class=\"number\">44,000</td>"
                        + "(?:<td class=\"number\">-</td>){6}");
    }

    @Test
    void aLimitMayBeOfAPercentileWithAPoint() {
        CampaignResults sweep = SampleCampaigns.of("sweep");
        Figure p999 = new Figure("publishResponseLatency.p999", 10, "ms", true);
        Result result = sweep.results()
                .get("p1-r1")
                .withThresholds(List.of(Threshold.judged("publishResponseLatency.p99.9 < 80ms", p999, 80, true)));
        CampaignResults edited = new CampaignResults(sweep.campaign(), Map.of("p1-r1", result));
        CampaignAxes axes =
                CampaignAxes.of(edited.points(), edited.campaign().plan().varied());

        JsonNode limits = JsonMapper.shared()
                .valueToTree(new CampaignData(edited, new RunFigures(edited), axes).content())
                .path("limits");

        assertThat(limits).hasSize(1);
        assertThat(limits.path(0).path("at").asInt())
                .isEqualTo(RunFigures.SHOWN.indexOf("publishResponseLatency.p999"));
    }

    @Test
    void noCampaignLooksWellOfWhichNothingIsToBeTrusted() {
        Campaign campaign = Campaigns.of(1, "producerRate=10%,50%");
        for (Campaign.Run run : campaign.points()) {
            campaign = campaign.with(run.after(RunOutcome.leftOut("the search has found no rate: limit")));
        }

        CampaignBox box = CampaignBox.of(new CampaignResults(campaign, Map.of()));

        assertThat(box.kind()).isEqualTo("warn");
        assertThat(box.heading()).isEqualTo("0 of 3 runs are to be trusted");
    }

    @Test
    void manyCurvesDoNotPushTheRestOutOfSight() {
        String values = IntStream.rangeClosed(1, 30).mapToObj(String::valueOf).collect(Collectors.joining(","));
        Campaign campaign = Campaigns.of(1, "a=" + values, "producerRate=100,200");

        assertThat(CampaignBox.of(new CampaignResults(campaign, Map.of())).answers())
                .hasSize(25)
                .endsWith("6 more curves, which are in campaign.md");
    }

    @Test
    void theLimitOfAConditionIsDrawn() {
        JsonNode limits = data("sweep").path("limits");

        assertThat(limits).hasSize(1);
        assertThat(limits.path(0).path("at").asInt()).isEqualTo(RunFigures.SHOWN.indexOf("publishResponseLatency.p99"));
        assertThat(limits.path(0).path("limit").asDouble()).isEqualTo(60);
    }

    @Test
    void eachCombinationOfOtherKeysHasACurve() {
        assertThat(data("sweep-of-two")
                        .path("facets")
                        .valueStream()
                        .map(facet -> facet.path("title").asString()))
                .containsExactly("linger.ms=0", "linger.ms=5");
        assertThat(markup("sweep-of-two")).contains("linger.ms&#x3D;5: holds at 38,000 msg/s, fails at 42,000 msg/s");
    }

    @Test
    void ofTwoKeysTheOneWithMoreValuesIsAlongTheAxis() {
        JsonNode data = data("grid");

        assertThat(data.path("along").asString()).isEqualTo("linger.ms");
        assertThat(data.path("facets")
                        .valueStream()
                        .map(facet -> facet.path("title").asString()))
                .containsExactly("acks=1", "acks=all");
        assertThat(data.path("facets").path(0).path("points")).hasSize(3);
    }

    @Test
    void runsThatAreNotToBeTrustedAreInNoMedian() {
        JsonNode point = data("grid").path("facets").path(1).path("points").path(2);

        assertThat(point.path("runs").path(0).path("trusted").asBoolean()).isFalse();
        assertThat(point.path("medians")).allMatch(JsonNode::isNull);
        assertThat(markup("grid")).contains("3 runs not to be trusted: shown hollow, and in no median");
    }

    @Test
    void moreThanTwoKeysAreInTheTableOnly() {
        String markup = markup("three-keys");

        assertThat(markup).contains("the points are in the table below").doesNotContain("data-charts=\"publish\"");
        assertThat(markup).contains("<td class=\"\">10</td><td class=\"\">b</td>");
    }

    @Test
    void keysWhoseValuesGoTogetherAreOneDimension() {
        CampaignResults grid = SampleCampaigns.of("grid");
        List<CampaignResults.Point> diagonal =
                List.of(grid.points().get(0), grid.points().get(4));

        CampaignAxes axes = CampaignAxes.of(diagonal, grid.campaign().plan().varied());

        assertThat(axes.along()).isEmpty();
        assertThat(axes.facets()).hasSize(1);
    }

    @Test
    void medianAndRangeOfAPointAreInTheTable() {
        assertThat(markup("one-key")).containsPattern("<td class=\"number\">[0-9.]+ \\([0-9.]+ to [0-9.]+\\)</td>");
    }

    @Test
    void theFirstPointAtTheEndIsHeldAgainstTheBeginning() {
        assertThat(markup("grid")).contains("The first point again, as the last run", "p1-r4 (control)");
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(markup("unfinished"))
                .contains(
                        "Not finished: 2 of 4 runs are to be trusted",
                        "1 run without a result",
                        "1 run still to be made",
                        "no broker answers");
    }

    @Test
    void aLargeCampaignIsASmallPage() {
        byte[] page = CampaignPage.of(SampleCampaigns.of("large"), Optional.empty());

        assertThat(page).hasSizeLessThan(1_500_000);
        assertThat(new String(page, UTF_8)).contains("400 more, which are in campaign.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sweep", "grid", "hostile"})
    void textsAreNeverMarkup(String kind) {
        String markup = markup(kind);

        assertThat(markup).doesNotContain("<script>alert", "<img", "<b>");
        assertThat(Pattern.compile("</?script").matcher(markup).results().map(MatchResult::group))
                .as("the data and the four scripts")
                .hasSize(10);
        assertThat(markup).doesNotContainPattern("href=\"(?!#)").doesNotContain("url(");
    }
}
