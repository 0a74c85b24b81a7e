package bench.trust;

import bench.result.Statistic;
import bench.stats.Latency;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Latencies of a loopback broker whose ack latencies are known. On a busy machine its limits are missed. */
@Tag("trust")
@Timeout(180)
class TruthIT {
    @RegisterExtension
    final ExpectedFigures figures = new ExpectedFigures("truth");

    @TempDir
    private Path dir;

    @ParameterizedTest
    @CsvSource({"5, 1000", "10, 1000", "5, 10000", "10, 10000"})
    void reportsTheLatenciesThatTheBrokerHas(int slowPercent, long rate) throws Exception {
        int fastPercent = 100 - slowPercent;
        String load = fastPercent + "/" + slowPercent + " at " + rate + "/s: ";
        try (LaunchedRun run = LaunchedRun.start(
                dir,
                LaunchedRun.workload(
                        "producerRate: " + rate, "testDuration: 10s", "warmupDuration: 10s", "reportInterval: 5s"),
                LaunchedRun.loopback("ackLatency: [{percent: " + fastPercent + ", latency: 2ms}, {percent: "
                        + slowPercent + ", latency: 50ms}]"))) {
            ResultDocument result = run.result();

            figures.near(load + "publish p50", result.latency(Latency.PUBLISH, Statistic.P50), 2);
            // With 5 % of slow acks p95 lies on the edge between the two latencies, and may be either.
            if (slowPercent != 5) {
                figures.near(load + "publish p95", result.latency(Latency.PUBLISH, Statistic.P95), 50);
            }
            figures.near(load + "publish p99", result.latency(Latency.PUBLISH, Statistic.P99), 50);
            // A busy machine makes the broker late too: the truth is what the broker did by its own clock.
            figures.near(load + "publish max", result.latency(Latency.PUBLISH, Statistic.MAX), result.longestAck());
            figures.near(load + "response p99", result.latency(Latency.PUBLISH_RESPONSE, Statistic.P99), 50);
            figures.within(load + "sent", result.counts().messagesSent(), rate * 999 / 100, rate * 10);
            figures.equal(
                    load + "received",
                    result.counts().messagesReceived(),
                    result.counts().messagesSent());
        }
    }
}
