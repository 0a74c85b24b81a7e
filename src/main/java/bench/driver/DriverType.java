package bench.driver;

import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.DriverFormat;
import bench.config.Workload;
import java.util.List;

/**
 * A kind of driver: what its files say, what can be known of them before a run, and how the driver is made.
 *
 * <p>Stateless. Nothing here reaches for the system under test. A new driver is a package with one of these, and a line in the
 * registry of {@code bench.cli}.
 */
public interface DriverType extends DriverFormat {
    /** Makes the driver; may throw what {@link Driver#tryClients} may. */
    Driver create(DriverContext context);

    /** Warns of what does not stop a run, such as a property that no client knows; also where the file has mistakes. */
    default void warn(DriverConfig config, DriverWarnings warnings) {}

    /** The properties that are to be changed before a client takes them, each once. Asked again after the changes. */
    default List<OldProperty> oldProperties(DriverConfig config) {
        return List.of();
    }

    /** Why a workload cannot be run with a driver file, one line for each reason. */
    default List<String> conflicts(ConfigFile<Workload> workload, ConfigFile<DriverConfig> driver) {
        return List.of();
    }

    /** What of a driver file comes to nothing in a workload, one line for each; it stops no run. */
    default List<String> futilities(ConfigFile<Workload> workload, ConfigFile<DriverConfig> driver) {
        return List.of();
    }

    /** Whether topics are still there when the run that has created them has ended. */
    default boolean keepsTopics() {
        return true;
    }

    /** The memory that a producer or consumer takes when it has just connected, in bytes. */
    default long clientBytes() {
        return 256 << 10;
    }
}
