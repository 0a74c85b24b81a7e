package bench.trust;

import bench.result.Statistic;
import bench.stats.Latency;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Coordinated omission: messages that were due while a send blocked count with the time that they waited. */
@Tag("trust")
@Timeout(180)
class OmissionIT {
    @RegisterExtension
    final ExpectedFigures figures = new ExpectedFigures("omission");

    @TempDir
    private Path dir;

    @Test
    void showsASendThatBlocksInTheResponseLatencyAndNotInThePublishLatency() throws Exception {
        try (LaunchedRun run = LaunchedRun.start(
                dir,
                LaunchedRun.workload(
                        "producerRate: 1000", "testDuration: 20s", "warmupDuration: 5s", "reportInterval: 10s"),
                LaunchedRun.loopback("ackLatency: 2ms", "blockSend: {at: 10s, duration: 2s}"))) {
            ResultDocument result = run.result();

            figures.within("publish p99, ms", result.latency(Latency.PUBLISH, Statistic.P99), 1.8, 10);
            figures.within(
                    "publish response p99, ms", result.latency(Latency.PUBLISH_RESPONSE, Statistic.P99), 1500, 2100);
            figures.within(
                    "publish response max, ms", result.latency(Latency.PUBLISH_RESPONSE, Statistic.MAX), 1990, 2200);
            figures.equal("check 'blocked in send'", result.verdict("blocked in send"), "warn");
            figures.prints("the publish latency", run.out(), "Pub (ms)");
            figures.prints("the publish response latency", run.out(), "Pub Response (ms)");
            figures.prints("what the delay is made of", run.out(), "the producer was blocked");
        }
    }
}
