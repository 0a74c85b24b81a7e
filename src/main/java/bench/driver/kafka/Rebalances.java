package bench.driver.kafka;

import bench.driver.BenchmarkConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who got other partitions, by what consumers count. {@link #add} is for any thread, the rest for one. */
final class Rebalances {
    private final List<Member> members = new CopyOnWriteArrayList<>();
    /** Of the members that were there at the last look, by their place. */
    private final List<Long> seen = new ArrayList<>();

    private record Member(String subscription, BenchmarkConsumer consumer) {}

    void add(String subscription, BenchmarkConsumer consumer) {
        members.add(new Member(subscription, consumer));
    }

    /** One line for each subscription of which consumers got or lost partitions since the last call. */
    List<String> take() {
        Map<String, Integer> changed = new TreeMap<>();
        List<Member> now = List.copyOf(members);
        for (int i = 0; i < now.size(); i++) {
            long count = now.get(i).consumer.rebalances();
            if (i == seen.size()) {
                // Joining is no rebalance of its own.
                seen.add(count);
            } else if (seen.set(i, count) != count) {
                changed.merge(now.get(i).subscription, 1, Integer::sum);
            }
        }
        List<String> lines = new ArrayList<>();
        changed.forEach((subscription, consumers) -> {
            long all = now.stream()
                    .filter(member -> member.subscription.equals(subscription))
                    .count();
            lines.add("partitions came to or went from " + consumers + " of " + all
                    + (all == 1 ? " consumer" : " consumers") + " of " + subscription);
        });
        return lines;
    }
}
