package bench.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class TimerSlackTest {
    private static final Executor NEW_THREAD = task -> new Thread(task).start();

    @Test
    @EnabledOnOs(OS.LINUX)
    void onlyTheThreadThatAsksIsWokenPromptly() throws Exception {
        String asked = CompletableFuture.supplyAsync(
                        () -> {
                            Clock.system().wakeThisThreadPromptly();
                            return slackNs();
                        },
                        NEW_THREAD)
                .get();
        String other = CompletableFuture.supplyAsync(TimerSlackTest::slackNs, NEW_THREAD)
                .get();

        assertThat(asked).isEqualTo("1");
        assertThat(other).isNotEqualTo("1");
    }

    private static String slackNs() {
        try {
            Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName();
            return Files.readString(Path.of("/proc", thread.toString(), "timerslack_ns"))
                    .strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
