package bench.config;

import static bench.config.WorkloadKeys.*;
import static bench.yaml.ConfigException.require;

import bench.yaml.Problems;
import bench.yaml.Section;
import java.nio.file.Path;
import java.util.List;

/**
 * What the messages of a workload are made of.
 *
 * @param keyDistributor how keys are chosen
 * @param stamp where the stamp travels
 * @param messageSize payload bytes; 0 where {@code messageSizeDistribution} or a payload folder decides, and in a consumer-only run
 * @param messageSizeDistribution ranges of sizes with weights; empty = every message has {@code messageSize}
 * @param payloadFile the file, or the folder of files (those that are hidden excepted), whose bytes are sent; null for generated
 *     payloads
 * @param useRandomizedPayloads whether generated payloads carry random bytes
 * @param randomBytesRatio share of random bytes in a payload, 0 to 1; the rest is zeros
 * @param randomizedPayloadPoolSize number of different payloads
 */
public record Messages(
        KeyDistributorType keyDistributor,
        StampMode stamp,
        int messageSize,
        List<SizeShare> messageSizeDistribution,
        Path payloadFile,
        boolean useRandomizedPayloads,
        double randomBytesRatio,
        int randomizedPayloadPoolSize) {

    public Messages {
        require(messageSize >= 0, "messageSize must be 0 or more", messageSize);
        require(
                randomBytesRatio >= 0 && randomBytesRatio <= 1,
                "randomBytesRatio must be from 0 to 1",
                randomBytesRatio);
        require(
                randomizedPayloadPoolSize >= 0,
                "randomizedPayloadPoolSize must be 0 or more",
                randomizedPayloadPoolSize);
        messageSizeDistribution = List.copyOf(messageSizeDistribution);
    }

    /** Messages of this many zero bytes, without keys. */
    public static Messages ofSize(int bytes, StampMode stamp) {
        return new Messages(KeyDistributorType.NO_KEY, stamp, bytes, List.of(), null, false, 0, 0);
    }

    /** Whether every message has {@code messageSize}. */
    boolean haveOneSize() {
        return payloadFile == null && messageSizeDistribution.isEmpty();
    }

    /** What a workload file says. */
    static Messages read(Section section, Path file, Problems problems, boolean produces) {
        KeyDistributorType keys = section.value(KEY_DISTRIBUTOR);
        PayloadBinding.Payloads payloads = new PayloadBinding(section, file, problems).bind(produces);
        return new Messages(
                keys,
                payloads.stamp(),
                payloads.messageSize(),
                payloads.distribution(),
                payloads.file(),
                payloads.randomized(),
                section.value(RANDOM_BYTES_RATIO),
                payloads.poolSize());
    }
}
