package bench.driver.kafka;

import bench.driver.DriverException;
import bench.yaml.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.DeleteTopicsOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * One call that deletes the created topics. For one thread.
 *
 * <p>By id where it is known: a topic of the same name that was created later by others has another.
 */
final class TopicDeletion {
    /** How long a creation that was given up may still take place. */
    private static final Duration AFTERMATH = Duration.ofSeconds(5);

    private static final int NAMED = 10;

    private final ClusterAdmin admin;
    private final CreatedTopics created;
    private final TopicLookup lookup;

    private final List<String> deleted = new ArrayList<>();

    /** Topics whose deletion an earlier request may have done although it failed. */
    private final Set<String> retried = new HashSet<>();

    /** Why topics are left; first those that the cluster will not delete. */
    private final Map<String, Throwable> left = new LinkedHashMap<>();

    TopicDeletion(ClusterAdmin admin, CreatedTopics created, TopicLookup lookup) {
        this.admin = admin;
        this.created = created;
        this.lookup = lookup;
    }

    List<String> delete(Duration within) throws InterruptedException {
        Attempts attempts = admin.attempts(within);
        if (!created.beginDeletion(attempts.remainingNs())) {
            throw failure(new DriverException("their creation does not end"));
        }
        try {
            Attempts aftermath = admin.attempts(AFTERMATH);
            left.putAll(attempts.settle(
                    created.names(), this::send, (name, nothing, failure) -> isDone(name, failure, aftermath)));
        } finally {
            created.end();
        }
        if (!left.isEmpty()) {
            Throwable first = left.values().iterator().next();
            throw failure(isGone(first) ? new DriverException("their creation may still take place") : first);
        }
        lookup.awaitGone(deleted);
        return List.copyOf(deleted);
    }

    private Map<String, KafkaFuture<Void>> send(List<String> names, int timeoutMs) {
        DeleteTopicsOptions options = new DeleteTopicsOptions().timeoutMs(timeoutMs);
        Map<Uuid, String> byId = new HashMap<>();
        List<String> byName = new ArrayList<>();
        for (String name : names) {
            lookup.id(name).ifPresentOrElse(id -> byId.put(id, name), () -> byName.add(name));
        }
        Map<String, KafkaFuture<Void>> requests = new HashMap<>();
        if (!byId.isEmpty()) {
            admin.client()
                    .deleteTopics(TopicCollection.ofTopicIds(byId.keySet()), options)
                    .topicIdValues()
                    .forEach((id, request) -> requests.put(byId.get(id), request));
        }
        if (!byName.isEmpty()) {
            requests.putAll(admin.client()
                    .deleteTopics(TopicCollection.ofTopicNames(byName), options)
                    .topicNameValues());
        }
        return requests;
    }

    private boolean isDone(String name, Throwable failure, Attempts aftermath) {
        boolean gone = isGone(failure);
        boolean mayYetCome = lookup.id(name).isEmpty() && !aftermath.areOver();
        if (gone && mayYetCome) {
            return false;
        }
        if (failure == null || gone) {
            if (failure == null || retried.contains(name)) {
                deleted.add(name);
            }
            created.remove(name);
            lookup.forget(name);
            return true;
        }
        if (ExceptionTranslator.isRetriable(failure)) {
            retried.add(name);
            return false;
        }
        left.put(name, failure);
        return true;
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof UnknownTopicIdException || failure instanceof UnknownTopicOrPartitionException;
    }

    private DriverException failure(Throwable cause) {
        return new DriverException(
                "cannot delete topics, they are left at " + admin.bootstrapServers() + ": "
                        + Wording.listed(created.names(), NAMED) + ": "
                        + admin.translator().reason(cause),
                cause);
    }
}
