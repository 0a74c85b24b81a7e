package bench.config;

/**
 * One range of a {@code messageSizeDistribution}.
 *
 * @param minBytes smallest size, inclusive
 * @param maxBytes largest size, inclusive
 * @param weight share of the messages, relative to the other ranges'
 */
public record SizeShare(int minBytes, int maxBytes, double weight) {}
