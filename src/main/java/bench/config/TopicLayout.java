package bench.config;

import static bench.config.WorkloadKeys.*;
import static bench.yaml.ConfigException.require;

import bench.yaml.Key;
import bench.yaml.Position;
import bench.yaml.Problems;
import bench.yaml.Section;
import java.nio.file.Path;
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

    /** New topics, with the default names. */
    public static TopicLayout of(int topics, int partitionsPerTopic) {
        return new TopicLayout(topics, partitionsPerTopic, null, List.of(), List.of());
    }

    /** What a workload file says. */
    static TopicLayout read(Section section, Path file, Problems problems, ClientCounts clients) {
        String prefix = section.find(TOPIC_PREFIX).orElse(null);
        List<String> both = section.value(EXISTING_TOPIC_LIST);
        List<String> produce = existing(section, problems, EXISTING_PRODUCE_TOPIC_LIST, both);
        List<String> consume = existing(section, problems, EXISTING_CONSUME_TOPIC_LIST, both);
        if (produce.isEmpty() && consume.isEmpty()) {
            if (clients.producersPerTopic() == 0 && clients.consumersPerTopic() > 0) {
                problems.warn(
                        Position.of(file),
                        "there are no producers and no existingTopicList, so there is nothing to consume");
            }
            int topics = section.required(
                            TOPICS, "it must be the number of topics to create, unless existingTopicList is given")
                    .orElse(1);
            int partitions = section.required(PARTITIONS_PER_TOPIC, "it must be the number of partitions of each topic")
                    .orElse(1);
            return new TopicLayout(topics, partitions, prefix, produce, consume);
        }
        if (produce.isEmpty() && clients.producersPerTopic() > 0) {
            problems.add(
                    section.at(EXISTING_CONSUME_TOPIC_LIST),
                    "existingConsumeTopicList must come with existingProduceTopicList, or with producersPerTopic: 0");
        }
        if (consume.isEmpty() && clients.consumersPerTopic() > 0) {
            consume = produce;
        }
        // Files with existing topics have any placeholder in 'topics', also 0.
        int count = produce.isEmpty() ? consume.size() : produce.size();
        return new TopicLayout(count, section.value(PARTITIONS_PER_TOPIC), prefix, produce, consume);
    }

    private static List<String> existing(Section section, Problems problems, Key<List<String>> key, List<String> both) {
        List<String> own = section.value(key);
        if (!own.isEmpty() && !both.isEmpty() && !own.equals(both)) {
            problems.add(
                    section.at(key),
                    key.name() + " must not differ from existingTopicList (" + section.at(EXISTING_TOPIC_LIST)
                            + "), which sets it too: give one of them");
        }
        return own.isEmpty() ? both : own;
    }
}
