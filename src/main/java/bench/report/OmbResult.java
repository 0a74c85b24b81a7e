package bench.report;

import bench.result.Result;
import bench.result.ResultJson;
import bench.stats.Latency;
import java.util.List;
import java.util.Optional;

/**
 * A result with the fields of the OpenMessaging Benchmark only: its own tools refuse a file that has others.
 *
 * <p>Confined to the control thread.
 */
public final class OmbResult implements FileOutput {
    private static final List<Latency> LATENCIES = List.of(Latency.PUBLISH, Latency.PUBLISH_DELAY, Latency.END_TO_END);

    private final ResultFile file;

    /** Writes to this file when the run has ended. */
    public OmbResult(ResultFile file) {
        this.file = file;
    }

    @Override
    public void resultReady(Result result) {
        file.write(ResultJson.writeOmb(result, LATENCIES));
    }

    @Override
    public Optional<String> problem() {
        return file.problem();
    }
}
