package bench.trust;

import bench.result.Check;
import bench.result.RunListener;
import bench.result.RunResult;
import bench.result.Validity;

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

    /** The check with this name, which must be there. */
    static Check check(Validity validity, String name) {
        return validity.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
