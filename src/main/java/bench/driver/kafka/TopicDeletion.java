package bench.driver.kafka;

import bench.driver.DriverException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.DeleteTopicsOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** One call that deletes what the ledger holds, in batches, and strikes it there. For one thread. */
final class TopicDeletion {
    /** How long a creation that was given up may still take place. */
    private static final Duration AFTERMATH = Duration.ofSeconds(5);

    private static final int NAMED = 10;

    private final ClusterAdmin admin;
    private final TopicLedger ledger;
    private final TopicLookup lookup;

    /** Topics for which a request may have reached the cluster although it failed. */
    private final Set<String> unsure = new HashSet<>();

    /** Topics that the cluster will not delete, and why. */
    private final Map<String, Throwable> refused = new HashMap<>();

    private final List<String> deleted = new ArrayList<>();
    private boolean byId = true;
    private Throwable lastPassing;

    TopicDeletion(ClusterAdmin admin, TopicLedger ledger, TopicLookup lookup) {
        this.admin = admin;
        this.ledger = ledger;
        this.lookup = lookup;
    }

    List<String> delete(Duration within) throws InterruptedException {
        Attempts attempts = admin.attempts(within);
        if (!ledger.beginDeletion(attempts.remainingNs())) {
            throw left(ledger.entries(), new DriverException("their creation does not end"));
        }
        try {
            Map<String, Uuid> pending = ledger.entries();
            Attempts aftermath = admin.attempts(AFTERMATH);
            while (!pending.isEmpty()) {
                for (List<String> batch : TopicCreation.batches(List.copyOf(pending.keySet()))) {
                    attempt(batch, pending, attempts, aftermath);
                }
                pending.keySet().removeAll(refused.keySet());
                if (attempts.areOver()) {
                    break;
                }
                if (!pending.isEmpty()) {
                    attempts.pause();
                }
            }
        } finally {
            ledger.endDeletion();
        }
        Map<String, Uuid> left = ledger.entries();
        if (!left.isEmpty()) {
            throw left(
                    left,
                    refused.isEmpty()
                            ? lastPassing
                            : refused.values().iterator().next());
        }
        lookup.awaitGone(deleted);
        return List.copyOf(deleted);
    }

    /** Asks once for each topic of the batch; those that are gone are removed from the pending and the ledger. */
    private void attempt(List<String> batch, Map<String, Uuid> pending, Attempts attempts, Attempts aftermath)
            throws InterruptedException {
        DeleteTopicsOptions options = new DeleteTopicsOptions().timeoutMs(attempts.timeoutMs());
        for (var each : request(batch, pending, options).entrySet()) {
            String name = each.getKey();
            Throwable failure = ClusterAdmin.failureOf(each.getValue());
            if (failure == null) {
                deleted.add(name);
                pending.remove(name);
                ledger.strike(name);
            } else if (isGone(failure)) {
                boolean mayYetCome = pending.get(name).equals(TopicLedger.UNKNOWN) && !aftermath.areOver();
                if (mayYetCome) {
                    continue;
                }
                if (unsure.contains(name)) {
                    deleted.add(name);
                }
                pending.remove(name);
                ledger.strike(name);
            } else if (failure instanceof UnsupportedVersionException && byId) {
                byId = false;
            } else if (Failures.isPassing(failure)) {
                unsure.add(name);
                lastPassing = failure;
            } else {
                refused.put(name, failure);
            }
        }
    }

    /** By id where it is known and the cluster can: another topic of the same name is then safe. */
    private Map<String, KafkaFuture<Void>> request(
            List<String> batch, Map<String, Uuid> pending, DeleteTopicsOptions options) {
        Map<Uuid, String> names = new HashMap<>();
        List<String> nameless = new ArrayList<>();
        for (String name : batch) {
            Uuid id = pending.get(name);
            if (byId && !id.equals(TopicLedger.UNKNOWN)) {
                names.put(id, name);
            } else {
                nameless.add(name);
            }
        }
        Map<String, KafkaFuture<Void>> requests = new HashMap<>();
        if (!names.isEmpty()) {
            admin.client()
                    .deleteTopics(TopicCollection.ofTopicIds(names.keySet()), options)
                    .topicIdValues()
                    .forEach((id, request) -> requests.put(names.get(id), request));
        }
        if (!nameless.isEmpty()) {
            requests.putAll(admin.client()
                    .deleteTopics(TopicCollection.ofTopicNames(nameless), options)
                    .topicNameValues());
        }
        return requests;
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof UnknownTopicIdException || failure instanceof UnknownTopicOrPartitionException;
    }

    private DriverException left(Map<String, Uuid> left, Throwable cause) {
        List<String> names = List.copyOf(left.keySet());
        String some = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        String more = names.size() <= NAMED ? "" : " and " + (names.size() - NAMED) + " more";
        String reason = cause == null ? "" : ": " + admin.failures().reason(cause);
        return new DriverException(
                "cannot delete topics, they are left at " + admin.bootstrapServers() + ": " + some + more + reason,
                cause);
    }
}
