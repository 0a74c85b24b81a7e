package bench.config;

import java.time.Duration;

/**
 * One component of a mix of latencies.
 *
 * @param percent share of the messages, in percent; those of a mix add up to 100
 * @param latency the latency that they see
 */
public record LatencyShare(double percent, Duration latency) {}
