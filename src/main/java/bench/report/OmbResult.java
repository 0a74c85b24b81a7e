package bench.report;

import bench.result.Result;
import bench.result.ResultJson;
import bench.result.RunListener;
import bench.stats.Latency;
import java.util.List;

/**
 * A result with the fields of the OpenMessaging Benchmark only: its own tools refuse a file that has others.
 *
 * <p>What cannot be written does not fail the run: {@link ResultFile#problem} has the reason. Confined to the control thread.
 */
public final class OmbResult implements RunListener {
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
}
