package bench.driver.kafka;

import bench.config.DriverConfig;
import bench.driver.DriverWarnings;
import bench.yaml.Wording;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.TopicConfig;

/** The names of properties that this version of the Kafka clients knows. */
final class PropertyNames {
    private static final Set<String> PRODUCER = ProducerConfig.configNames();
    private static final Set<String> CONSUMER = ConsumerConfig.configNames();
    private static final Set<String> ADMIN = AdminClientConfig.configNames();
    private static final Set<String> ANY_CLIENT = union(PRODUCER, CONSUMER, ADMIN);
    private static final Set<String> TOPIC = topicNames();

    /** A fork's time between two commits of its consumers. */
    private static final String COMMIT_LINGER = "offsetCommitLingerMs";

    private PropertyNames() {}

    /**
     * Warns of each property of the driver file that no Kafka client, or no topic, knows. Such a property may still be meant
     * for a plug-in, so it is passed on.
     */
    static void warn(DriverConfig config, DriverWarnings warnings) {
        warn("commonConfig", "the Kafka clients", config.blocks().common(), ANY_CLIENT, warnings);
        warn("producerConfig", "the Kafka producer", config.blocks().producer(), PRODUCER, warnings);
        warn("consumerConfig", "the Kafka consumer", config.blocks().consumer(), CONSUMER, warnings);
        warn("topicConfig", "Kafka's topics", config.blocks().topic(), TOPIC, warnings);
    }

    /** All of them, each with its block of a driver file; those of {@code commonConfig} are of all clients. */
    static Set<String> withBlocks() {
        Set<String> names = new TreeSet<>();
        PRODUCER.forEach(name -> names.add("producerConfig." + name));
        CONSUMER.forEach(name -> names.add("consumerConfig." + name));
        PRODUCER.stream()
                .filter(name -> CONSUMER.contains(name) && ADMIN.contains(name))
                .forEach(name -> names.add("commonConfig." + name));
        TOPIC.forEach(name -> names.add("topicConfig." + name));
        return names;
    }

    /** Whether the admin client takes it: also what no client knows, since that may be meant for a plug-in. */
    static boolean isForAdmin(String property) {
        return ADMIN.contains(property) || !ANY_CLIENT.contains(property);
    }

    private static void warn(
            String block, String owner, Map<String, String> properties, Set<String> known, DriverWarnings warnings) {
        for (String name : new TreeSet<>(properties.keySet())) {
            if (name.equals(COMMIT_LINGER)) {
                warnings.about(
                        block + "." + name,
                        block + ": " + name + " has no effect here: with enable.auto.commit=false offsets are committed"
                                + " once a second, and else as auto.commit.interval.ms says");
            } else if (!known.contains(name) && !isPassedOn(name)) {
                String meant = Wording.didYouMean(name.replace('_', '.'), known);
                warnings.about(block + "." + name, block + ": '" + name + "' is not a property of " + owner + meant);
            }
        }
    }

    /** Families of names that Kafka reads without declaring them. */
    private static boolean isPassedOn(String name) {
        return name.startsWith(AbstractConfig.CONFIG_PROVIDERS_CONFIG)
                || name.startsWith(CommonClientConfigs.METRICS_CONTEXT_PREFIX);
    }

    private static Set<String> topicNames() {
        Set<String> names = new TreeSet<>();
        for (Field field : TopicConfig.class.getFields()) {
            if (field.getName().endsWith("_CONFIG") && Modifier.isStatic(field.getModifiers())) {
                try {
                    names.add((String) field.get(null));
                } catch (IllegalAccessException e) {
                    throw new AssertionError("a public constant cannot be read: " + field, e);
                }
            }
        }
        // Topics have these as well, but the constants' class of the clients does not name them.
        names.add("leader.replication.throttled.replicas");
        names.add("follower.replication.throttled.replicas");
        return names;
    }

    private static Set<String> union(Set<String> first, Set<String> second, Set<String> third) {
        Set<String> all = new TreeSet<>(first);
        all.addAll(second);
        all.addAll(third);
        return all;
    }
}
