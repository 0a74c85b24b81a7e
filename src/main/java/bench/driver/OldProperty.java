package bench.driver;

import java.util.Map;
import java.util.Optional;

/**
 * A property of a driver file that older clients took, or that its writer meant otherwise.
 *
 * @param block of the driver file
 * @param name of the property
 * @param problem what is wrong with it
 * @param wayOut what to change
 * @param remedy what a lenient reading does
 * @param changes what a lenient reading sets in the block instead, or removes
 */
public record OldProperty(
        String block,
        String name,
        String problem,
        String wayOut,
        String remedy,
        Map<String, Optional<String>> changes) {
    /** As {@link bench.config.ConfigFile#place} has it. */
    public String key() {
        return block + "." + name;
    }
}
