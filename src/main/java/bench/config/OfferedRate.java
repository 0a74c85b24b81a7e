package bench.config;

import static bench.yaml.ConfigException.require;

/**
 * How fast a workload sends, over all its producers.
 *
 * @param producerRate messages/s; 0 only without producers
 * @param warmupProducerRate the same during warm-up
 * @param pacing how producers wait until a message is due
 */
public record OfferedRate(double producerRate, double warmupProducerRate, Pacing pacing) {
    public OfferedRate {
        requireRate("producerRate", producerRate);
        requireRate("warmupProducerRate", warmupProducerRate);
    }

    private static void requireRate(String key, double rate) {
        require(rate >= 0 && Double.isFinite(rate), key + " must be a number above 0", rate);
    }
}
