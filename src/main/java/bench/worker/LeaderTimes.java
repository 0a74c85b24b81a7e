package bench.worker;

import bench.driver.Leaders;
import bench.driver.ProducerSpec;
import bench.stats.LeaderRecorders;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * How long publishes to each leader take. At most {@value #MOST} nodes are told apart, those that lead most partitions when the
 * load begins; all others are one.
 *
 * <p>Confined to the control thread, but for what it hands to producers.
 */
final class LeaderTimes {
    static final int MOST = 16;

    private final LeaderRecorders recorders;
    /** Place of each node's recorders; those that have none share the one behind them. */
    private final Map<Integer, Integer> places = new HashMap<>();

    private final Map<String, TopicLeaders> topics = new HashMap<>();

    private LeaderTimes(int producers, List<Integer> nodes) {
        nodes.forEach(node -> places.put(node, places.size()));
        this.recorders = new LeaderRecorders(producers, places.size() + 1);
    }

    /** Times of a load; empty where all that it sends goes to one leader, or nobody knows to whom. */
    static Optional<LeaderTimes> of(List<ProducerSpec> producers, Leaders leaders) {
        Set<String> topics =
                producers.stream().map(producer -> producer.topic().name()).collect(Collectors.toSet());
        Map<Integer, Integer> counts = leaders.counts(topics);
        if (counts.size() < 2) {
            return Optional.empty();
        }
        List<Integer> most = leaders.nodes().keySet().stream()
                .sorted(Comparator.comparing((Integer node) -> -counts.getOrDefault(node, 0)))
                .limit(MOST)
                .toList();
        LeaderTimes times = new LeaderTimes(producers.size(), most);
        topics.forEach(topic -> times.topics.put(topic, new TopicLeaders(most.size())));
        times.follow(leaders);
        return Optional.of(times);
    }

    /** An ack belongs to the leader that is known when it comes. */
    void follow(Leaders leaders) {
        topics.forEach((topic, known) -> known.follow(leaders.byTopic().getOrDefault(topic, List.of()), places));
    }

    /** What is sent from this moment on is measured, or is not. */
    void measureFrom(long startNs, boolean measured) {
        recorders.measureFrom(startNs, measured);
    }

    /** Who leads the partitions of a topic, for the acks of its producers. */
    TopicLeaders topic(String name) {
        return topics.get(name);
    }

    /** Where the acks of a producer are recorded. */
    LeaderRecorders.OfProducer producer(int index) {
        return recorders.producer(index);
    }

    /** By node, in nanoseconds; those that are not told apart at {@link Leaders#NONE}. What is taken is not there again. */
    Map<Integer, Histogram> take() {
        List<Histogram> drained = recorders.drain();
        Map<Integer, Histogram> times = new HashMap<>();
        places.forEach((node, place) -> times.put(node, drained.get(place)));
        times.put(Leaders.NONE, drained.get(places.size()));
        return times;
    }
}
