package bench.report;

import bench.result.Result;
import bench.yaml.Wording;
import java.util.Objects;

/**
 * A result under the name by which outputs of several results set it apart from the others.
 *
 * @param name a single line; else as hostile as whoever has chosen it
 */
public record NamedResult(String name, Result result) {
    public NamedResult {
        Objects.requireNonNull(result, "result");
        name = Wording.printable(name);
    }

    /** What was run, by the names in the files: single lines, else as hostile. */
    record Names(String workload, String driver) {
        /** Both, for people. */
        String text() {
            return workload + " with " + driver;
        }
    }

    Names names() {
        return new Names(
                Wording.printable(result.setup().workload()),
                Wording.printable(String.valueOf(result.setup().driver())));
    }
}
