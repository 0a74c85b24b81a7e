package bench.config;

import static bench.yaml.ConfigException.require;

import java.time.Duration;

/**
 * How long the parts of a run last.
 *
 * @param testDuration of the measurement
 * @param warmupDuration of the load before it; zero = none
 * @param reportInterval time between two reported intervals
 * @param drainTimeout how long producers may take to flush and consumers to read what was sent, after the load has stopped
 * @param outageTimeout after how long without any ack or receipt, while something is due, the run is given up
 */
public record Timing(
        Duration testDuration,
        Duration warmupDuration,
        Duration reportInterval,
        Duration drainTimeout,
        Duration outageTimeout) {

    public Timing {
        require(testDuration.compareTo(Duration.ZERO) > 0, "testDuration must be above 0s", testDuration);
        require(!warmupDuration.isNegative(), "warmupDuration must be 0s or more", warmupDuration);
        require(reportInterval.compareTo(Duration.ZERO) > 0, "reportInterval must be above 0s", reportInterval);
        require(!drainTimeout.isNegative(), "drainTimeout must be 0s or more", drainTimeout);
        require(outageTimeout.toMillis() > 0, "outageTimeout must be above 0s", outageTimeout);
    }
}
