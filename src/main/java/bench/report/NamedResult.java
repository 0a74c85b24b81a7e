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
}
