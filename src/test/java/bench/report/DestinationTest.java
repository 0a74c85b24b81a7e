package bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where outputs go: what is a stream, and which names mean the same. */
class DestinationTest {
    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/dev/../dev/stdout"})
    void standardOutputHasManyNames(String name) {
        Destination destination = Destination.of(Path.of(name));

        assertThat(destination.isStream()).isTrue();
        assertThat(destination.isStandardOutput()).isTrue();
        assertThat(destination.isPipe()).isFalse();
        assertThat(destination.clashesWith(Destination.of(Path.of("/dev/stdout"))))
                .isTrue();
    }

    @Test
    void aLinkToStandardOutputIsStandardOutput() throws Exception {
        Path link = Files.createSymbolicLink(dir.resolve("link"), Path.of("/dev/stdout"));
        Path linkToLink = Files.createSymbolicLink(dir.resolve("other"), Path.of("link"));

        assertThat(Destination.of(linkToLink).isStandardOutput()).isTrue();
        assertThat(link).isSymbolicLink();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/stderr", "/dev/fd/7", "/dev/null", "/dev/full"})
    void devicesAndOtherDescriptorsAreStreams(String name) {
        Destination destination = Destination.of(Path.of(name));

        assertThat(destination.isStream()).isTrue();
        assertThat(destination.isStandardOutput()).isFalse();
    }

    @Test
    void aNamedPipeIsAStream() throws Exception {
        Path pipe = dir.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThat(Destination.of(pipe).isStream()).isTrue();
        assertThat(Destination.of(pipe).isPipe()).isTrue();
        assertThat(Destination.of(pipe).clashesWith(Destination.of(pipe))).isTrue();
    }

    @Test
    void aFileIsNoStreamWhetherItIsThereOrNot() throws Exception {
        assertThat(Destination.of(Files.createFile(dir.resolve("a"))).isStream())
                .isFalse();
        assertThat(Destination.of(dir.resolve("b")).isStream()).isFalse();
    }

    @Test
    void knowsOneFileByAllItsNames() throws Exception {
        Path file = Files.createFile(dir.resolve("file"));
        Path folder = Files.createDirectory(dir.resolve("folder"));
        Path link = Files.createSymbolicLink(dir.resolve("link"), file);
        Path hardLink = Files.createLink(dir.resolve("hard"), file);

        for (Path name : new Path[] {file, link, hardLink, folder.resolve("../file")}) {
            assertThat(Destination.of(name).isOver(file)).as("%s", name).isTrue();
            assertThat(Destination.of(file).clashesWith(Destination.of(name)))
                    .as("%s", name)
                    .isTrue();
        }
        assertThat(Destination.of(dir.resolve("other")).isOver(file)).isFalse();
    }

    @Test
    void knowsAFileThatIsNotThereYetByAllItsNames() throws Exception {
        Path folder = Files.createDirectory(dir.resolve("folder"));
        Path link = Files.createSymbolicLink(dir.resolve("link"), folder);
        Path dangling = Files.createSymbolicLink(dir.resolve("dangling"), folder.resolve("new"));
        Destination wanted = Destination.of(folder.resolve("new"));

        assertThat(wanted.clashesWith(Destination.of(link.resolve("new")))).isTrue();
        assertThat(wanted.clashesWith(Destination.of(dangling))).isTrue();
        assertThat(wanted.clashesWith(Destination.of(folder.resolve("newer")))).isFalse();
    }

    @Test
    void twoOutputsMayGoToADeviceThatKeepsNothing() {
        Path device = Path.of("/dev/null");

        assertThat(Destination.of(device).clashesWith(Destination.of(device))).isFalse();
    }
}
