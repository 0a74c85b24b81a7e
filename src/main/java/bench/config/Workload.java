package bench.config;

import static bench.yaml.ConfigException.require;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A workload file, validated, with defaults. The components are the keys of the file, in OMB's names.
 *
 * <p>A file must say {@code topics} and {@code partitionsPerTopic} (unless topics exist), {@code messageSize} (unless a distribution or a
 * payload file decides), {@code producersPerTopic} and {@code producerRate} (unless nothing is produced), and how long it measures.
 * {@code subscriptionsPerTopic} and {@code consumerPerSubscription} are 0 where both are missing, as in OMB, with a warning: nothing is
 * consumed then. One of them alone is a mistake.
 *
 * @param name shown in results
 * @param topics topics to create; with existing topics, how many they are
 * @param partitionsPerTopic partitions of each created topic
 * @param keyDistributor how keys are chosen
 * @param messageSize payload bytes; 0 where {@code messageSizeDistribution} or a payload folder decides, and in a consumer-only run
 * @param payloadFile the file, or the folder of files (those that are hidden excepted), whose bytes are sent; null for generated payloads
 * @param useRandomizedPayloads whether generated payloads carry random bytes
 * @param randomBytesRatio share of random bytes in a payload, 0 to 1; the rest is zeros
 * @param randomizedPayloadPoolSize number of different payloads
 * @param messageSizeDistribution ranges of sizes with weights; empty = every message has {@code messageSize}
 * @param subscriptionsPerTopic consumer groups of each topic
 * @param consumerPerSubscription consumers of each group
 * @param producersPerTopic producers of each topic
 * @param producerRate messages/s over all producers; 0 only without producers
 * @param warmupProducerRate the same during warm-up
 * @param testDuration of the measurement
 * @param warmupDuration of the load before it; zero = none
 * @param reportInterval time between two reported intervals
 * @param drainTimeout how long producers may take to flush and consumers to read what was sent, after the load has stopped
 * @param outageTimeout after how long without any ack or receipt, while something is due, the run is given up
 * @param topicPrefix start of the names of created topics, or null for the driver's or the default
 * @param existingProduceTopics topics that are there already, to produce to; empty = create topics
 * @param existingConsumeTopics topics that are there already, to consume from
 * @param stamp where the stamp travels
 * @param pacing how producers wait until a message is due
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
        Duration outageTimeout,
        String topicPrefix,
        List<String> existingProduceTopics,
        List<String> existingConsumeTopics,
        StampMode stamp,
        Pacing pacing,
        long seed) {

    public Workload {
        require(!name.isBlank(), "name must not be blank", name);
        require(topics >= 1, "topics must be 1 or more", topics);
        require(partitionsPerTopic >= 1, "partitionsPerTopic must be 1 or more", partitionsPerTopic);
        boolean sizeIsElsewhere = payloadFile != null || !messageSizeDistribution.isEmpty() || producersPerTopic == 0;
        require(messageSize >= (sizeIsElsewhere ? 0 : 1), "messageSize must be 1 or more", messageSize);
        require(
                randomBytesRatio >= 0 && randomBytesRatio <= 1,
                "randomBytesRatio must be from 0 to 1",
                randomBytesRatio);
        require(
                randomizedPayloadPoolSize >= 0,
                "randomizedPayloadPoolSize must be 0 or more",
                randomizedPayloadPoolSize);
        require(subscriptionsPerTopic >= 0, "subscriptionsPerTopic must be 0 or more", subscriptionsPerTopic);
        require(consumerPerSubscription >= 0, "consumerPerSubscription must be 0 or more", consumerPerSubscription);
        require(producersPerTopic >= 0, "producersPerTopic must be 0 or more", producersPerTopic);
        requireRate("producerRate", producerRate, producersPerTopic);
        requireRate("warmupProducerRate", warmupProducerRate, producersPerTopic);
        require(testDuration.compareTo(Duration.ZERO) > 0, "testDuration must be above 0s", testDuration);
        require(!warmupDuration.isNegative(), "warmupDuration must be 0s or more", warmupDuration);
        require(reportInterval.compareTo(Duration.ZERO) > 0, "reportInterval must be above 0s", reportInterval);
        require(!drainTimeout.isNegative(), "drainTimeout must be 0s or more", drainTimeout);
        require(outageTimeout.toMillis() > 0, "outageTimeout must be above 0s", outageTimeout);
        messageSizeDistribution = List.copyOf(messageSizeDistribution);
        existingProduceTopics = List.copyOf(existingProduceTopics);
        existingConsumeTopics = List.copyOf(existingConsumeTopics);
    }

    private static void requireRate(String key, double rate, int producersPerTopic) {
        boolean allowed = producersPerTopic == 0 ? rate >= 0 : rate > 0;
        require(allowed && Double.isFinite(rate), key + " must be a number above 0", rate);
    }
}
