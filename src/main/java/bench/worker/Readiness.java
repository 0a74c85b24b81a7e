package bench.worker;

import bench.driver.BenchmarkConsumer;
import bench.driver.ConsumerSpec;
import bench.driver.Driver;
import bench.driver.Topic;
import bench.time.Clock;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether every subscription gets all that is sent from now on, as the driver says; and whether the assignment of partitions is
 * at rest, so that none of them is taken away again. No probe messages. Confined to the control thread.
 *
 * <p>Members of a subscription may get their partitions one after the other: the first then has all of them for some
 * seconds. Kafka's assignors give each member as many as the next, or one more. Where a system assigns none, that is even.
 */
final class Readiness {
    private record Subscription(String name, Topic topic) {}

    /** An assignment that is uneven and stays as it is for so long is meant so: the user has chosen the assignor. */
    private static final long REST_NS = 10_000_000_000L;

    private final Map<Subscription, List<BenchmarkConsumer>> consumers = new LinkedHashMap<>();
    private final Driver driver;
    private final Clock clock;
    private List<Set<Integer>> lastSeen = List.of();
    private long lastChangeNs;

    Readiness(Driver driver, Clock clock) {
        this.driver = driver;
        this.clock = clock;
        this.lastChangeNs = clock.nanoTime();
    }

    void add(ConsumerSpec spec, BenchmarkConsumer consumer) {
        consumers
                .computeIfAbsent(new Subscription(spec.subscription(), spec.topic()), key -> new ArrayList<>())
                .add(consumer);
    }

    boolean isReached() {
        return waiting().isEmpty() && (consumers.values().stream().allMatch(Readiness::isEven) || restsFor(REST_NS));
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
        List<String> waiting = waiting();
        return waiting.isEmpty()
                ? "all subscriptions are ready"
                : waiting.size() + " of " + consumers.size() + " subscriptions are not ready: " + waiting.get(0);
    }

    /** What each subscription that is not ready is missing. */
    private List<String> waiting() {
        return consumers.entrySet().stream()
                .map(each -> driver.missing(each.getKey().name, each.getKey().topic, each.getValue()))
                .flatMap(Optional::stream)
                .toList();
    }
}
