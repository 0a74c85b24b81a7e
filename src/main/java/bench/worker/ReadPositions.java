package bench.worker;

import bench.delivery.LogExtent;
import bench.delivery.SubscriptionLedger;
import bench.driver.BenchmarkConsumer;
import bench.driver.ConsumerSpec;
import bench.driver.LogOffsets;
import bench.driver.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far the subscriptions of a run have read, compared with what the logs hold. Confined to the control thread. */
final class ReadPositions {
    private static final long UNKNOWN = -1;

    /**
     * A topic as one subscription reads it.
     *
     * @param ledger null where receipts are not accounted for
     */
    private record Reading(Topic topic, SubscriptionLedger ledger, List<BenchmarkConsumer> consumers) {}

    /** By name of the subscription, of which each topic has its own. */
    private final Map<String, Reading> readings = new LinkedHashMap<>();

    /** Adds a consumer; {@code ledger} is null where receipts are not accounted for. */
    void add(ConsumerSpec spec, SubscriptionLedger ledger, BenchmarkConsumer consumer) {
        readings.computeIfAbsent(spec.subscription(), name -> new Reading(spec.topic(), ledger, new ArrayList<>()))
                .consumers()
                .add(consumer);
    }

    /** What lies before the present positions is not missed. */
    void startHere() {
        for (Reading reading : readings.values()) {
            if (reading.ledger != null) {
                long[] next = next(reading, reading.topic.partitions());
                Arrays.setAll(next, partition -> Math.max(0, next[partition]));
                reading.ledger.startsAt(next);
            }
        }
    }

    /** How many offsets lie between the positions and the ends of the logs, over all subscriptions. */
    long behind(Map<String, List<LogOffsets>> logs) {
        long behind = 0;
        for (Reading reading : readings.values()) {
            List<LogOffsets> log = logs.getOrDefault(reading.topic.name(), List.of());
            long[] next = next(reading, log.size());
            for (int partition = 0; partition < log.size(); partition++) {
                LogOffsets offsets = log.get(partition);
                behind += Math.max(0, offsets.stable() - Math.max(offsets.start(), next[partition]));
            }
        }
        return behind;
    }

    /** Gives the ledgers what the logs hold that was not read. */
    void compare(Map<String, List<LogOffsets>> logs) {
        for (Reading reading : readings.values()) {
            if (reading.ledger != null && logs.containsKey(reading.topic.name())) {
                List<LogOffsets> log = logs.get(reading.topic.name());
                reading.ledger.compare(
                        next(reading, log.size()),
                        log.stream()
                                .map(offsets -> new LogExtent(offsets.start(), offsets.stable(), offsets.end()))
                                .toList());
            }
        }
    }

    /** Changes of the assignment of partitions to consumers, so far. */
    long rebalances() {
        return readings.values().stream()
                .flatMap(reading -> reading.consumers.stream())
                .mapToLong(BenchmarkConsumer::rebalances)
                .sum();
    }

    private static long[] next(Reading reading, int partitions) {
        long[] next = new long[partitions];
        Arrays.fill(next, UNKNOWN);
        for (BenchmarkConsumer consumer : reading.consumers) {
            consumer.positions().forEach((partition, offset) -> {
                if (partition < partitions) {
                    next[partition] = Math.max(next[partition], offset);
                }
            });
        }
        return next;
    }
}
