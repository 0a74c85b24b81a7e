package bench.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
    private static final byte[] CONTENT = "{}".getBytes(UTF_8);

    @TempDir
    private Path dir;

    @Test
    void replacesAFileAndLeavesNothingBesideIt() throws Exception {
        Path path = Files.writeString(dir.resolve("r.json"), "an older and longer result");
        ResultFile file = new ResultFile(Destination.of(path));

        file.write(CONTENT);

        assertThat(path).hasContent("{}");
        assertThat(dir).isDirectoryNotContaining(each -> !each.equals(path));
        assertThat(file.written()).contains(path);
        assertThat(file.problem()).isEmpty();
    }

    @Test
    void writesAlsoWhenTheRunWasJustStopped() {
        ResultFile file = new ResultFile(Destination.of(dir.resolve("r.json")));
        Thread.currentThread().interrupt();

        file.write(CONTENT);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(file.problem()).isEmpty();
        assertThat(dir.resolve("r.json")).hasContent("{}");
    }

    @Test
    void keepsALink() throws Exception {
        Path target = Files.createFile(dir.resolve("target.json"));
        Path link = Files.createSymbolicLink(dir.resolve("link.json"), target);

        new ResultFile(Destination.of(link)).write(CONTENT);

        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("{}");
    }

    @Test
    void writesIntoADeviceInsteadOfReplacingIt() {
        Path device = Path.of("/dev/null");
        ResultFile file = new ResultFile(Destination.of(device));

        file.write(CONTENT);

        assertThat(file.problem()).isEmpty();
        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void savesTheResultElsewhereWhenItsFolderIsGone() {
        Path wanted = dir.resolve("gone").resolve("r.json");
        ResultFile file = ResultFile.withRescue(wanted, dir);

        file.write(CONTENT);

        Path rescued = file.written().orElseThrow();
        assertThat(rescued).hasContent("{}").hasParent(dir);
        assertThat(file.problem())
                .contains("the result cannot be written to " + wanted + ": no such file or directory; it is in "
                        + rescued);
    }

    @Test
    void saysWhenItCanBeWrittenNowhere() {
        Path wanted = dir.resolve("gone").resolve("r.json");
        ResultFile file = ResultFile.withRescue(wanted, dir.resolve("gone as well"));

        file.write(CONTENT);

        assertThat(file.written()).isEmpty();
        assertThat(file.problem().orElseThrow())
                .startsWith("the result cannot be written to " + wanted + ": no such file or directory, nor to ")
                .doesNotContain("\n");
    }

    @Test
    void filesOfTheSameNameAreNeverReplacedByNewOnes() {
        ResultFile first = ResultFile.inNewFile(dir.resolve("r.json"));
        ResultFile second = ResultFile.inNewFile(dir.resolve("r.json"));
        ResultFile third = ResultFile.inNewFile(dir.resolve("r.json"));

        first.write("1".getBytes(UTF_8));
        second.write("2".getBytes(UTF_8));
        third.write("3".getBytes(UTF_8));

        assertThat(dir.resolve("r.json")).hasContent("1");
        assertThat(dir.resolve("r-2.json")).hasContent("2");
        assertThat(third.written()).contains(dir.resolve("r-3.json"));
        assertThat(dir.resolve("r-3.json")).hasContent("3");
    }

    @Test
    void aNewFileIsNotThereBeforeItsContent() {
        ResultFile file = ResultFile.inNewFile(dir.resolve("r.json"));

        assertThat(file.written()).isEmpty();
        assertThat(dir).isEmptyDirectory();
    }
}
