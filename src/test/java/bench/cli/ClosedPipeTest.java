package bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosedPipeTest {
    @TempDir
    private Path dir;

    @Test
    void isTheReasonWhereTheReaderHasGone() throws Exception {
        assertThat(ClosedPipe.ofThisSystem().isReasonOf(failureOfAPipe())).isTrue();
    }

    @Test
    void isKnownInAnyLanguage() {
        assertThat(new ClosedPipe("Relais brisé (pipe)").isReasonOf(new IOException("Relais brisé (pipe)")))
                .isTrue();
    }

    @Test
    void isNotTheReasonOfAnyOtherFailure() throws IOException {
        ClosedPipe closed = ClosedPipe.ofThisSystem();

        assertThat(closed.isReasonOf(new IOException("No space left on device")))
                .isFalse();
        assertThat(closed.isReasonOf(new IOException())).isFalse();
    }

    @Test
    void isKnownToAThreadThatIsBeingStopped() throws Exception {
        IOException failure = failureOfAPipe();
        Thread.currentThread().interrupt();

        boolean isReason = ClosedPipe.ofThisSystem().isReasonOf(failure);

        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(isReason).isTrue();
    }

    /** As standard output has it: of a stream, and not of a channel. */
    private IOException failureOfAPipe() throws Exception {
        Path pipe = dir.resolve("pipe");
        if (Files.notExists(pipe)) {
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();
        }
        Process reader = new ProcessBuilder("head", "-c", "1", pipe.toString()).start();
        try (FileOutputStream writer = new FileOutputStream(pipe.toFile())) {
            writer.write('a');
            reader.waitFor();
            writer.write('b');
            throw new AssertionError("nobody reads, and nothing has failed");
        } catch (IOException e) {
            return e;
        }
    }
}
