package bench.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingFileTest {
    @TempDir
    private Path dir;

    @Test
    void writesHeaderAndBlocks() {
        Path path = dir.resolve("log");
        GrowingFile file = new GrowingFile(Destination.of(path));

        fill(file);

        assertThat(path).hasContent("header\none\ntwo");
        assertThat(file.problem()).isEmpty();
    }

    @Test
    void goesOnElsewhereWhenTheDiskIsFull() throws Exception {
        GrowingFile file = new GrowingFile(Destination.of(Path.of("/dev/full")), new Rescue(dir));

        fill(file);

        try (Stream<Path> files = Files.list(dir)) {
            List<Path> rescued = files.toList();
            assertThat(rescued)
                    .singleElement()
                    .satisfies(path -> assertThat(path).hasContent("header\none\ntwo"));
            assertThat(file.problem())
                    .contains(
                            "the histogram log cannot be written to /dev/full: no space left on device; it goes on in "
                                    + rescued.get(0));
        }
    }

    @Test
    void saysWhenItCanGoOnNowhere() {
        Path gone = dir.resolve("gone");
        GrowingFile file = new GrowingFile(Destination.of(gone.resolve("log")), new Rescue(gone));

        fill(file);

        assertThat(file.problem())
                .contains("the histogram log cannot be written to " + gone.resolve("log")
                        + ": no such file or directory, nor to " + gone + ": no such file or directory");
    }

    private static void fill(GrowingFile file) {
        file.begin("header\n".getBytes(UTF_8));
        file.append("one\n".getBytes(UTF_8));
        file.append("two\n".getBytes(UTF_8));
        file.close();
    }
}
