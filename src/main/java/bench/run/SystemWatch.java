package bench.run;

import bench.driver.ClusterEvent;
import bench.driver.ClusterWatch;
import bench.driver.Driver;
import bench.driver.Leaders;
import bench.driver.Topic;
import bench.result.BrokerFigures;
import bench.result.BrokerFigures.PublishLatency;
import bench.result.BrokerSide;
import bench.result.RunListener;
import bench.worker.LeaderTiming;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * The system under test as a run sees it: what it is, what happens to it, and how long publishes to each of its brokers take.
 * Confined to the control thread, which waits for nothing here once the load is on.
 */
final class SystemWatch {
    private static final String BROKER_CONFIGURATION = "brokerConfiguration";

    private final ClusterWatch cluster;
    private final LeaderTiming timing;
    private final MarkLog marks;
    /** Topics that are sent to. */
    private final List<String> topics;

    private final Map<String, Object> facts;
    /** Each that was ever seen, by id. */
    private final Map<Integer, Leaders.Node> nodes = new TreeMap<>();

    private Leaders leaders = Leaders.UNKNOWN;
    /** Whether a phase was announced. */
    private boolean isLoaded;
    /** Whether nothing more is looked at. */
    private boolean isOver;

    private SystemWatch(
            ClusterWatch cluster, LeaderTiming timing, MarkLog marks, List<String> topics, Map<String, Object> facts) {
        this.cluster = cluster;
        this.timing = timing;
        this.marks = marks;
        this.topics = topics;
        this.facts = facts;
    }

    /**
     * Begins to watch.
     *
     * @param described what the driver says of the system
     * @param timing times publishes by leader; nothing was sent yet
     */
    static SystemWatch start(
            Driver driver, Map<String, String> described, Topics topics, LeaderTiming timing, RunListener listener)
            throws InterruptedException {
        Map<String, Object> facts = new LinkedHashMap<>(described);
        Map<String, String> configuration = Driver.await(driver.brokerConfiguration());
        if (!configuration.isEmpty()) {
            facts.put(BROKER_CONFIGURATION, configuration);
        }
        ClusterWatch cluster = Driver.await(driver.watch(topics.all()));
        List<String> produced = topics.produce().stream().map(Topic::name).toList();
        SystemWatch watch = new SystemWatch(cluster, timing, new MarkLog(listener), produced, facts);
        // Asked for once, as they may change at any moment: what is kept here is what publishes are timed by.
        watch.follow(cluster.leaders());
        watch.addPlacement(topics.all().stream().map(Topic::name).toList());
        return watch;
    }

    /** Who leads how much before the load, and where the brokers stand. */
    private void addPlacement(List<String> all) {
        Map<String, Object> counts = new LinkedHashMap<>();
        new TreeMap<>(leaders.counts(all)).forEach((id, count) -> counts.put(id.toString(), count.longValue()));
        Map<String, Object> racks = new LinkedHashMap<>();
        leaders.nodes().forEach((id, node) -> {
            if (node.rack() != null) {
                racks.put(id.toString(), node.rack());
            }
        });
        if (!counts.isEmpty()) {
            facts.put("leaders", counts);
        }
        if (!racks.isEmpty()) {
            facts.put("racks", racks);
        }
    }

    /** Facts about the system, by name. */
    Map<String, Object> facts() {
        return facts;
    }

    /** A phase will begin at this moment, which lies a little ahead. */
    void phaseAnnounced(LoadPhase phase, long startNs) {
        if (!isLoaded) {
            // What happened before the load is not its.
            List<ClusterEvent> unused = cluster.takeEvents();
            isLoaded = true;
        }
        timing.measureFrom(startNs, phase.phase().measured());
        if (phase.phase().measured()) {
            marks.measurementBegins(startNs);
        }
    }

    /** Takes what has happened since the last look. */
    void look() {
        cluster.takeEvents().forEach(marks::add);
        Leaders now = cluster.leaders();
        if (!now.equals(leaders)) {
            follow(now);
        }
    }

    private void follow(Leaders now) {
        leaders = now;
        nodes.putAll(now.nodes());
        timing.follow(now);
    }

    /** Looks for the last time: consumers that close after the load give up their partitions, which is no rebalance of the run. */
    void end() {
        if (!isOver) {
            look();
            isOver = true;
        }
    }

    /** What is known in the end; asked for once. */
    BrokerSide found() {
        end();
        return marks.in(BrokerSide.NONE).withBrokers(brokers());
    }

    private List<BrokerFigures> brokers() {
        Map<Integer, Histogram> times = timing.take();
        Map<Integer, Integer> counts = leaders.counts(topics);
        List<BrokerFigures> figures = new ArrayList<>();
        Map<Integer, Leaders.Node> others = new HashMap<>();
        nodes.forEach((id, node) -> {
            if (!times.containsKey(id)) {
                others.put(id, node);
            } else if (counts.containsKey(id) || times.get(id).getTotalCount() > 0) {
                figures.add(new BrokerFigures(
                        id, node.address(), node.rack(), counts.getOrDefault(id, 0), PublishLatency.of(times.get(id))));
            }
        });
        Histogram ofOthers = times.get(Leaders.NONE);
        if (ofOthers != null && ofOthers.getTotalCount() > 0) {
            int leaderOf = others.keySet().stream()
                    .mapToInt(id -> counts.getOrDefault(id, 0))
                    .sum();
            figures.add(new BrokerFigures(null, name(others.size()), null, leaderOf, PublishLatency.of(ofOthers)));
        }
        return figures;
    }

    /** Of brokers that are not told apart: none where partitions were acked whose leader is not known. */
    private static String name(int others) {
        return switch (others) {
            case 0 -> "leader not known";
            case 1 -> "1 more broker";
            default -> others + " more brokers";
        };
    }
}
