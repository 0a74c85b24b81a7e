package bench.cli;

import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.Workload;
import bench.driver.DriverType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A workload and a driver file that are to run together, and what can be said of that before anything is created. */
record FilePair(ConfigFile<Workload> workload, ConfigFile<DriverConfig> driver, DriverType type) {
    /** Producers and consumers of a run. */
    private static final long MOST_CLIENTS = 100_000;

    /** Why these files do not go together, whatever the machine. */
    List<String> conflicts() {
        return type.conflicts(workload, driver);
    }

    /** What in them comes to nothing. */
    List<String> futilities() {
        return type.futilities(workload, driver);
    }

    /** Why one process cannot have so many clients; their files are right all the same. */
    Optional<String> tooManyClients() {
        long clients = workload.value().clientCount();
        if (clients <= MOST_CLIENTS) {
            return new HeapNeed(workload, Runtime.getRuntime().maxMemory()).ofClients(type.clientBytes());
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%s: its %,d clients are too many for one process: each is a thread, and a run has up to %,d: ask for"
                        + " fewer topics, producers or consumers",
                workload.path(),
                clients,
                MOST_CLIENTS));
    }

    /** Whether topics are still there after the run. */
    boolean keepsTopics() {
        return type.keepsTopics() && !driver.value().embeddedBroker();
    }
}
