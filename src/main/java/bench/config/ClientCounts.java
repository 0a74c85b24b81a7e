package bench.config;

import static bench.yaml.ConfigException.require;

/**
 * How many clients each topic of a workload has.
 *
 * @param producersPerTopic producers of each topic
 * @param subscriptionsPerTopic consumer groups of each topic
 * @param consumerPerSubscription consumers of each group
 */
public record ClientCounts(int producersPerTopic, int subscriptionsPerTopic, int consumerPerSubscription) {
    public ClientCounts {
        require(producersPerTopic >= 0, "producersPerTopic must be 0 or more", producersPerTopic);
        require(subscriptionsPerTopic >= 0, "subscriptionsPerTopic must be 0 or more", subscriptionsPerTopic);
        require(consumerPerSubscription >= 0, "consumerPerSubscription must be 0 or more", consumerPerSubscription);
    }

    /** Consumers of each topic, over all its subscriptions. */
    public int consumersPerTopic() {
        return subscriptionsPerTopic * consumerPerSubscription;
    }
}
