package bench.result;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Knows the other JSON files of bench, which are easily named in the place of a result. Stateless. */
final class OtherFiles {
    /** By a field that no result has. */
    private static final Map<String, String> WANTED = Map.of(
            "points",
                    "is a campaign, and not the result of a run: name the results of one point, as in runs/p1-r*.json",
            "primaries", "is a comparison, and not the result of a run: name results, such as those that it is of",
            "highestRates", "is a calibration, and not the result of a run: name the result of one");

    private OtherFiles() {}

    /**
     * Fails where a file is one of them.
     *
     * @throws UnreadableResultException saying what it is, and what is wanted
     */
    static void check(JsonNode root) {
        WANTED.forEach((field, wanted) -> {
            if (root.path(field).isArray() && root.has(ResultJson.VERSION)) {
                throw new UnreadableResultException(wanted);
            }
        });
    }
}
