package bench.trust;

import bench.result.Check;
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

    /** The check with this name, which the run must have. */
    static Check check(RunResult result, String name) {
        return result.validity().checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
