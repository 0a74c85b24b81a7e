package bench.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import bench.report.EditedResults;
import bench.result.Campaign;
import bench.result.Result;
import bench.result.ResultJson;
import bench.result.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Which results of a campaign count, and which runs are made again. */
class RunResultsTest {
    @TempDir
    private Path dir;

    private Campaign campaign = Campaigns.of(2, "a=1,2");

    @BeforeEach
    void makeTheFolder() {
        CampaignFolder.make(dir).close();
    }

    /** A run that has ended well, with a result of its own. */
    private void ended(String id) throws IOException {
        campaign = campaign.with(campaign.run(id).after(outcome("valid", null).withRunId("of " + id)));
        write(id, "of " + id);
    }

    private static RunOutcome outcome(String verdict, String reason) {
        return RunOutcome.begun(Instant.EPOCH)
                .ended(RunOutcome.State.ENDED, reason == null ? 0 : 1, verdict, reason, Instant.EPOCH.plusSeconds(9));
    }

    private void write(String id, String runId) throws IOException {
        Result result =
                EditedResults.of(ScriptedRunner.VALID, fields -> ((ObjectNode) fields.path("run")).put("id", runId));
        Files.write(file(id), ResultJson.write(result));
    }

    private Path file(String id) {
        return dir.resolve(CampaignFolder.resultOf(id));
    }

    private RunResults read() {
        return RunResults.read(dir, campaign);
    }

    @Test
    void theResultOfEachRunCounts() throws IOException {
        ended("p1-r1");
        ended("p2-r1");

        assertThat(read().counted().results()).containsOnlyKeys("p1-r1", "p2-r1");
        assertThat(read().problems()).isEmpty();
        assertThat(read().lost()).isEmpty();
        assertThat(read().withLostToBeMade()).isEqualTo(campaign);
    }

    @Test
    void aRunThatWasLeftOutHasNoResultOfItsFirstAttempt() throws IOException {
        ended("p1-r1");
        campaign = campaign.with(campaign.run("p2-r1").after(RunOutcome.leftOut("so")));
        write("p2-r1", "of p2-r1");

        assertThat(read().counted().results()).containsOnlyKeys("p1-r1");
        assertThat(read().lost()).isEmpty();
    }

    @Test
    void aResultThatIsGoneOrDamagedIsLost() throws IOException {
        ended("p1-r1");
        ended("p2-r1");
        ended("p1-r2");
        Files.writeString(file("p2-r1"), "{\"schemaVersion\": 2, ");
        Files.delete(file("p1-r2"));

        assertThat(read().counted().results()).containsOnlyKeys("p1-r1");
        assertThat(read().lost())
                .containsOnlyKeys("p2-r1", "p1-r2")
                .containsEntry("p1-r2", "runs/p1-r2.json: is gone")
                .hasEntrySatisfying(
                        "p2-r1",
                        why -> assertThat(why)
                                .startsWith("runs/p2-r1.json:1:")
                                .endsWith("is no result, as it is not JSON"));
        assertThat(read().problems()).hasSize(2);
    }

    @Test
    void aRunThatHasLeftNoResultIsMadeAgainForItsReason() throws IOException {
        ended("p1-r1");
        campaign = campaign.with(campaign.run("p2-r1").after(outcome(null, "the result cannot be written")));
        campaign = campaign.with(campaign.run("p2-r2").after(outcome(null, null)));

        assertThat(read().lost())
                .containsOnlyKeys("p2-r1", "p2-r2")
                .containsEntry("p2-r1", "the result cannot be written")
                .containsEntry("p2-r2", "it has left no result");
        // It had none that could be wrong.
        assertThat(read().problems()).isEmpty();
    }

    @Test
    void theResultOfAnotherRunDoesNotCount() throws IOException {
        ended("p1-r1");
        ended("p2-r1");
        write("p1-r1", "of p2-r1");

        assertThat(read().counted().results()).containsOnlyKeys("p2-r1");
        assertThat(read().problems())
                .containsExactly("runs/p1-r1.json: is of another run, of p2-r1 instead of of p1-r1");
        assertThat(read().lost()).containsOnlyKeys("p1-r1");
    }

    @Test
    void aRunThatIsThereTwiceCountsInNeitherPlaceWhereItsOwnIsNotKnown() throws IOException {
        ended("p1-r1");
        for (String id : new String[] {"p2-r1", "p2-r2"}) {
            campaign = campaign.with(campaign.run(id).after(outcome("valid", null)));
            write(id, "the same");
        }

        assertThat(read().counted().results()).containsOnlyKeys("p1-r1");
        assertThat(read().problems())
                .containsExactlyInAnyOrder(
                        "runs/p2-r1.json: is of the same run as runs/p2-r2.json, but a run counts once",
                        "runs/p2-r2.json: is of the same run as runs/p2-r1.json, but a run counts once");
    }

    @Test
    void whatIsLostIsToBeMadeAndWhatWasLeftOutIsJudgedAgain() throws IOException {
        ended("p1-r1");
        ended("p1-r2");
        Files.delete(file("p1-r1"));
        campaign = campaign.with(campaign.run("p2-r1").after(RunOutcome.leftOut("p1-r1 was not sustained")));

        Campaign open = read().withLostToBeMade();

        assertThat(open.run("p1-r1").outcome()).isEqualTo(RunOutcome.PENDING);
        assertThat(open.run("p2-r1").outcome()).isEqualTo(RunOutcome.PENDING);
        assertThat(open.run("p1-r2")).isEqualTo(campaign.run("p1-r2"));
    }

    @Test
    void aSearchThatHasLeftNeitherRateNorResultIsMadeAgain() throws IOException {
        campaign = Campaigns.of(1, "producerRate=10%,20%");
        Campaign.HighestRate search = campaign.searches().get(0);
        campaign = campaign.with(search.after(null, outcome(null, "no broker answers")));

        assertThat(read().lost()).containsExactly(Map.entry("s1", "no broker answers"));
        assertThat(read().withLostToBeMade().searches()).containsExactly(search);

        write("s1", "of s1");
        assertThat(read().lost()).isEmpty();

        Files.delete(file("s1"));
        campaign = campaign.with(search.after(5.0, outcome("valid", null)));
        assertThat(read().lost()).isEmpty();
    }
}
