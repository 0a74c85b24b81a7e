package bench.report;

import bench.result.Result;
import bench.result.ResultJson;
import bench.result.RunListener;

/**
 * The result file of a run: the fields of the OpenMessaging Benchmark, and ours beside them.
 *
 * <p>What cannot be written does not fail the run: {@link ResultFile#problem} has the reason. Confined to the control thread.
 */
public final class JsonResult implements RunListener {
    private final ResultFile file;

    /** Writes to this file when the run has ended. */
    public JsonResult(ResultFile file) {
        this.file = file;
    }

    @Override
    public void resultReady(Result result) {
        file.write(ResultJson.write(result));
    }
}
