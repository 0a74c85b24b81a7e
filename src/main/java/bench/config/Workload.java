package bench.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A workload file, validated, with defaults. The components are the keys of the file, in OMB's names.
 *
 * @param name shown in results
 * @param topics topics to create
 * @param partitionsPerTopic partitions of each
 * @param keyDistributor how keys are chosen
 * @param messageSize payload bytes; 0 where {@code messageSizeDistribution} or a payload folder decides
 * @param payloadFile the file, or the folder of files, whose bytes are sent; null for generated payloads
 * @param useRandomizedPayloads whether generated payloads carry random bytes
 * @param randomBytesRatio share of random bytes in a payload, 0 to 1; the rest is zeros
 * @param randomizedPayloadPoolSize number of different payloads
 * @param messageSizeDistribution ranges of sizes with weights; empty = every message has {@code messageSize}
 * @param subscriptionsPerTopic consumer groups of each topic
 * @param consumerPerSubscription consumers of each group
 * @param producersPerTopic producers of each topic
 * @param producerRate messages/s over all producers
 * @param warmupProducerRate the same during warm-up
 * @param testDuration of the measurement
 * @param warmupDuration of the load before it; zero = none
 * @param reportInterval time between two reported intervals
 * @param drainTimeout how long consumers may take to read what was sent, after the load has stopped
 * @param topicPrefix start of the names of created topics, or null for the driver's or the default
 * @param existingProduceTopics topics that are there already, to produce to; empty = create topics
 * @param existingConsumeTopics topics that are there already, to consume from
 * @param stamp where the stamp travels
 * @param seed of everything random
 */
public record Workload(
        String name,
        int topics,
        int partitionsPerTopic,
        KeyDistributorType keyDistributor,
        int messageSize,
        Path payloadFile,
        boolean useRandomizedPayloads,
        double randomBytesRatio,
        int randomizedPayloadPoolSize,
        List<SizeShare> messageSizeDistribution,
        int subscriptionsPerTopic,
        int consumerPerSubscription,
        int producersPerTopic,
        double producerRate,
        double warmupProducerRate,
        Duration testDuration,
        Duration warmupDuration,
        Duration reportInterval,
        Duration drainTimeout,
        String topicPrefix,
        List<String> existingProduceTopics,
        List<String> existingConsumeTopics,
        StampMode stamp,
        long seed) {

    public Workload {
        messageSizeDistribution = List.copyOf(messageSizeDistribution);
        existingProduceTopics = List.copyOf(existingProduceTopics);
        existingConsumeTopics = List.copyOf(existingConsumeTopics);
    }
}
