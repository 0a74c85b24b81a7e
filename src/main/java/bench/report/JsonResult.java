package bench.report;

import bench.result.Result;
import bench.result.ResultJson;
import java.util.Optional;

/**
 * The result file of a run: the fields of the OpenMessaging Benchmark, and ours beside them.
 *
 * <p>Confined to the control thread.
 */
public final class JsonResult implements FileOutput {
    private final ResultFile file;

    /** Writes to this file when the run has ended. */
    public JsonResult(ResultFile file) {
        this.file = file;
    }

    @Override
    public void resultReady(Result result) {
        file.write(ResultJson.write(result));
    }

    @Override
    public Optional<String> problem() {
        return file.problem();
    }
}
