package bench.driver.kafka;

import bench.driver.DriverException;
import bench.driver.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    /** By name, of topics that were found, or found to be ready. */
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
        Map<String, Topic> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        Attempts attempts = admin.attempts(within);
        for (List<String> batch : TopicCreation.batches(List.copyOf(new LinkedHashSet<>(names)))) {
            find(batch, found, missing, attempts);
        }
        if (!missing.isEmpty()) {
            throw new DriverException(
                    "there is no topic " + String.join(", ", missing) + " at " + admin.bootstrapServers());
        }
        return names.stream().map(found::get).toList();
    }

    private void find(List<String> batch, Map<String, Topic> found, List<String> missing, Attempts attempts)
            throws InterruptedException {
        Set<String> pending = new LinkedHashSet<>(batch);
        while (true) {
            DriverException passing = null;
            for (var each : describe(pending, attempts).entrySet()) {
                String name = each.getKey();
                Throwable failure = ClusterAdmin.failureOf(each.getValue());
                if (failure == null) {
                    TopicDescription description = ClusterAdmin.resultOf(each.getValue());
                    found.put(name, new Topic(name, description.partitions().size()));
                    note(name, description.topicId());
                    replicas.seen(description);
                    pending.remove(name);
                } else if (isMissing(failure)) {
                    missing.add(name);
                    pending.remove(name);
                } else if (Failures.isPassing(failure)) {
                    passing = admin.failures().late("cannot look up topic " + name, attempts.seconds(), failure);
                } else {
                    throw admin.failures().of("cannot look up topic " + name, failure);
                }
            }
            if (pending.isEmpty()) {
                return;
            }
            if (attempts.areOver()) {
                throw passing;
            }
            attempts.pause();
        }
    }

    /**
     * Waits until every partition has a leader, so that producers and consumers do not start by waiting for one, and
     * enters the topics' ids.
     *
     * @param stillWanted throws when there is no reason to wait any more
     */
    void awaitLeaders(List<Topic> batch, TopicLedger ledger, Attempts attempts, Runnable stillWanted)
            throws InterruptedException {
        Map<String, Topic> pending = new LinkedHashMap<>();
        batch.forEach(topic -> pending.put(topic.name(), topic));
        while (true) {
            DriverException passing = null;
            for (var each : describe(pending.keySet(), attempts).entrySet()) {
                String name = each.getKey();
                Throwable failure = ClusterAdmin.failureOf(each.getValue());
                if (failure != null && !Failures.isPassing(failure)) {
                    throw admin.failures().of("cannot look up the leaders of topic " + name, failure);
                }
                if (failure == null && isReady(ClusterAdmin.resultOf(each.getValue()), pending.get(name), ledger)) {
                    pending.remove(name);
                } else {
                    passing = failure == null
                            ? new DriverException("topic " + name + " has a partition without a leader after "
                                    + attempts.seconds() + " s")
                            : admin.failures().late("topic " + name + " has no leaders", attempts.seconds(), failure);
                }
            }
            if (pending.isEmpty()) {
                return;
            }
            stillWanted.run();
            if (attempts.areOver()) {
                throw passing;
            }
            attempts.pause();
        }
    }

    /**
     * Waits a little until the brokers have forgotten topics that the cluster has deleted. It is no failure when they
     * have not: a topic may have been created anew by somebody else.
     */
    void awaitGone(List<String> names) throws InterruptedException {
        Set<String> pending = new LinkedHashSet<>(names);
        Attempts attempts = admin.attempts(LONGEST_FADING);
        while (!pending.isEmpty() && !attempts.areOver()) {
            for (List<String> batch : TopicCreation.batches(List.copyOf(pending))) {
                for (var each : describe(batch, attempts).entrySet()) {
                    Throwable failure = ClusterAdmin.failureOf(each.getValue());
                    if (failure != null && (isMissing(failure) || !Failures.isPassing(failure))) {
                        pending.remove(each.getKey());
                    }
                }
            }
            if (!pending.isEmpty()) {
                attempts.pause();
            }
        }
    }

    private Map<String, KafkaFuture<TopicDescription>> describe(Collection<String> names, Attempts attempts) {
        // Copied: the client keeps what it is given, and callers remove what is done.
        return admin.client()
                .describeTopics(List.copyOf(names), new DescribeTopicsOptions().timeoutMs(attempts.timeoutMs()))
                .topicNameValues();
    }

    /** Whether a topic of this name and id is the one that was seen first, as far as ids are told. */
    boolean isKnown(String name, Uuid id) {
        Uuid first = ids.get(name);
        return first == null || id == null || first.equals(id);
    }

    private void note(String name, Uuid id) {
        if (id != null && !id.equals(Uuid.ZERO_UUID)) {
            ids.putIfAbsent(name, id);
        }
    }

    private boolean isReady(TopicDescription description, Topic topic, TopicLedger ledger) {
        Uuid id = description.topicId();
        if (id != null) {
            ledger.identify(topic.name(), id);
            note(topic.name(), id);
        }
        replicas.seen(description);
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
