package bench.worker;

import bench.config.StampMode;
import bench.config.Workload;
import bench.delivery.ConsumedTopic;
import bench.driver.ConsumerSpec;
import bench.driver.ProducerSpec;
import bench.driver.Topic;
import bench.yaml.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which producers send to a topic and which consumers read it: the producers of one topic have consecutive indexes, as have the consumers of one
 * subscription. Immutable.
 */
public final class LoadPlan {
    private final List<ProducerSpec> producers = new ArrayList<>();
    private final List<ConsumerSpec> consumers = new ArrayList<>();
    private final Map<String, Integer> firstProducers = new HashMap<>();
    private final Map<String, Integer> firstConsumers = new HashMap<>();
    private final int producersPerTopic;
    private final int subscriptions;
    private final int consumersPerSubscription;
    private final StampMode stamp;
    private final int runId;
    /** Whether the topics that are read are none of those that are sent to: a mirror brings the messages from one to the other. */
    private final boolean mirrored;

    /**
     * A plan for one run.
     *
     * @param produceTopics what producers send to
     * @param consumeTopics what consumers read; the same topics, unless the workload names existing ones
     * @param groupPrefix what the names of subscriptions begin with
     * @param runId identifies the run, in its messages and in the names of its subscriptions
     */
    public LoadPlan(
            Workload workload, List<Topic> produceTopics, List<Topic> consumeTopics, String groupPrefix, int runId) {
        this.producersPerTopic = workload.clients().producersPerTopic();
        this.consumersPerSubscription = workload.clients().consumerPerSubscription();
        this.subscriptions =
                consumersPerSubscription == 0 ? 0 : workload.clients().subscriptionsPerTopic();
        this.stamp = workload.messages().stamp();
        this.runId = runId;
        for (Topic topic : produceTopics) {
            firstProducers.put(topic.name(), producers.size());
            for (int i = 0; i < producersPerTopic; i++) {
                producers.add(new ProducerSpec(topic, producers.size()));
            }
        }
        this.mirrored = !producers.isEmpty()
                && consumeTopics.stream().noneMatch(topic -> firstProducers.containsKey(topic.name()));
        for (int t = 0; t < consumeTopics.size(); t++) {
            firstConsumers.put(consumeTopics.get(t).name(), consumers.size());
            addConsumers(consumeTopics.get(t), t, groupPrefix);
        }
    }

    private void addConsumers(Topic topic, int topicIndex, String groupPrefix) {
        for (int s = 0; s < subscriptions; s++) {
            // A group for each topic: members of one group that read different topics would rebalance one another.
            String subscription = String.format(Locale.ROOT, "%s-%08x-%d-%d", groupPrefix, runId, s, topicIndex);
            for (int i = 0; i < consumersPerSubscription; i++) {
                consumers.add(new ConsumerSpec(topic, subscription, consumers.size()));
            }
        }
    }

    /** Every producer, by index. */
    public List<ProducerSpec> producers() {
        return List.copyOf(producers);
    }

    /** Every consumer, by index. */
    public List<ConsumerSpec> consumers() {
        return List.copyOf(consumers);
    }

    /** Subscriptions of each topic that is read; 0 without consumers. */
    public int subscriptions() {
        return subscriptions;
    }

    /** Whether the topics that are read are none of those that are sent to. */
    boolean isMirrored() {
        return mirrored;
    }

    /** One line on consumers that get no partition, since their subscription has more members than its topic partitions. */
    public Optional<String> idleConsumers() {
        List<Topic> small = consumers.stream()
                .map(ConsumerSpec::topic)
                .distinct()
                .filter(topic -> topic.partitions() < consumersPerSubscription)
                .toList();
        if (small.isEmpty()) {
            return Optional.empty();
        }
        Topic first = small.get(0);
        return Optional.of(String.format(
                Locale.ROOT,
                "%d of %d consumers of each subscription have nothing to read: topic %s has %d partition%s%s",
                consumersPerSubscription - first.partitions(),
                consumersPerSubscription,
                first.name(),
                first.partitions(),
                first.partitions() == 1 ? "" : "s",
                Wording.likewise(small.size() - 1)));
    }

    /** Where the stamp travels. */
    StampMode stamp() {
        return stamp;
    }

    /** Identifies the run in its messages. */
    int runId() {
        return runId;
    }

    /** Index, from 0, of the subscription of a consumer. */
    int subscriptionOf(ConsumerSpec consumer) {
        int first = firstConsumers.get(consumer.topic().name());
        return (consumer.index() - first) / consumersPerSubscription;
    }

    /** Place of a consumer, from 0, among those of its subscription. */
    int placeInSubscription(ConsumerSpec consumer) {
        int first = firstConsumers.get(consumer.topic().name());
        return (consumer.index() - first) % consumersPerSubscription;
    }

    /** The producers of a topic, and how it is read. */
    ConsumedTopic consumed(Topic topic) {
        Integer firstProducer = firstProducers.get(topic.name());
        if (firstProducer != null) {
            return new ConsumedTopic(
                    topic.partitions(), firstProducer, producersPerTopic, false, consumersPerSubscription);
        }
        // Which of the mirrored topics it gets is not known: a message may come by any of them.
        int senders = mirrored ? producers.size() : 0;
        return new ConsumedTopic(topic.partitions(), 0, senders, mirrored, consumersPerSubscription);
    }

    /** Whether what this producer sends is read in this run. */
    boolean isConsumed(int producer) {
        return subscriptions > 0
                && (mirrored
                        || firstConsumers.containsKey(
                                producers.get(producer).topic().name()));
    }

    /** How many times an acked message is to be received, on average over the producers, which all have the same rate. */
    double receiptsPerMessage() {
        long consumed = producers.stream().filter(p -> isConsumed(p.index())).count();
        return producers.isEmpty() ? 0 : (double) consumed * subscriptions / producers.size();
    }
}
