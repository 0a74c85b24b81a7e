package bench.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class TimerSlackTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void theThreadThatAsksIsWokenPromptly() throws Exception {
        String slackNs = CompletableFuture.supplyAsync(
                        () -> {
                            // A thread begins with the slack of the one that has made it.
                            slackNs("50000");
                            assertThat(slackNs()).isEqualTo("50000");
                            Clock.system().wakeThisThreadPromptly();
                            return slackNs();
                        },
                        task -> new Thread(task).start())
                .get();

        assertThat(slackNs).isEqualTo("1");
    }

    private static String slackNs() {
        try {
            return Files.readString(ofThisThread()).strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void slackNs(String nanos) {
        try {
            Files.writeString(ofThisThread(), nanos);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path ofThisThread() throws IOException {
        Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName();
        return Path.of("/proc", thread.toString(), "timerslack_ns");
    }
}
