package bench.run;

import static bench.yaml.ConfigException.require;

import java.time.Duration;

/**
 * How a system's burst is used up before anything else: the credits of a cloud's disks and networks, or a cache.
 *
 * @param high bytes/s; the burst is there while the system takes more
 * @param low bytes/s; it is used up when the system takes less
 * @param limit how long that may take
 */
public record Depletion(double high, double low, Duration limit) {
    public Depletion {
        require(low > 0, "the lower rate of a depletion must be above 0", low);
        require(high > low, "the upper rate of a depletion must be above " + low, high);
        require(!limit.isZero() && !limit.isNegative(), "a depletion must be given some time", limit);
    }
}
