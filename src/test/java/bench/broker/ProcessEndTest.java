package bench.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessEndTest {
    private static final String WARNING = "12:00:01:234 [main] WARN kafka.server - it is late\n";

    @TempDir
    private Path dir;

    private String end(int exitCode, String log) throws IOException {
        Files.writeString(dir.resolve("broker.log"), log);
        return BrokerProcess.end(new ProcessEnd(exitCode), "", dir);
    }

    @ParameterizedTest
    @CsvSource({
        "0, ended with exit code 0",
        "1, ended with exit code 1",
        "128, ended with exit code 128",
        "137, was killed (signal 9)",
        "134, was killed (signal 6)",
        "255, ended with exit code 255"
    })
    void anExitCodeAbove128IsASignal(int exitCode, String text) {
        assertThat(new ProcessEnd(exitCode).text()).isEqualTo(text);
    }

    @Test
    void theLogOfOneThatWasKilledHasNothingToDoWithIt() throws IOException {
        assertThat(end(137, WARNING)).isEqualTo("was killed (signal 9)");
        assertThat(end(1, WARNING))
                .isEqualTo(
                        "ended with exit code 1; its log ends with: 12:00:01:234 [main] WARN kafka.server - it is late");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[main] ERROR kafka.server - the disk is full",
                "Terminating due to java.lang.OutOfMemoryError: Java heap space",
                "# There is insufficient memory for the Java Runtime Environment to continue."
            })
    void anErrorAtTheEndOfItsLogIsShown(String line) throws IOException {
        assertThat(end(134, WARNING + line + "\n")).isEqualTo("was killed (signal 6); its log ends with: " + line);
    }
}
