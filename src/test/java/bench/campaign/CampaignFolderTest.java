package bench.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.report.EditedResults;
import bench.result.Campaign;
import bench.result.CampaignJson;
import bench.result.Result;
import bench.result.ResultJson;
import bench.result.RunOutcome;
import bench.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignFolderTest {
    private static final String FILE = CampaignFolder.resultOf("p1-r1");

    @TempDir
    private Path dir;

    @Test
    void readsTheCampaignThatItHasWritten() {
        Campaign campaign = Campaigns.of(2, "producerRate=10%,50%", "a=1,2");
        Campaign.Run run = campaign.points().get(0).at(1234.5);
        RunOutcome outcome = RunOutcome.begun(Instant.ofEpochMilli(5_001))
                .ended(RunOutcome.State.ENDED, 3, "invalid", "why", Instant.ofEpochMilli(6_002))
                .withRunId("0badcafe");
        Campaign later = campaign.with(run.after(outcome.leftOpen()))
                .with(campaign.searches().get(0).after(5.5, outcome));

        try (CampaignFolder folder = CampaignFolder.make(dir)) {
            folder.save(campaign);
            assertThat(CampaignFolder.read(dir)).isEqualTo(campaign);
            folder.save(later);
            assertThat(CampaignFolder.read(dir)).isEqualTo(later);
        }
    }

    @Test
    void whatTheSameRunHasLeftMakesWay() throws IOException {
        RunOutcome stopped = RunOutcome.begun(Instant.EPOCH)
                .ended(RunOutcome.State.STOPPED, 130, "incomplete", null, Instant.EPOCH.plusSeconds(9))
                .withRunId(ScriptedRunner.VALID.run().id());
        try (CampaignFolder folder = CampaignFolder.make(dir)) {
            writeResult(FILE, ScriptedRunner.VALID);

            assertThat(folder.makeWay(FILE, stopped)).isEmpty();
            assertThat(dir.resolve("runs")).isEmptyDirectory();
            assertThat(folder.makeWay(FILE, stopped)).isEmpty();
        }
    }

    @Test
    void aPartOfAResultThatIsYoungerThanARunWhoseCampaignWasKilledMakesWay() throws IOException {
        Result part = EditedResults.incomplete();
        Instant startedAt = part.run().times().startedAt();
        try (CampaignFolder folder = CampaignFolder.make(dir)) {
            writeResult(FILE, part);

            assertThat(folder.makeWay(FILE, RunOutcome.begun(startedAt.plusMillis(1))))
                    .contains(dir.resolve(FILE + ".old"));
            writeResult(FILE, part);
            assertThat(folder.makeWay(FILE, RunOutcome.begun(startedAt))).isEmpty();
            writeResult(FILE, ScriptedRunner.VALID);
            assertThat(folder.makeWay(FILE, RunOutcome.begun(startedAt))).contains(dir.resolve(FILE + ".old-2"));
        }
    }

    @Test
    void whatIsNoResultOfTheRunIsKeptUnderAnotherName() throws IOException {
        try (CampaignFolder folder = CampaignFolder.make(dir)) {
            Files.writeString(dir.resolve(FILE), "mine");
            Files.writeString(dir.resolve(FILE + ".old"), "older");

            assertThat(folder.makeWay(FILE, RunOutcome.PENDING)).contains(dir.resolve(FILE + ".old-2"));
        }

        assertThat(dir.resolve(FILE)).doesNotExist();
        assertThat(dir.resolve(FILE + ".old")).hasContent("older");
        assertThat(dir.resolve(FILE + ".old-2")).hasContent("mine");
    }

    private void writeResult(String file, Result result) throws IOException {
        Files.write(dir.resolve(file), ResultJson.write(result));
    }

    @Test
    void leavesNothingButTheFileBehind() throws IOException {
        try (CampaignFolder folder = CampaignFolder.make(dir)) {
            folder.save(Campaigns.of(1, "a=1,2"));
        }

        try (var files = Files.list(dir)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(".lock", "campaign.json", "logs", "runs");
        }
    }

    @Test
    void twoProcessesDoNotGoOnWithOneCampaign() {
        try (CampaignFolder folder = CampaignFolder.make(dir)) {
            folder.save(Campaigns.of(1, "a=1,2"));

            assertThatThrownBy(() -> CampaignFolder.open(dir))
                    .isInstanceOf(ConfigException.class)
                    .hasMessage(dir + ": another process is at this campaign: wait until it has ended, or end it");
        }
        CampaignFolder.open(dir).close();
    }

    @Test
    void aNewCampaignDoesNotTakeTheFolderOfAnother() {
        try (CampaignFolder folder = CampaignFolder.make(dir)) {
            folder.save(Campaigns.of(1, "a=1,2"));
        }

        assertThatThrownBy(() -> CampaignFolder.make(dir))
                .isInstanceOf(ConfigException.class)
                .hasMessage(dir + ": has a campaign already: go on with it by --resume " + dir
                        + ", or name another folder");
    }

    @Test
    void whereThereIsNoCampaignNoneGoesOn() {
        assertThatThrownBy(() -> CampaignFolder.open(dir))
                .isInstanceOf(ConfigException.class)
                .hasMessage(dir + ": has no campaign to go on with: there is no campaign.json in it");
    }

    @Test
    void saysInOneLineWhyAFileIsNoCampaign() throws IOException {
        Path file = dir.resolve("campaign.json");
        for (String content : List.of("{", "[]", "{\"points\": 1}", "{\"schemaVersion\": 1, \"points\": [{}]}")) {
            Files.writeString(file, content, UTF_8);

            assertThatThrownBy(() -> CampaignFolder.read(dir))
                    .as(content)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith(file + ": is no campaign");
        }
        Files.writeString(
                file,
                new String(CampaignJson.write(Campaigns.of(1, "a=1,2")), UTF_8)
                        .replaceFirst("\"order\"( ?: ?)\\[[^]]*]", "\"order\"$1[\"p1-r1\", \"p1-r1\", \"p9-r9\"]"),
                UTF_8);
        assertThatThrownBy(() -> CampaignFolder.read(dir)).hasMessageContaining("is no campaign that can be read");
        Files.writeString(file, "{\"schemaVersion\": 2, \"points\": []}", UTF_8);
        assertThatThrownBy(() -> CampaignFolder.read(dir)).hasMessageContaining("this version of bench reads 1");
    }

    @Test
    void aChangedFileIsNamed() throws IOException {
        Path file = Files.writeString(dir.resolve("w.yaml"), "topics: 1");
        Map<String, String> before = Fingerprints.of(List.of(file), "a");
        assertThat(Fingerprints.changed(before, Fingerprints.of(List.of(file), "a")))
                .isEmpty();

        assertThat(Fingerprints.changed(before, Fingerprints.of(List.of(file), "b")))
                .contains("options and variables have changed");
        Files.writeString(file, "topics: 2");
        assertThat(Fingerprints.changed(before, Fingerprints.of(List.of(file), "a")))
                .contains(file + " has changed");
    }
}
