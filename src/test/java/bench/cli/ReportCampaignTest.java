package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bench.report.EditedResults;
import bench.result.Campaign;
import bench.result.CampaignJson;
import bench.result.Result;
import bench.result.ResultJson;
import bench.result.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** {@code bench report} of the folder of a campaign. */
class ReportCampaignTest {
    private static final Instant START = Instant.parse("2026-02-03T04:05:06Z");

    @TempDir
    private Path dir;

    private Path campaign;

    @BeforeEach
    void writeCampaign() throws IOException {
        campaign = Files.createDirectories(dir.resolve("linger"));
        Files.createDirectory(campaign.resolve("runs"));
        writeResult(1, EditedResults.valid());
        writeResult(2, EditedResults.invalid());
        write(run(1, "valid", 0), run(2, "invalid", 3));
    }

    private void writeResult(int point, Result known) throws IOException {
        Result result = EditedResults.of(known, fields -> ((ObjectNode) fields.path("run")).put("id", runId(point)));
        Files.write(campaign.resolve("runs/p" + point + "-r1.json"), ResultJson.write(result));
    }

    private static String runId(int point) {
        return "0000000" + point;
    }

    private void write(Campaign.Run... runs) throws IOException {
        Campaign.Plan plan = new Campaign.Plan(
                Campaign.Kind.CAMPAIGN,
                7,
                1,
                List.of("linger.ms"),
                List.of(),
                false,
                Stream.of(runs).map(Campaign.Run::id).toList(),
                null);
        Campaign.Origin origin = new Campaign.Origin("1.2.3", List.of("run"), "/", START, Map.of());
        Files.write(
                campaign.resolve(CampaignJson.FILE),
                CampaignJson.write(new Campaign(origin, plan, List.of(), List.of(runs))));
    }

    private static Campaign.Run run(int point, String verdict, int exitCode) {
        String id = "p" + point + "-r1";
        RunOutcome outcome = RunOutcome.begun(START)
                .ended(RunOutcome.State.ENDED, exitCode, verdict, null, START.plusSeconds(60))
                .withRunId(runId(point));
        return new Campaign.Run(
                id, point, Map.of("linger.ms", "5".repeat(point)), 1, null, null, "runs/" + id + ".json", outcome);
    }

    private static Invocation report(Object... arguments) {
        List<String> all = new ArrayList<>(List.of("report"));
        Stream.of(arguments).map(String::valueOf).forEach(all::add);
        return Invocation.of(all.toArray(String[]::new));
    }

    @Test
    void makesAPageOfItsPoints() {
        Path page = dir.resolve("page.html");

        Invocation report = report(campaign, "-o", page);

        assertThat(report.code()).isZero();
        assertThat(report.errLines()).containsExactly("Written: " + page);
        assertThat(page).content().contains("Campaign over linger.ms", "1 of 2 runs are to be trusted");
    }

    @Test
    void theFileInTheFolderIsAsGoodAsTheFolder() {
        Path page = dir.resolve("page.html");

        assertThat(report(campaign.resolve("campaign.json"), "-o", page).code()).isZero();

        assertThat(page).content().contains("Campaign over linger.ms");
    }

    @Test
    void otherFormatsTakeItsResults() {
        Path csv = dir.resolve("a.csv");

        assertThat(report(campaign, "--csv", csv).code()).isZero();

        assertThat(csv).content().contains("\r\np1-r1,complete,valid,", "\r\np2-r1,complete,invalid,");
    }

    @Test
    void isReportedByItself() {
        Path page = dir.resolve("page.html");

        Invocation report = report(campaign, campaign.resolve("runs/p1-r1.json"), "-o", page);

        assertThat(report.code()).isEqualTo(2);
        assertThat(report.errLines()).hasSize(1);
        assertThat(report.errLines().get(0)).contains("is a campaign", "name no other result beside it");
        assertThat(page).doesNotExist();
    }

    @Test
    void thresholdsAreForTheResultsOfOnePoint() {
        Invocation report = report(campaign, "--threshold", "publishResponseLatency.p99 < 20ms");

        assertThat(report.code()).isEqualTo(2);
        assertThat(report.errLines().get(0)).contains("is a campaign", "name the results of one point");
    }

    @Test
    void nothingIsWrittenOverIt() {
        Invocation report = report(campaign, "-o", campaign.resolve("runs/p1-r1.json"));

        assertThat(report.code()).isEqualTo(2);
        assertThat(report.errLines().get(0)).contains("is the same file as the input");
    }

    @Test
    void oneWithoutResultsSaysSo() throws IOException {
        write(pending(1), pending(2));

        Invocation report = report(campaign, "-o", dir.resolve("page.html"));

        assertThat(report.code()).isEqualTo(2);
        assertThat(report.errLines())
                .containsExactly("bench: " + campaign + ": no run of this campaign has left a result yet");
    }

    private static Campaign.Run pending(int point) {
        return run(point, null, 0).after(RunOutcome.PENDING);
    }

    @Test
    void oneWhoseResultsAreAllDamagedNamesThem() throws IOException {
        for (String file : List.of("runs/p1-r1.json", "runs/p2-r1.json")) {
            Files.writeString(
                    campaign.resolve(file),
                    Files.readString(campaign.resolve(file)).substring(0, 500));
        }
        Path page = dir.resolve("page.html");

        Invocation report = report(campaign, "-o", page);

        assertThat(report.code()).isEqualTo(2);
        assertThat(report.errLines())
                .singleElement()
                .asString()
                .startsWith("bench: " + campaign + ": 2 of 2 results of this campaign do not count: runs/p1-r1.json:")
                .contains("is no result, as it is not JSON, runs/p2-r1.json:");
        assertThat(page).doesNotExist();
    }

    @Test
    void aResultThatIsGoneIsNamed() throws IOException {
        Files.delete(campaign.resolve("runs/p2-r1.json"));
        Invocation report = report(campaign, "-o", dir.resolve("page.html"));

        assertThat(report.code()).isZero();
        assertThat(report.errLines())
                .contains("bench: warning: " + campaign
                        + ": 1 of 2 results of this campaign do not count: runs/p2-r1.json: is gone");
    }

    @Test
    void theResultOfAnotherRunDoesNotCount() throws IOException {
        Files.copy(
                campaign.resolve("runs/p2-r1.json"),
                campaign.resolve("runs/p1-r1.json"),
                StandardCopyOption.REPLACE_EXISTING);
        Path csv = dir.resolve("a.csv");

        Invocation report = report(campaign, "--csv", csv);

        assertThat(report.errLines())
                .contains("bench: warning: " + campaign + ": 1 of 2 results of this campaign do not count:"
                        + " runs/p1-r1.json: is of another run, 00000002 instead of 00000001");
        assertThat(csv).content().contains("\r\np2-r1,").doesNotContain("\r\np1-r1,");
    }

    @Test
    void oneThatNamesAnotherFileIsRefused() throws IOException {
        Path file = campaign.resolve("campaign.json");
        Files.writeString(file, Files.readString(file).replace("runs/p1-r1.json", "../decoy.json"));

        Invocation report = report(campaign, "-o", dir.resolve("page.html"));

        assertThat(report.code()).isEqualTo(2);
        assertThat(report.errLines())
                .containsExactly("bench: " + file + ": the 'file' of p1-r1 must be 'runs/p1-r1.json', but is"
                        + " '../decoy.json': put the file back as bench has written it");
    }

    @Test
    void aResultThatContradictsItselfDoesNotCount() throws IOException {
        Path result = campaign.resolve("runs/p2-r1.json");
        String text = Files.readString(result);
        Files.writeString(result, text.replace("\"complete\"", "\"incomplete\""));

        Invocation report = report(campaign, "-o", dir.resolve("page.html"));

        assertThat(report.code()).isZero();
        assertThat(report.errLines())
                .anyMatch(line -> line.startsWith("bench: warning: " + campaign
                        + ": 1 of 2 results of this campaign do not count: runs/p2-r1.json: contradicts itself: run.status"
                        + " is 'incomplete'"));
    }

    @Test
    void oneThatIsDamagedSaysSo() throws IOException {
        Files.writeString(campaign.resolve("campaign.json"), "{");

        Invocation report = report(campaign, "-o", dir.resolve("page.html"));

        assertThat(report.code()).isEqualTo(2);
        assertThat(report.errLines()).hasSize(1);
        assertThat(report.errLines().get(0)).contains("campaign.json", "damaged");
    }
}
