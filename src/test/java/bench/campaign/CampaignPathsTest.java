package bench.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.result.CampaignJson;
import bench.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The folder of a campaign leads to no other files than those that bench writes there. */
class CampaignPathsTest {
    @TempDir
    private Path dir;

    private Path folder;
    private Path decoy;

    @BeforeEach
    void makeAFolderBesideAnotherFile() throws IOException {
        folder = Files.createDirectory(dir.resolve("c"));
        decoy = Files.writeString(dir.resolve("notes.txt"), "mine");
    }

    private void write(String from, String to) throws IOException {
        String written = new String(CampaignJson.write(Campaigns.of(1, "producerRate=10%,20%")), UTF_8);
        Files.writeString(folder.resolve("campaign.json"), written.replace(from, to), UTF_8);
    }

    private void assertRefused(String message) throws IOException {
        assertThatThrownBy(() -> CampaignFolder.read(folder))
                .isInstanceOf(ConfigException.class)
                .message()
                .contains(message)
                .hasLineCount(1);
        assertThatThrownBy(() -> CampaignFolder.open(folder)).isInstanceOf(ConfigException.class);
        assertThat(decoy).hasContent("mine");
        assertThat(folder.resolve(".lock")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../notes.txt",
                "/nowhere/notes.txt",
                "runs/../../notes.txt",
                "./runs/p1-r1.json",
                "runs/p2-r1.json",
                "runs/p1-r1.json/",
                "logs/p1-r1.json",
                "campaign.json",
                ""
            })
    void aFileHasTheNameThatBenchGivesIt(String file) throws IOException {
        write("\"runs/p1-r1.json\"", "\"" + file + "\"");

        assertRefused(folder.resolve("campaign.json") + ": the 'file' of p1-r1 must be 'runs/p1-r1.json', but is '"
                + file + "'");
    }

    @Test
    void soHasTheFileOfASearch() throws IOException {
        write("runs/s1.json", "../notes.txt");

        assertRefused("the 'file' of s1 must be 'runs/s1.json', but is '../notes.txt'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../notes", "p1-r1/../../../notes", "p1", "p0-r1", "P1-r1", "s1", ""})
    void anIdNamesALogAndHasItsForm(String id) throws IOException {
        write("\"p1-r1\"", "\"" + id + "\"");

        assertRefused("every 'id' in 'points' must have the form p1-r1, but one is '" + id + "'");
    }

    @Test
    void theIdOfASearchHasItsForm() throws IOException {
        write("\"s1\"", "\"../s1\"");

        assertRefused("every 'id' in 'searches' must have the form s1, but one is '../s1'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs/p1-r1.json", "logs/p1-r1.log", "report.html", ".campaign.json.part", ".run-lock"})
    void noLinkLeadsOutOfTheFolder(String name) throws IOException {
        write("", "");
        Files.createDirectories(folder.resolve(name).getParent());
        Files.createSymbolicLink(folder.resolve(name), decoy);

        assertRefused(folder.resolve(name) + ": must be no link that leads out of the folder of the campaign, but leads"
                + " to " + decoy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs", "logs"})
    void noFolderInItIsSomewhereElse(String name) throws IOException {
        write("", "");
        Files.createSymbolicLink(folder.resolve(name), Path.of(".."));

        assertRefused(folder.resolve(name) + ": must be no link that leads out of the folder");
    }

    @Test
    void aLinkToNothingWouldBecomeAFileThere() throws IOException {
        write("", "");
        Files.createDirectory(folder.resolve("runs"));
        Files.createSymbolicLink(folder.resolve("runs/p1-r1.json"), dir.resolve("new.txt"));

        assertRefused("must be no link that leads out of the folder");
    }

    @Test
    void aNewCampaignFollowsNoLinkEither() throws IOException {
        Files.createSymbolicLink(folder.resolve("logs"), dir);

        assertThatThrownBy(() -> CampaignFolder.make(folder))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("must be no link that leads out of the folder");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void otherLinksAreTheUsersOwn() throws IOException {
        write("", "");
        Files.createSymbolicLink(folder.resolve("notes"), decoy);

        assertThat(CampaignFolder.read(folder).points()).hasSize(3);
        CampaignFolder.open(folder).close();
    }

    @Test
    void theFolderItselfMayBeALink() throws IOException {
        write("", "");
        Path link = Files.createSymbolicLink(dir.resolve("latest"), folder);

        CampaignFolder.open(link).close();

        assertThat(CampaignFolder.read(link).points()).hasSize(3);
    }
}
