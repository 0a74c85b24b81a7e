package bench.driver.kafka;

import bench.config.DriverConfig;
import bench.driver.DriverException;
import bench.driver.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.ThrottlingQuotaExceededException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownServerException;

/**
 * One call that creates topics, in batches. For one thread.
 *
 * <p>A creation whose answer got lost is repeated, and then finds the topic there. Whether it is this call's own or was
 * there before is known because the cluster was asked first, by a request that creates nothing; and because the admin
 * client repeats nothing by itself.
 */
final class TopicCreation {
    static final int BATCH = 100;
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final ClusterAdmin admin;
    private final DriverConfig config;
    private final TopicLedger ledger;
    private final TopicLookup lookup;
    private final long deletionsBefore;

    /** Topics of this call for which a request may have reached the cluster although it failed. */
    private final Set<String> unsure = new HashSet<>();

    TopicCreation(ClusterAdmin admin, DriverConfig config, TopicLedger ledger, TopicLookup lookup) {
        this.admin = admin;
        this.config = config;
        this.ledger = ledger;
        this.lookup = lookup;
        this.deletionsBefore = ledger.deletions();
    }

    void create(List<Topic> topics) throws InterruptedException {
        refuseDoubles(topics);
        Attempts attempts = admin.attempts(WITHIN);
        ledger.beginCreation();
        try {
            for (List<Topic> batch : batches(topics)) {
                request(batch, true, attempts);
            }
            for (List<Topic> batch : batches(topics)) {
                request(batch, false, attempts);
            }
            for (List<Topic> batch : batches(topics)) {
                lookup.awaitLeaders(batch, ledger, attempts, this::checkIsWanted);
            }
        } finally {
            ledger.endCreation();
        }
    }

    /** Repeats the request for those topics of the batch that it fails for, as long as that may help. */
    private void request(List<Topic> batch, boolean trialOnly, Attempts attempts) throws InterruptedException {
        Map<String, Topic> pending = new LinkedHashMap<>();
        batch.forEach(topic -> pending.put(topic.name(), topic));
        while (true) {
            checkIsWanted();
            if (!trialOnly) {
                enter(pending.keySet());
            }
            DriverException passing = attempt(pending, trialOnly, attempts);
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
     * Asks once.
     *
     * @param pending topics to ask for; those that are done are removed
     * @return why the first of the others is not done, null when all are
     * @throws DriverException when a topic cannot be created; the outcome of all the others is recorded before
     */
    private DriverException attempt(Map<String, Topic> pending, boolean trialOnly, Attempts attempts)
            throws InterruptedException {
        CreateTopicsOptions options =
                new CreateTopicsOptions().validateOnly(trialOnly).timeoutMs(attempts.timeoutMs());
        CreateTopicsResult result = admin.client()
                .createTopics(pending.values().stream().map(this::request).toList(), options);
        DriverException passing = null;
        DriverException fatal = null;
        for (String name : new ArrayList<>(pending.keySet())) {
            Throwable failure = ClusterAdmin.failureOf(result.values().get(name));
            boolean done = trialOnly ? failure == null : isCreated(name, failure, result);
            if (done) {
                pending.remove(name);
            } else if (Failures.isPassing(failure)) {
                passing = passing != null
                        ? passing
                        : admin.failures().late("cannot create topic " + name, attempts.seconds(), failure);
            } else {
                fatal = fatal != null ? fatal : admin.failures().of("cannot create topic " + name, failure);
            }
        }
        if (fatal != null) {
            throw fatal;
        }
        return passing;
    }

    /** Whether the topic is this call's own, and there; keeps the ledger. */
    private boolean isCreated(String name, Throwable failure, CreateTopicsResult result) throws InterruptedException {
        if (failure == null) {
            // Without the right to read its configuration, the cluster does not tell a topic's id.
            if (ClusterAdmin.failureOf(result.topicId(name)) == null) {
                ledger.identify(name, ClusterAdmin.resultOf(result.topicId(name)));
            }
            return true;
        }
        if (failure instanceof TopicExistsException && unsure.contains(name)) {
            return true;
        }
        if (!isRefusal(failure)) {
            unsure.add(name);
        } else if (!unsure.contains(name)) {
            ledger.strike(name);
        }
        return false;
    }

    /** Whether the cluster has said that it did not create the topic. */
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof ThrottlingQuotaExceededException
                || (failure instanceof ApiException
                        && !Failures.isPassing(failure)
                        && !(failure instanceof UnknownServerException));
    }

    private void enter(Set<String> names) {
        List<String> entered = new ArrayList<>();
        for (String name : names) {
            if (unsure.contains(name)) {
                continue;
            }
            if (!ledger.enter(name)) {
                entered.forEach(ledger::strike);
                throw new DriverException("cannot create topic " + name + ": this run has created it already");
            }
            entered.add(name);
        }
    }

    private void checkIsWanted() {
        if (ledger.deletions() != deletionsBefore) {
            throw new DriverException("the creation of topics was stopped, for they are to be deleted");
        }
    }

    private NewTopic request(Topic topic) {
        return new NewTopic(topic.name(), topic.partitions(), config.replicationFactor())
                .configs(config.blocks().topic());
    }

    private static void refuseDoubles(List<Topic> topics) {
        Set<String> names = new HashSet<>();
        for (Topic topic : topics) {
            if (!names.add(topic.name())) {
                throw new DriverException("cannot create topic " + topic.name() + ": it is asked for twice");
            }
        }
    }

    static <T> List<List<T>> batches(List<T> all) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
        return batches;
    }
}
