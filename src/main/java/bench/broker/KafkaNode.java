package bench.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.QuorumConfig;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * A Kafka server, a broker and mostly a KRaft controller too, that listens on the loopback address only.
 *
 * <p>Runs in the broker's process. Started and shut down by one thread.
 */
final class KafkaNode {
    private static final String LOCK_FILE = "bench.lock";

    private final ClusterNode node;
    /** Null where this node is none. */
    private final ControllerServer controller;

    private final BrokerServer broker;
    private final FileChannel lock;
    private final int port;

    private KafkaNode(ClusterNode node, ControllerServer controller, BrokerServer broker, FileChannel lock, int port) {
        this.node = node;
        this.controller = controller;
        this.broker = broker;
        this.lock = lock;
        this.port = port;
    }

    /** Starts a cluster of one node; these server properties go over its own. */
    static KafkaNode startAlone(Path dataDir, Map<String, String> properties) throws Exception {
        ClusterNode node = ClusterNode.ALONE;
        NodeSockets sockets = NodeSockets.bind(node, 0);
        String clusterId = Uuid.randomUuid().toString();
        NodeArguments.Place place = new NodeArguments.Place(dataDir, clusterId, 0, properties);
        return start(node, place, sockets, node.voter(sockets.controllerPort()));
    }

    /**
     * Formats the directory unless it holds a Kafka's data already, and starts the server. Returns when it serves
     * requests.
     *
     * @param voters the controllers of the cluster, with their addresses
     * @throws BrokerException when the directory cannot be used
     */
    static KafkaNode start(ClusterNode node, NodeArguments.Place place, NodeSockets sockets, String voters)
            throws Exception {
        Properties properties = NodeProperties.of(node, place.dataDir(), sockets, voters);
        properties.putAll(place.properties());
        FileChannel lock = prepare(node, place);
        KafkaConfig config = KafkaConfig.fromProps(properties, false);
        return start(node, config, sockets, lock);
    }

    /** What the constructor and the start of {@link KafkaRaftServer} do, but with sockets that are already bound. */
    private static KafkaNode start(ClusterNode node, KafkaConfig config, NodeSockets sockets, FileChannel lock) {
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> logDirs =
                KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(KafkaNode.class), "");
        MetaPropertiesEnsemble metaProperties = logDirs._1();
        Metrics metrics = Server.initializeMetrics(
                config, Time.SYSTEM, metaProperties.clusterId().orElseThrow());
        SharedServer shared = new SharedServer(
                config,
                metaProperties,
                Time.SYSTEM,
                metrics,
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                QuorumConfig.parseBootstrapServers(config.quorumConfig().bootstrapServers()),
                new StandardFaultHandlerFactory(),
                (listener, address, backlog, receiveBufferBytes) -> sockets.of(listener));
        ControllerServer controller =
                node.isController() ? new ControllerServer(shared, KafkaRaftServer.configSchema(), logDirs._2()) : null;
        BrokerServer broker = new BrokerServer(shared);
        if (controller != null) {
            controller.startup();
        }
        broker.startup();
        return new KafkaNode(node, controller, broker, lock, sockets.brokerPort());
    }

    /** Where clients connect. */
    int port() {
        return port;
    }

    /** Gives up its partitions, flushes and closes their logs; a controller goes on, as the other nodes need it for the same. */
    void leave() {
        broker.shutdown();
    }

    /** Leaves, unless it has left, and ends the rest. */
    void shutdown() throws IOException {
        broker.shutdown();
        // One of several waits for another that takes its place, and here all of them end; what it has written is on
        // disk.
        if (node.isAlone()) {
            controller.shutdown();
        }
        lock.close();
    }

    /** Formats the directory where that is needed; it is this server's for as long as the result is open. */
    private static FileChannel prepare(ClusterNode node, NodeArguments.Place place) throws Exception {
        Path dataDir = place.dataDir();
        Files.createDirectories(dataDir);
        if (!isFormatted(dataDir)) {
            refuseOtherFiles(dataDir);
        }
        FileChannel lock = lock(dataDir);
        if (!isFormatted(dataDir)) {
            format(node, place);
        }
        return lock;
    }

    private static boolean isFormatted(Path dataDir) {
        return Files.exists(dataDir.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME));
    }

    private static void refuseOtherFiles(Path dataDir) throws IOException {
        try (Stream<Path> entries = Files.list(dataDir)) {
            if (entries.anyMatch(entry -> !entry.endsWith(LOCK_FILE))) {
                throw new BrokerException("the data directory " + dataDir
                        + " has other files in it: name an empty one, or one that a broker has used before");
            }
        }
    }

    /**
     * Kafka locks the directory too, but only after its controller has written to the metadata in it, which would be that
     * of a running broker.
     */
    private static FileChannel lock(Path dataDir) throws IOException {
        FileChannel channel =
                FileChannel.open(dataDir.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new BrokerException("the data directory " + dataDir
                    + " is in use by another broker: stop that one first, or name another directory");
        }
        return channel;
    }

    private static void format(ClusterNode node, NodeArguments.Place place) throws Exception {
        String dataDir = place.dataDir().toString();
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(node.id())
                .setClusterId(place.clusterId())
                .setControllerListenerName(NodeProperties.CONTROLLER_LISTENER)
                .setMetadataLogDirectory(dataDir)
                .addDirectory(dataDir)
                .run();
    }
}
