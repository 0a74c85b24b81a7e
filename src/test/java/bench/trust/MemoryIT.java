package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The heap of a client that sends 50,000 msg/s for many minutes: 10, or what {@code -Dmemory.minutes} says. */
@Tag("trust")
class MemoryIT {
    private static final int MINUTES = Integer.getInteger("memory.minutes", 10);
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    @RegisterExtension
    final ExpectedFigures figures = new ExpectedFigures("memory");

    @TempDir
    private Path dir;

    @Test
    void doesNotGrow() throws Exception {
        try (LaunchedRun run = LaunchedRun.start(
                dir,
                LaunchedRun.workload(
                        "producerRate: 50000",
                        "testDuration: " + (MINUTES + 1) + "m",
                        "warmupDuration: 0s",
                        "reportInterval: 10s"),
                LaunchedRun.loopback("ackLatency: 1ms"))) {
            run.awaitMeasurement();
            TimeUnit.MINUTES.sleep(1);
            long firstKb = usedAfterCollection(run.pid());
            figures.note("KB in use after minute 1", firstKb);
            long usedKb = firstKb;
            for (int minute = 2; minute <= MINUTES; minute++) {
                TimeUnit.MINUTES.sleep(1);
                usedKb = usedAfterCollection(run.pid());
                figures.note("KB in use after minute " + minute, usedKb);
            }

            // What is sent and not yet received differs by a MB or two from one moment to the next.
            figures.within("KB in use in the end", usedKb, 1, firstKb + firstKb / 10 + 2048);
            figures.equal("lost", run.result().delivered().missing().lost(), 0L);
        }
    }

    /** KB of heap in use after a full collection. */
    private static long usedAfterCollection(long pid) throws Exception {
        jcmd(pid, "GC.run");
        return jcmd(pid, "GC.heap_info").stream()
                .map(USED::matcher)
                .filter(matcher -> matcher.find())
                .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> jcmd(long pid, String command) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        try (BufferedReader reader = process.inputReader()) {
            List<String> lines = reader.lines().toList();
            assertThat(process.waitFor()).as("jcmd: %s", lines).isZero();
            return lines;
        }
    }
}
