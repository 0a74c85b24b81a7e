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
        ResultFile file = new ResultFile(path);

        file.write(CONTENT);

        assertThat(path).hasContent("{}");
        assertThat(dir).isDirectoryNotContaining(each -> !each.equals(path));
        assertThat(file.written()).contains(path);
        assertThat(file.problem()).isEmpty();
    }

    @Test
    void writesAlsoWhenTheRunWasJustStopped() {
        ResultFile file = new ResultFile(dir.resolve("r.json"));
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

        new ResultFile(link).write(CONTENT);

        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("{}");
    }

    @Test
    void writesIntoADeviceInsteadOfReplacingIt() {
        Path device = Path.of("/dev/null");
        ResultFile file = new ResultFile(device);

        file.write(CONTENT);

        assertThat(file.problem()).isEmpty();
        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void savesTheResultElsewhereWhenItsFolderIsGone() {
        Path wanted = dir.resolve("gone").resolve("r.json");
        ResultFile file = new ResultFile(wanted, dir);

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
        ResultFile file = new ResultFile(wanted, dir.resolve("gone as well"));

        file.write(CONTENT);

        assertThat(file.written()).isEmpty();
        assertThat(file.problem().orElseThrow())
                .startsWith("the result cannot be written to " + wanted + ": no such file or directory, nor to ")
                .doesNotContain("\n");
    }
}
