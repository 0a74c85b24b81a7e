package bench.trust;

import bench.broker.ThrowawayBroker;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A rate that no broker takes. */
@Tag("trust")
@Timeout(180)
class SaturatedIT {
    private static final List<String> WORKLOAD = LaunchedRun.workload(
            "producerRate: 10000000", "testDuration: 10s", "warmupDuration: 5s", "reportInterval: 2s");

    @RegisterExtension
    final ExpectedFigures figures = new ExpectedFigures("saturated");

    @TempDir
    private Path dir;

    @Test
    void isNotToBeTrustedAboveTheCapacityOfALoopbackBroker() throws Exception {
        try (LaunchedRun run =
                LaunchedRun.start(dir, WORKLOAD, LaunchedRun.loopback("capacity: 50000", "ackLatency: 1ms"))) {
            ResultDocument result = run.result();

            isSaturated("loopback", run, result);
            // 32 MB of what is not acked yet may be sent beyond the capacity.
            figures.within("loopback: messages sent in 10 s", result.counts().messagesSent(), 300_000, 520_000);
        }
    }

    @Test
    void namesARealBrokerAsTheBottleneck() throws Exception {
        try (ThrowawayBroker broker = ThrowawayBroker.start(ThrowawayBroker.Options.defaults());
                LaunchedRun run = LaunchedRun.start(dir, WORKLOAD, LaunchedRun.kafka(broker.bootstrapServers()))) {
            ResultDocument result = run.result();

            isSaturated("kafka", run, result);
            // Not so on loopback, which blocks for less than 0.1 ms at a time: most of that does not count as blocked.
            figures.equal("kafka: bottleneck", result.result().validity().bottleneck(), "broker");
        }
    }

    private void isSaturated(String system, LaunchedRun run, ResultDocument result) throws InterruptedException {
        figures.equal(system + ": check 'achieved rate'", result.verdict("achieved rate"), "invalid");
        figures.prints(system + ": the verdict", run.out(), "saturated");
        figures.equal(system + ": exit code", run.exitCode(), 3);
    }
}
