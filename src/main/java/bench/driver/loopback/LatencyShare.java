package bench.driver.loopback;

import static bench.yaml.ConfigException.require;

import java.time.Duration;

/**
 * One component of a mix of latencies.
 *
 * @param percent share of the messages, in percent; those of a mix add up to 100
 * @param latency the latency that they see
 */
public record LatencyShare(double percent, Duration latency) {
    public LatencyShare {
        require(percent >= 0 && percent <= 100, "percent must be from 0 to 100", percent);
        require(!latency.isNegative(), "latency must be 0s or more", latency);
    }
}
