package bench.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bench.campaign.Campaigns;
import bench.result.Campaign;
import bench.result.CampaignResults;
import bench.result.Check;
import bench.result.Figure;
import bench.result.Limits;
import bench.result.Phrase;
import bench.result.RateCurve;
import bench.result.Result;
import bench.result.RunOutcome;
import bench.result.Threshold;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CampaignTableTest {
    private static final Check TOO_SLOW = Check.of(
                    "achieved rate", 90, Limits.invalidBelow("%", 99), Phrase.of("90 %%"))
            .advising("ask for less");
    private static final RunOutcome ENDED = RunOutcome.begun(Instant.EPOCH)
            .ended(RunOutcome.State.ENDED, 0, "valid", null, Instant.EPOCH.plusSeconds(9));

    private final Map<String, Result> results = new HashMap<>();

    private Campaign with(Campaign campaign, String id, Result result) {
        results.put(id, result);
        return campaign.with(campaign.run(id).after(ENDED));
    }

    private static Result at(double rate) {
        return EditedResults.atRate(rate);
    }

    private static Result invalid(double rate) {
        return EditedResults.judged(at(rate), TOO_SLOW);
    }

    private static Result missing(double rate) {
        Figure p99 = new Figure("publishLatency.p99", 60, "ms", true);
        return at(rate).withThresholds(List.of(Threshold.judged("publishLatency.p99 < 50ms", p99, 50, false)));
    }

    /** One with too few messages for its condition. */
    private static Result open(double rate) {
        return at(rate).withThresholds(List.of(Threshold.unknown(
                "publishLatency.p99 < 50ms", 50, "ms", "too few samples: 600, and 1,000 are needed")));
    }

    private List<String> table(Campaign campaign) {
        StringWriter out = new StringWriter();
        new CampaignTable(new PrintWriter(out)).print(new CampaignResults(campaign, results));
        return out.toString().lines().toList();
    }

    /** Two points of two runs each, one of which is not to be trusted, and the control. */
    private Campaign measured() {
        Campaign campaign = Campaigns.of(2, "producerRate=1000,2000");
        campaign = with(campaign, "p1-r1", at(1_000));
        campaign = with(campaign, "p1-r2", at(998));
        campaign = with(campaign, "p2-r1", at(2_000));
        campaign = with(campaign, "p2-r2", invalid(1_500));
        return with(campaign, "p1-r3", at(1_000));
    }

    @Test
    void aPointHasTheMediansOfItsRunsThatAreToBeTrusted() {
        assertThat(table(measured()))
                .contains("2 points, 5 runs: 1 invalid, 4 warn")
                .anyMatch(line -> line.matches("producerRate=1000 +2 of 2 +warn +999\\.0 .*"))
                .anyMatch(line -> line.matches(" +least +998\\.0 .*"))
                .anyMatch(line -> line.matches(" +greatest +1,000\\.0 .*"))
                .anyMatch(line -> line.matches("producerRate=2000 +1 of 2 +invalid +2,000\\.0 .*"))
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void theControlIsHeldAgainstTheFirstPoint() {
        assertThat(String.join(" ", table(measured())))
                .contains("Control, the first point again at the end: Pub Response 99%")
                .contains("+0.0 % against its other 2 runs");
    }

    @Test
    void aControlThatIsNotToBeTrustedIsHeldAgainstNothing() {
        Campaign campaign = with(measured(), "p1-r3", invalid(900));

        assertThat(String.join(" ", table(campaign)))
                .contains(
                        "Control, the first point again at the end, is not to be trusted (INVALID: achieved rate: 90 %")
                .doesNotContain("against its other");
    }

    @Test
    void aPointWithoutAnyRunToTrustHasNoFigures() {
        Campaign campaign = Campaigns.of(1, "a=1,2");
        campaign = with(campaign, "p1-r1", invalid(900));
        campaign = campaign.with(campaign.run("p2-r1").after(RunOutcome.leftOut("a lower one was not sustained")));

        assertThat(table(campaign))
                .anyMatch(line -> line.matches("a=1 +0 of 1 +invalid +- +- +- +-"))
                .anyMatch(line -> line.matches("a=2 +0 of 1 left out +- +- +- +-"))
                .contains("p2-r1 (a=2) left out: a lower one was not sustained");
    }

    @Test
    void aSweepSaysUpToWhichRateAllIsWell() {
        Campaign campaign = Campaigns.of(1, "producerRate=100,200,300,400");
        campaign = with(campaign, "p1-r1", at(100));
        campaign = with(campaign, "p2-r1", at(200));
        campaign = with(campaign, "p3-r1", missing(300));
        campaign = with(campaign, "p4-r1", invalid(300));

        assertThat(String.join(" ", table(campaign)))
                .endsWith("holds at 200 msg/s, fails at 300 msg/s (publishLatency.p99 < 50ms: 60.000 ms)");
        List<RateCurve> curves = new CampaignResults(campaign, results).curves();
        assertThat(curves).singleElement().satisfies(curve -> {
            assertThat(curve.steps())
                    .extracting(RateCurve.Step::state)
                    .containsExactly(
                            RateCurve.State.HOLDS,
                            RateCurve.State.HOLDS,
                            RateCurve.State.MISSES,
                            RateCurve.State.NOT_SUSTAINED);
            assertThat(curve.holdsAt()).map(RateCurve.Step::rate).contains(200.0);
        });
    }

    @Test
    void aRateWithTooFewSamplesForAConditionNeitherHoldsNorFails() {
        Campaign campaign = Campaigns.of(1, "producerRate=10,20,100,200,300");
        campaign = with(campaign, "p1-r1", open(10));
        campaign = with(campaign, "p2-r1", open(20));
        campaign = with(campaign, "p3-r1", at(100));
        campaign = with(campaign, "p4-r1", missing(200));

        String answer = "holds at 100 msg/s, fails at 200 msg/s (publishLatency.p99 < 50ms: 60.000 ms), open at 10.000"
                + " msg/s and 20.000 msg/s (publishLatency.p99 < 50ms: too few samples: 600, and 1,000 are needed)";
        CampaignResults read = new CampaignResults(campaign, results);
        assertThat(String.join(" ", table(campaign))).endsWith(answer);
        assertThat(CampaignText.answers(read)).containsExactly(answer);
        assertThat(new String(CampaignMarkdown.of(read), UTF_8)).contains("open at 10\\.000 msg/s and 20\\.000 msg/s");
        List<String> csv = new String(CampaignCsv.of(read), UTF_8).lines().toList();
        assertThat(csv.get(0)).endsWith(",state");
        assertThat(csv.subList(1, 6))
                .extracting(line -> line.substring(line.lastIndexOf(',') + 1))
                .containsExactly("open", "open", "holds", "misses", "not measured");
    }

    @Test
    void aPointHoldsOnlyWhereEachOfItsRunsDoes() {
        Campaign campaign = Campaigns.of(2, "producerRate=100,200");
        campaign = with(campaign, "p1-r1", at(100));
        campaign = with(campaign, "p1-r2", open(100));
        campaign = with(campaign, "p2-r1", open(200));
        campaign = with(campaign, "p2-r2", missing(200));

        assertThat(new CampaignResults(campaign, results).curves().get(0).steps())
                .extracting(RateCurve.Step::state)
                .containsExactly(RateCurve.State.OPEN, RateCurve.State.MISSES);
    }

    @Test
    void aRateThatHoldsAboveOneThatFailsCountsForNothing() {
        Campaign campaign = Campaigns.of(1, "producerRate=100,200,300");
        campaign = with(campaign, "p1-r1", invalid(90));
        campaign = with(campaign, "p2-r1", at(200));

        assertThat(String.join(" ", table(campaign)))
                .contains("holds at no rate that was measured, fails at 100 msg/s (INVALID: achieved rate: 90 %");
    }

    @Test
    void curvesAreApartWhereAnotherKeyVaries() {
        Campaign campaign = Campaigns.of(1, "a=1,2", "producerRate=100,200");
        campaign = with(campaign, "p1-r1", at(100));
        campaign = with(campaign, "p4-r1", at(200));

        assertThat(table(campaign))
                .endsWith("a=1: holds at 100 msg/s, fails at none", "a=2: holds at 200 msg/s, fails at none");
    }

    @Test
    void namesCannotMoveTheCursorOrBreakATable() {
        String hostile = "x|<b>\u001b[2J=1";
        Campaign campaign = Campaigns.of(1, "a='" + hostile + "',2");
        campaign = with(campaign, "p1-r1", at(100));

        assertThat(table(campaign)).noneMatch(line -> line.contains("\u001b"));
        String markdown = new String(CampaignMarkdown.of(new CampaignResults(campaign, results)), UTF_8);
        assertThat(markdown).contains("x\\|\\<b\\>?\\[2J\\=1").doesNotContain("\u001b");
    }

    @Test
    void theMarkdownHasARowForEachPoint() {
        String markdown = new String(CampaignMarkdown.of(new CampaignResults(measured(), results)), UTF_8);

        assertThat(markdown)
                .startsWith("## 2 points, 5 runs\\: 1 invalid, 4 warn\n")
                .contains("| producerRate | runs | msg/s | Pub Response 50% (ms) |")
                .contains("\n| 1000 | 2 warn | 999.0 (998.0 to 1,000.0) | ")
                .contains("\n| 2000 | 1 invalid, 1 warn | 2,000.0 | ");
    }

    @Test
    void aRunWhoseResultIsLostSaysNothingAgainstItsRate() {
        Campaign campaign = Campaigns.of(1, "producerRate=100,200");
        campaign = with(campaign, "p1-r1", at(100));
        campaign = campaign.with(campaign.run("p2-r1").after(ENDED));

        assertThat(table(campaign))
                .contains("2 points, 3 runs: 1 lost, 1 pending, 1 warn")
                .anyMatch(line -> line.matches("producerRate=200 +0 of 1 +lost .*"));
        assertThat(String.join(" ", table(campaign))).endsWith("holds at 100 msg/s, fails at none");
    }

    @Test
    void theCsvHasARowForEachPoint() {
        List<String> lines = new String(CampaignCsv.of(new CampaignResults(measured(), results)), UTF_8)
                .lines()
                .toList();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .startsWith(
                        "point,producerRate,runs,trusted,verdicts,publishRate median (msg/s),publishRate least (msg/s)");
        assertThat(lines.get(1)).startsWith("1,1000,2,2,2 warn,999,998,1000,");
        assertThat(lines.get(2)).startsWith("2,2000,2,1,\"1 invalid, 1 warn\",2000,2000,2000,");
    }

    @Test
    void aRunIsALine() {
        assertThat(CampaignText.line(ENDED, Optional.of(at(1_000))))
                .startsWith("warn: 1,000.0 msg/s, Pub Response 50% ")
                .contains(" ms, Pub Response 99% ");
        assertThat(CampaignText.line(ENDED, Optional.of(invalid(900))))
                .startsWith("invalid: 900.0 msg/s; INVALID: achieved rate: 90 %");
        RunOutcome failed = ENDED.ended(RunOutcome.State.ENDED, 1, null, "no broker answers", Instant.EPOCH);
        assertThat(CampaignText.line(failed, Optional.empty())).isEqualTo("failed: no broker answers");
    }
}
