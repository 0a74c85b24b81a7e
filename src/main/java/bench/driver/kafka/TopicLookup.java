package bench.driver.kafka;

import bench.driver.DriverException;
import bench.driver.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Looks at the topics of the cluster. Safe for use by many threads. */
final class TopicLookup {
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Duration LONGEST_FADING = Duration.ofSeconds(5);

    private final ClusterAdmin admin;

    /** By name. */
    private final Map<String, Uuid> ids = new ConcurrentHashMap<>();

    private final InSyncReplicas replicas = new InSyncReplicas();

    TopicLookup(ClusterAdmin admin) {
        this.admin = admin;
    }

    /** Which topics lack replicas, of those that were looked at. */
    InSyncReplicas replicas() {
        return replicas;
    }

    /** The topics of these names, in their order; fails naming all that are not there. */
    List<Topic> find(Collection<String> names) throws InterruptedException {
        return find(names, WITHIN);
    }

    /** The same within a time. */
    List<Topic> find(Collection<String> names, Duration within) throws InterruptedException {
        Map<String, Topic> found = new HashMap<>();
        List<String> missing = new ArrayList<>();
        admin.attempts(within)
                .settleAll(
                        "cannot look up topic ",
                        new LinkedHashSet<>(names),
                        this::describe,
                        (name, description, failure) -> {
                            if (failure == null) {
                                note(description);
                                found.put(
                                        name,
                                        new Topic(name, description.partitions().size()));
                                return true;
                            }
                            return isMissing(failure) && missing.add(name);
                        });
        if (!missing.isEmpty()) {
            throw new DriverException(
                    "there is no topic " + String.join(", ", missing) + " at " + admin.bootstrapServers());
        }
        return names.stream().map(found::get).toList();
    }

    /**
     * Waits until every partition has a leader, so that producers and consumers do not start by waiting for one.
     *
     * @param topics by name
     * @param stillWanted throws when there is no reason to wait any more
     */
    void awaitLeaders(Map<String, Topic> topics, Attempts attempts, Runnable stillWanted) throws InterruptedException {
        attempts.settleAll(
                "cannot see a leader for each partition of topic ",
                topics.keySet(),
                (names, timeoutMs) -> {
                    stillWanted.run();
                    return describe(names, timeoutMs);
                },
                (name, description, failure) -> failure == null && isReady(description, topics.get(name)));
    }

    /**
     * Waits a little until the brokers have forgotten topics that the cluster has deleted. It is no failure when they
     * have not: others may have created a topic of that name anew.
     */
    void awaitGone(List<String> names) throws InterruptedException {
        var unused = admin.attempts(LONGEST_FADING)
                .settle(
                        names,
                        this::describe,
                        (name, description, failure) ->
                                failure != null && (isMissing(failure) || !ExceptionTranslator.isRetriable(failure)));
    }

    Map<String, KafkaFuture<TopicDescription>> describe(List<String> names, int timeoutMs) {
        return admin.client()
                .describeTopics(names, new DescribeTopicsOptions().timeoutMs(timeoutMs))
                .topicNameValues();
    }

    /** The id that a topic of this name had when it was first seen; empty before, and where the cluster has no ids. */
    Optional<Uuid> id(String name) {
        return Optional.ofNullable(ids.get(name));
    }

    /** A topic of this name has nothing to do with one that was seen before. */
    void forget(String name) {
        ids.remove(name);
    }

    private void note(TopicDescription description) {
        Uuid id = description.topicId();
        if (id != null && !id.equals(Uuid.ZERO_UUID)) {
            ids.putIfAbsent(description.name(), id);
        }
        replicas.seen(description);
    }

    private boolean isReady(TopicDescription description, Topic topic) {
        note(description);
        return description.partitions().size() == topic.partitions()
                && description.partitions().stream().allMatch(partition -> isThere(partition.leader()));
    }

    static boolean isThere(Node leader) {
        return leader != null && !leader.isEmpty();
    }

    static boolean isMissing(Throwable failure) {
        return failure instanceof UnknownTopicOrPartitionException || failure instanceof InvalidTopicException;
    }
}
