package bench.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A local Kafka of one or more nodes, each of them a {@link ThrowawayBroker} in a process of its own. Any one of three or more
 * can be lost while the others go on. Safe for use by many threads.
 */
public final class ThrowawayCluster implements AutoCloseable {
    /** More are a strain for any machine, and show nothing new. */
    public static final int MOST_NODES = 9;

    private final List<ThrowawayBroker> brokers;
    /** What became of those that have ended without having been asked to, as they end. */
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();

    private ThrowawayCluster(List<ThrowawayBroker> brokers) {
        this.brokers = List.copyOf(brokers);
        for (int i = 0; i < brokers.size(); i++) {
            String name = brokers.size() == 1
                    ? ""
                    : "broker " + (i + 1) + " of " + brokers.size() + " at "
                            + brokers.get(i).bootstrapServers() + " is gone: ";
            var unused = brokers.get(i).ended().thenAccept(reason -> ended.add(name + reason));
        }
    }

    /**
     * How to start a cluster.
     *
     * @param nodes from 1 to {@value ThrowawayCluster#MOST_NODES}
     * @param port of the first, 0 = any free ones; that of each other node is one higher
     * @param dataDir where the data is kept, of several nodes in a folder each; null for directories that are deleted in the end
     * @param readyDeadline how long the start may take
     * @param properties server properties over the nodes' own, by id
     */
    public record Options(
            int nodes, int port, Path dataDir, Duration readyDeadline, Map<Integer, Map<String, String>> properties) {
        public Options {
            if (nodes < 1 || nodes > MOST_NODES) {
                throw new BrokerException(
                        "the cluster must have from 1 to " + MOST_NODES + " nodes, but was to have " + nodes);
            }
            if (port < 0 || port + nodes - 1 > 65_535) {
                throw new BrokerException("the ports of " + nodes + " nodes must be from 0 (any free ones) to 65535,"
                        + " but were to begin with " + port);
            }
            Objects.requireNonNull(readyDeadline, "readyDeadline");
            properties = Map.copyOf(properties);
        }

        /** Any free ports, data that is deleted in the end, 90 s to get ready. */
        public static Options of(int nodes) {
            return new Options(nodes, 0, null, Duration.ofSeconds(90), Map.of());
        }

        /** The same with another first port. */
        public Options withPort(int otherPort) {
            return new Options(nodes, otherPort, dataDir, readyDeadline, properties);
        }

        /** The same with a directory whose data is kept. */
        public Options withDataDir(Path otherDataDir) {
            return new Options(nodes, port, otherDataDir, readyDeadline, properties);
        }

        /** The same with server properties of a node over its own. */
        public Options with(int node, Map<String, String> others) {
            Map<Integer, Map<String, String>> all = new HashMap<>(properties);
            all.put(node, Map.copyOf(others));
            return new Options(nodes, port, dataDir, readyDeadline, all);
        }
    }

    /**
     * Starts a cluster and waits until all of its nodes serve requests.
     *
     * @throws BrokerException one line, when it cannot be started
     * @throws InterruptedException when the thread was interrupted; no process is left then
     */
    public static ThrowawayCluster start(Options options) throws InterruptedException {
        KeptData data = new KeptData(options.dataDir(), options.nodes());
        List<NodeStart.Node> nodes = IntStream.rangeClosed(1, options.nodes())
                .mapToObj(id -> new NodeStart.Node(
                        new ClusterNode(id, options.nodes()),
                        options.port() == 0 ? 0 : options.port() + id - 1,
                        data.of(id),
                        options.properties().getOrDefault(id, Map.of())))
                .toList();
        return new ThrowawayCluster(NodeStart.all(nodes, data.clusterId(), options.readyDeadline()));
    }

    /** The nodes, in the order of their ids, the first of which is 1. */
    public List<ThrowawayBroker> brokers() {
        return brokers;
    }

    /** What clients connect to: host and port of each node. */
    public String bootstrapServers() {
        return brokers.stream().map(ThrowawayBroker::bootstrapServers).collect(Collectors.joining(","));
    }

    /** How long it took until all nodes served requests. */
    public Duration startup() {
        return brokers.get(brokers.size() - 1).startup();
    }

    /**
     * Waits until no node is left.
     *
     * @param died takes one line for each node that ends while others go on
     * @return what became of the last
     */
    public String awaitEnd(Consumer<String> died) throws InterruptedException {
        for (int left = brokers.size() - 1; left > 0; left--) {
            died.accept(ended.take());
        }
        return ended.take();
    }

    /** Stops all nodes and deletes their data, unless the user named the directory. May be called twice. */
    @Override
    public void close() {
        if (brokers.size() > 1) {
            // All before the first ends: a node needs the controllers to give up its partitions.
            List<CompletableFuture<Boolean>> leaving =
                    brokers.stream().map(ThrowawayBroker::leave).toList();
            leaving.forEach(CompletableFuture::join);
        }
        brokers.forEach(ThrowawayBroker::close);
    }
}
