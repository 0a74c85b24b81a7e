package bench.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.result.Campaign;
import bench.result.CampaignJson;
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
    @TempDir
    private Path dir;

    @Test
    void readsTheCampaignThatItHasWritten() {
        Campaign campaign = Campaigns.of(2, "producerRate=10%,50%", "a=1,2");
        Campaign.Run run = campaign.points().get(0).at(1234.5);
        RunOutcome outcome = RunOutcome.begun(Instant.ofEpochMilli(5_001))
                .ended(RunOutcome.State.ENDED, 3, "invalid", "why", Instant.ofEpochMilli(6_002));
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
    void aRunThatWasLeftOutHasNoResultOfItsFirstAttempt() throws IOException {
        Campaign campaign = Campaigns.of(1, "a=1,2");
        campaign = campaign.with(campaign.run("p1-r1").after(ended("valid")));
        campaign = campaign.with(campaign.run("p2-r1").after(RunOutcome.leftOut("so")));

        try (CampaignFolder folder = CampaignFolder.make(dir)) {
            writeResult(folder, "p1-r1");
            writeResult(folder, "p2-r1");
        }

        assertThat(CampaignFolder.results(dir, campaign).results()).containsOnlyKeys("p1-r1");
    }

    @Test
    void aResultThatIsGoneOrDamagedIsLost() throws IOException {
        Campaign campaign = Campaigns.of(2, "a=1,2");
        for (String id : List.of("p1-r1", "p2-r1", "p1-r2")) {
            campaign = campaign.with(campaign.run(id).after(ended("valid")));
        }
        // It had none to lose.
        campaign = campaign.with(campaign.run("p2-r2").after(ended(null)));

        try (CampaignFolder folder = CampaignFolder.make(dir)) {
            writeResult(folder, "p1-r1");
            Files.writeString(dir.resolve("runs/p2-r1.json"), "{\"schemaVersion\": 2, ");

            assertThat(folder.lost(campaign)).containsExactlyInAnyOrder("p2-r1", "p1-r2");
        }
    }

    private static RunOutcome ended(String verdict) {
        return RunOutcome.begun(Instant.EPOCH)
                .ended(RunOutcome.State.ENDED, verdict == null ? 1 : 0, verdict, null, Instant.EPOCH.plusSeconds(9));
    }

    private static void writeResult(CampaignFolder folder, String id) throws IOException {
        Files.write(folder.dir().resolve(CampaignFolder.resultOf(id)), ResultJson.write(ScriptedRunner.VALID));
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
