package bench.worker;

import bench.driver.BenchmarkConsumer;
import bench.driver.ConsumerSpec;
import bench.driver.Topic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Whether every partition of every topic is assigned in every subscription, with its position fixed, so that nothing that
 * is sent from then on is missed. No probe messages. Confined to the control thread.
 */
final class Readiness {
    private record Subscription(String name, Topic topic) {}

    private final Map<Subscription, List<BenchmarkConsumer>> consumers = new LinkedHashMap<>();

    void add(ConsumerSpec spec, BenchmarkConsumer consumer) {
        consumers
                .computeIfAbsent(new Subscription(spec.subscription(), spec.topic()), key -> new ArrayList<>())
                .add(consumer);
    }

    boolean isReached() {
        return consumers.keySet().stream()
                .allMatch(subscription -> ready(subscription) == subscription.topic.partitions());
    }

    /** What is missing, in one line. */
    String missing() {
        List<Subscription> waiting = consumers.keySet().stream()
                .filter(subscription -> ready(subscription) < subscription.topic.partitions())
                .toList();
        if (waiting.isEmpty()) {
            return "all subscriptions are ready";
        }
        Subscription first = waiting.get(0);
        return String.format(
                Locale.ROOT,
                "%d of %d subscriptions are not ready: %s has %d of the %d partitions of topic %s",
                waiting.size(),
                consumers.size(),
                first.name,
                ready(first),
                first.topic.partitions(),
                first.topic.name());
    }

    private int ready(Subscription subscription) {
        Set<Integer> partitions = new HashSet<>();
        consumers.get(subscription).forEach(consumer -> partitions.addAll(consumer.readyPartitions()));
        return partitions.size();
    }
}
