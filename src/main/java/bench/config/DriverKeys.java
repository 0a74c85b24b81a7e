package bench.config;

import bench.yaml.Form;
import bench.yaml.Key;
import bench.yaml.NoEffect;
import bench.yaml.Numbers;
import bench.yaml.PropertyBlock;
import bench.yaml.Shape;
import bench.yaml.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys of a driver file that all drivers have: name, default and check of each. */
final class DriverKeys {
    /** What Kafka takes as the broker's default. */
    static final int BROKER_DEFAULT = -1;

    static final Key<String> NAME = new Key<>("name", null, Shape.text());
    static final Key<String> DRIVER_CLASS = new Key<>("driverClass", null, Shape.text());
    static final Key<Integer> REPLICATION_FACTOR = new Key<>("replicationFactor", BROKER_DEFAULT, replicas());
    static final Key<Map<String, String>> TOPIC_CONFIG = new Key<>("topicConfig", Map.of(), PropertyBlock.shape());
    static final Key<Map<String, String>> COMMON_CONFIG = new Key<>("commonConfig", Map.of(), PropertyBlock.shape());
    static final Key<Map<String, String>> PRODUCER_CONFIG =
            new Key<>("producerConfig", Map.of(), PropertyBlock.shape());
    static final Key<Map<String, String>> CONSUMER_CONFIG =
            new Key<>("consumerConfig", Map.of(), PropertyBlock.shape());
    static final Key<Boolean> RESET = new Key<>("reset", false, Shape.flag());
    static final Key<String> TOPIC_PREFIX = new Key<>("topicPrefix", null, TopicNames.prefix());
    static final Key<Boolean> EMBEDDED_BROKER = new Key<>("embeddedBroker", false, Shape.flag());

    static final Vocabulary VOCABULARY = new Vocabulary(
            "driver",
            "-d",
            List.of(
                    NAME,
                    DRIVER_CLASS,
                    REPLICATION_FACTOR,
                    TOPIC_CONFIG,
                    COMMON_CONFIG,
                    PRODUCER_CONFIG,
                    CONSUMER_CONFIG,
                    RESET,
                    TOPIC_PREFIX,
                    EMBEDDED_BROKER),
            Map.ofEntries(
                    Map.entry("skipCreateTopic", NoEffect.at("false")),
                    Map.entry("useTransactions", NoEffect.at("false")),
                    Map.entry("requestsPerTransaction", NoEffect.at("0").whileOff("useTransactions")),
                    Map.entry("maxConcurrentTransactions", NoEffect.at("0", "1").without("useTransactions")),
                    Map.entry("batchSize", NoEffect.at("0", "1").without("useTransactions")),
                    Map.entry("deleteTopicAfterTest", NoEffect.at("true"))),
            Set.of(TOPIC_CONFIG.name(), COMMON_CONFIG.name(), PRODUCER_CONFIG.name(), CONSUMER_CONFIG.name()),
            Map.of());

    private DriverKeys() {}

    private static Shape<Integer> replicas() {
        Shape<Integer> shape = Shape.scalar(
                "a whole number from 1 to " + Short.MAX_VALUE + ", or -1 for the broker's default",
                text -> Numbers.whole(text, BROKER_DEFAULT, Short.MAX_VALUE)
                        .filter(number -> number != 0)
                        .map(Math::toIntExact));
        return shape.like(
                Form.anyOf(new Form.Whole(1, Short.MAX_VALUE), new Form.Whole(BROKER_DEFAULT, BROKER_DEFAULT)));
    }
}
