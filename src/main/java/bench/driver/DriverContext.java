package bench.driver;

import bench.config.DriverConfig;
import bench.time.Clock;
import java.util.function.Consumer;

/**
 * What a driver is made from.
 *
 * @param config the driver file
 * @param runId short text that is unique to the run, for the names of clients
 * @param clock the time to use
 * @param warnings takes one line for what a user should know and what does not stop the run; any thread
 */
public record DriverContext(DriverConfig config, String runId, Clock clock, Consumer<String> warnings) {}
