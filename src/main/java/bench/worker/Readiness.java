package bench.worker;

import bench.driver.BenchmarkConsumer;
import bench.driver.ConsumerSpec;
import bench.driver.Topic;
import bench.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Whether every partition of every topic is assigned in every subscription, with its position fixed, so that nothing that
 * is sent from then on is missed; and whether the assignment is at rest, so that none of them is taken away again. No probe
 * messages. Confined to the control thread.
 *
 * <p>Members of a subscription may get their partitions one after the other: the first then has all of them for some
 * seconds. Kafka's assignors give each member as many as the next, or one more.
 */
final class Readiness {
    private record Subscription(String name, Topic topic) {}

    /** An assignment that is uneven and stays as it is for so long is meant so: the user has chosen the assignor. */
    private static final long REST_NS = 10_000_000_000L;

    private final Map<Subscription, List<BenchmarkConsumer>> consumers = new LinkedHashMap<>();
    private final Clock clock;
    private List<Set<Integer>> lastSeen = List.of();
    private long lastChangeNs;

    Readiness(Clock clock) {
        this.clock = clock;
        this.lastChangeNs = clock.nanoTime();
    }

    void add(ConsumerSpec spec, BenchmarkConsumer consumer) {
        consumers
                .computeIfAbsent(new Subscription(spec.subscription(), spec.topic()), key -> new ArrayList<>())
                .add(consumer);
    }

    boolean isReached() {
        boolean covered = consumers.keySet().stream()
                .allMatch(subscription -> ready(subscription) == subscription.topic.partitions());
        return covered && (consumers.values().stream().allMatch(Readiness::isEven) || restsFor(REST_NS));
    }

    private static boolean isEven(List<BenchmarkConsumer> members) {
        IntSummaryStatistics sizes = members.stream()
                .mapToInt(consumer -> consumer.readyPartitions().size())
                .summaryStatistics();
        return sizes.getMax() - sizes.getMin() <= 1;
    }

    private boolean restsFor(long nanos) {
        List<Set<Integer>> seen = consumers.values().stream()
                .flatMap(List::stream)
                .map(BenchmarkConsumer::readyPartitions)
                .toList();
        if (!seen.equals(lastSeen)) {
            lastSeen = seen;
            lastChangeNs = clock.nanoTime();
        }
        return clock.nanoTime() - lastChangeNs >= nanos;
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
