package bench.trust;

import bench.result.Statistic;
import bench.stats.Latency;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A client that stands still for 2 s of its measurement. */
@Tag("trust")
@Timeout(180)
class FrozenIT {
    @RegisterExtension
    final ExpectedFigures figures = new ExpectedFigures("frozen");

    @TempDir
    private Path dir;

    @Test
    void showsThePauseOfTheClientInTheResponseLatencyAndIsNotToBeTrusted() throws Exception {
        try (LaunchedRun run = LaunchedRun.start(
                dir,
                LaunchedRun.workload(
                        "producerRate: 1000", "testDuration: 15s", "warmupDuration: 5s", "reportInterval: 5s"),
                LaunchedRun.loopback("ackLatency: 2ms"))) {
            run.awaitMeasurement();
            // Real time, for what the clocks of another process make of it is the question.
            TimeUnit.SECONDS.sleep(4);
            run.signal("STOP");
            TimeUnit.SECONDS.sleep(2);
            run.signal("CONT");
            ResultDocument result = run.result();

            figures.within(
                    "publish response max, ms", result.latency(Latency.PUBLISH_RESPONSE, Statistic.MAX), 1900, 2600);
            figures.within(
                    "publish response p99, ms", result.latency(Latency.PUBLISH_RESPONSE, Statistic.P99), 1500, 2600);
            figures.equal("check 'client stalls'", result.verdict("client stalls"), "invalid");
            figures.equal("lost", result.delivered().missing().lost(), 0L);
            figures.equal("exit code", run.exitCode(), 3);
        }
    }
}
