package bench.config;

import static bench.yaml.ConfigException.require;

import java.util.List;

/**
 * The topics of a workload.
 *
 * @param topics topics to create; with existing topics, how many they are
 * @param partitionsPerTopic partitions of each created topic
 * @param topicPrefix start of the names of created topics, or null for the driver's or the default
 * @param existingProduceTopics topics that are there already, to produce to; empty = create topics
 * @param existingConsumeTopics topics that are there already, to consume from
 */
public record TopicLayout(
        int topics,
        int partitionsPerTopic,
        String topicPrefix,
        List<String> existingProduceTopics,
        List<String> existingConsumeTopics) {

    public TopicLayout {
        require(topics >= 1, "topics must be 1 or more", topics);
        require(partitionsPerTopic >= 1, "partitionsPerTopic must be 1 or more", partitionsPerTopic);
        existingProduceTopics = List.copyOf(existingProduceTopics);
        existingConsumeTopics = List.copyOf(existingConsumeTopics);
    }
}
