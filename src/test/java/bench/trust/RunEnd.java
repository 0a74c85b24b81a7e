package bench.trust;

import bench.result.RunListener;
import bench.result.RunResult;

/** Keeps what a run has measured. */
final class RunEnd implements RunListener {
    private RunResult result;

    @Override
    public void runEnded(RunResult ended) {
        result = ended;
    }

    /** Of a run that has measured something. */
    RunResult result() {
        if (result == null) {
            throw new AssertionError("nothing was measured");
        }
        return result;
    }
}
