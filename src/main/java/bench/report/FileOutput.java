package bench.report;

import bench.result.RunListener;
import java.util.Optional;

/** An output that goes to a file. What cannot be written does not fail the run. */
public interface FileOutput extends RunListener {
    /** One line for the user when the output is not where it should be. */
    Optional<String> problem();
}
