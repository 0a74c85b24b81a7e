package bench.config;

import static bench.config.WorkloadKeys.*;
import static bench.yaml.ConfigException.require;

import bench.yaml.Problems;
import bench.yaml.Section;
import java.util.Optional;

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
    public long consumersPerTopic() {
        return (long) subscriptionsPerTopic * consumerPerSubscription;
    }

    /** What a workload file says. */
    static ClientCounts read(Section section, Problems problems) {
        boolean consumerOnly = section.value(CONSUMER_ONLY);
        Optional<Integer> written = consumerOnly
                ? section.find(PRODUCERS_PER_TOPIC)
                : section.required(
                        PRODUCERS_PER_TOPIC,
                        "it must be the number of producers of each topic, 0 for a consumer-only run");
        // A number that is missing or wrong is a mistake of its own, and not a run without producers.
        int producers = consumerOnly ? 0 : written.orElse(1);
        Optional<Integer> subscriptions = section.find(SUBSCRIPTIONS_PER_TOPIC);
        Optional<Integer> consumers = section.find(CONSUMER_PER_SUBSCRIPTION);
        boolean produces = producers > 0;
        boolean areImplied = section.has(SUBSCRIPTIONS_PER_TOPIC) && !section.has(CONSUMER_PER_SUBSCRIPTION);
        if (areImplied && !isZero(subscriptions)) {
            problems.warn(
                    section.at(CONSUMER_PER_SUBSCRIPTION),
                    "consumerPerSubscription is missing: each subscription has 1 consumer, as in the old files of OMB");
        }
        if (areImplied) {
            consumers = Optional.of(1);
        }
        checkConsumers(section, problems, produces, subscriptions, consumers);
        return new ClientCounts(
                producers,
                subscriptions.orElse(SUBSCRIPTIONS_PER_TOPIC.fallback()),
                consumers.orElse(CONSUMER_PER_SUBSCRIPTION.fallback()));
    }

    private static void checkConsumers(
            Section section,
            Problems problems,
            boolean produces,
            Optional<Integer> subscriptions,
            Optional<Integer> consumers) {
        if (!section.has(SUBSCRIPTIONS_PER_TOPIC) && !section.has(CONSUMER_PER_SUBSCRIPTION) && produces) {
            problems.warn(
                    section.at(SUBSCRIPTIONS_PER_TOPIC),
                    "subscriptionsPerTopic and consumerPerSubscription are missing, so nothing is consumed");
            return;
        }
        // With no consumers, subscriptions mean nothing.
        if (!isZero(consumers) || !produces) {
            section.mustHave(SUBSCRIPTIONS_PER_TOPIC, "it must be the number of subscriptions of each topic");
        }
        if (!produces && (isZero(subscriptions) || isZero(consumers))) {
            problems.add(
                    section.at(isZero(subscriptions) ? SUBSCRIPTIONS_PER_TOPIC : CONSUMER_PER_SUBSCRIPTION),
                    "subscriptionsPerTopic and consumerPerSubscription must be 1 or more where there are no producers");
        }
    }

    private static boolean isZero(Optional<Integer> number) {
        return number.isPresent() && number.get() == 0;
    }
}
