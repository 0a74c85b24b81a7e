package bench.driver;

import bench.config.DriverConfig;
import bench.time.Clock;

/**
 * What a driver is made from.
 *
 * @param config the driver file
 * @param runId short text that is unique to the run, for the names of clients
 * @param clock the time to use
 * @param warnings takes what a user should know and what does not stop the run; any thread
 */
public record DriverContext(DriverConfig config, String runId, Clock clock, DriverWarnings warnings) {}
