package bench.config;

import static bench.yaml.ConfigException.require;

/**
 * One range of a {@code messageSizeDistribution}.
 *
 * @param minBytes smallest size, inclusive
 * @param maxBytes largest size, inclusive
 * @param weight share of the messages, relative to the other ranges'
 */
public record SizeShare(int minBytes, int maxBytes, double weight) {
    public SizeShare {
        require(minBytes >= 0, "minBytes must be 0 or more", minBytes);
        require(maxBytes >= minBytes, "maxBytes must be " + minBytes + " or more, which is minBytes", maxBytes);
        require(weight >= 0 && Double.isFinite(weight), "weight must be 0 or more", weight);
    }
}
