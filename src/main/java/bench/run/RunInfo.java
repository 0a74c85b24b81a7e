package bench.run;

import bench.config.DriverConfig;
import bench.config.Workload;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is known of a run before it measures.
 *
 * @param number identifies the run's messages, topics and subscriptions
 * @param startedAt when it began
 * @param workload what was asked for
 * @param driver of what
 * @param workloadAsUsed the workload file after variables and overrides
 * @param driverAsUsed the driver file likewise, with its secrets
 * @param circumstances where it runs
 */
public record RunInfo(
        int number,
        Instant startedAt,
        Workload workload,
        DriverConfig driver,
        Map<String, Object> workloadAsUsed,
        Map<String, Object> driverAsUsed,
        Circumstances circumstances) {

    private static final String DEFAULT_PREFIX = "bench";

    /**
     * Where a run runs.
     *
     * @param systemSharesMachine whether the system under test has to share this machine with the client
     * @param throwawayStartedAt when the throwaway broker of the run was ready, or null when it has none
     */
    public record Circumstances(boolean systemSharesMachine, Instant throwawayStartedAt) {}

    /** What the names of created topics and of all consumer groups begin with. */
    public String topicPrefix() {
        return Stream.of(workload.layout().topicPrefix(), driver.topicPrefix())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(DEFAULT_PREFIX);
    }

    /** The number as text: 8 hexadecimal digits. */
    public String id() {
        return String.format(Locale.ROOT, "%08x", number);
    }
}
