package bench.report;

import bench.result.Result;
import bench.result.ResultJson;
import java.util.Optional;

/**
 * A result with the fields of the OpenMessaging Benchmark only: its own tools refuse a file that has others.
 *
 * <p>Confined to the control thread.
 */
public final class OmbResult implements FileOutput {
    private final ResultFile file;

    /** Writes to this file when the run has ended. */
    public OmbResult(ResultFile file) {
        this.file = file;
    }

    @Override
    public void resultReady(Result result) {
        file.write(ResultJson.writeOmb(result));
    }

    @Override
    public Optional<String> problem() {
        return file.problem();
    }
}
