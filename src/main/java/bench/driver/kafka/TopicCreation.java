package bench.driver.kafka;

import bench.config.DriverConfig;
import bench.driver.DriverException;
import bench.driver.Topic;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownServerException;

/**
 * One call that creates topics. For one thread.
 *
 * <p>A creation whose answer got lost is repeated, and then finds the topic there. It is this driver's own: a request that
 * creates nothing has found its name free before, and the admin client repeats nothing by itself.
 */
final class TopicCreation {
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final ClusterAdmin admin;
    private final DriverConfig config;
    private final CreatedTopics created;
    private final TopicLookup lookup;
    private final long deletionsBefore;

    /** Those of the last request that no request before it may have created. */
    private Set<String> first = Set.of();

    TopicCreation(ClusterAdmin admin, DriverConfig config, CreatedTopics created, TopicLookup lookup) {
        this.admin = admin;
        this.config = config;
        this.created = created;
        this.lookup = lookup;
        this.deletionsBefore = created.deletions();
    }

    void create(List<Topic> topics) throws InterruptedException {
        Map<String, Topic> wanted = byName(topics);
        Attempts attempts = admin.attempts(WITHIN);
        created.beginCreation();
        try {
            // When one of the names is taken, nothing is created.
            request(wanted, true, attempts);
            request(wanted, false, attempts);
            lookup.awaitLeaders(wanted, attempts, this::checkIsWanted);
        } finally {
            created.end();
        }
    }

    private void request(Map<String, Topic> wanted, boolean validateOnly, Attempts attempts)
            throws InterruptedException {
        attempts.settleAll(
                "cannot create topic ",
                wanted.keySet(),
                (names, timeoutMs) -> {
                    checkIsWanted();
                    if (!validateOnly) {
                        first = created.add(names);
                    }
                    return send(names.stream().map(wanted::get).toList(), validateOnly, timeoutMs);
                },
                (name, nothing, failure) -> failure == null || (!validateOnly && isThere(name, failure)));
    }

    private Map<String, KafkaFuture<Void>> send(List<Topic> topics, boolean validateOnly, int timeoutMs) {
        return admin.client()
                .createTopics(
                        topics.stream().map(this::newTopic).toList(),
                        new CreateTopicsOptions().validateOnly(validateOnly).timeoutMs(timeoutMs))
                .values();
    }

    /** Whether an earlier request has created the topic, though this one fails. */
    private boolean isThere(String name, Throwable failure) {
        if (!first.contains(name)) {
            return failure instanceof TopicExistsException;
        }
        if (isRefusal(failure)) {
            created.remove(name);
        }
        return false;
    }

    /** Whether the cluster has answered that it did not create the topic. */
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof ApiException
                && !ExceptionTranslator.isRetriable(failure)
                && !(failure instanceof UnknownServerException);
    }

    private void checkIsWanted() {
        if (created.deletions() != deletionsBefore) {
            throw new DriverException("the creation of topics was stopped, for they are to be deleted");
        }
    }

    private NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.name(), topic.partitions(), config.replicationFactor())
                .configs(config.blocks().topic());
    }

    private static Map<String, Topic> byName(List<Topic> topics) {
        Map<String, Topic> byName = new LinkedHashMap<>();
        for (Topic topic : topics) {
            if (byName.put(topic.name(), topic) != null) {
                throw new DriverException("cannot create topic " + topic.name() + ": it is asked for twice");
            }
        }
        return byName;
    }
}
