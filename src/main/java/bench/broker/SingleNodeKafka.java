package bench.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
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
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * One Kafka server, broker and KRaft controller in one, that listens on the loopback address only.
 *
 * <p>Runs in the broker's process. The listening sockets are bound here and handed to Kafka, so that no other process can
 * take a port between its choice and its use. Started and shut down by one thread.
 */
final class SingleNodeKafka {
    private static final String LOCK_FILE = "bench.lock";

    private final ControllerServer controller;
    private final BrokerServer broker;
    private final FileChannel lock;
    private final int port;

    private SingleNodeKafka(ControllerServer controller, BrokerServer broker, FileChannel lock, int port) {
        this.controller = controller;
        this.broker = broker;
        this.lock = lock;
        this.port = port;
    }

    /**
     * Formats the directory unless it holds a Kafka's data already, and starts the server. Returns when it serves
     * requests.
     *
     * @param dataDir where topics and metadata live; created when missing
     * @param port to listen on, 0 = any free one
     * @throws BrokerException when the port or the directory cannot be used
     */
    static SingleNodeKafka start(Path dataDir, int port) throws Exception {
        return start(dataDir, port, Map.of());
    }

    /** The same with these server properties over its own. */
    static SingleNodeKafka start(Path dataDir, int port, Map<String, String> overrides) throws Exception {
        ServerSocketChannel brokerSocket = listen(port);
        ServerSocketChannel controllerSocket = listen(0);
        int brokerPort = brokerSocket.socket().getLocalPort();
        Properties properties =
                NodeProperties.of(dataDir, brokerPort, controllerSocket.socket().getLocalPort());
        properties.putAll(overrides);
        FileChannel lock = prepare(dataDir);
        KafkaConfig config = KafkaConfig.fromProps(properties, false);
        Map<String, ServerSocketChannel> sockets = Map.of(
                NodeProperties.BROKER_LISTENER, brokerSocket, NodeProperties.CONTROLLER_LISTENER, controllerSocket);
        return start(
                config, (listener, address, backlog, receiveBufferBytes) -> sockets.get(listener), lock, brokerPort);
    }

    /** What the constructor and the start of {@link KafkaRaftServer} do, but with sockets that are already bound. */
    private static SingleNodeKafka start(KafkaConfig config, ServerSocketFactory sockets, FileChannel lock, int port) {
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> logDirs =
                KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(SingleNodeKafka.class), "");
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
                sockets);
        ControllerServer controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), logDirs._2());
        BrokerServer broker = new BrokerServer(shared);
        controller.startup();
        broker.startup();
        return new SingleNodeKafka(controller, broker, lock, port);
    }

    /** Where clients connect. */
    int port() {
        return port;
    }

    /** Flushes and closes the logs, and returns when every thread of the server has ended. */
    void shutdown() throws IOException {
        broker.shutdown();
        controller.shutdown();
        lock.close();
    }

    private static ServerSocketChannel listen(int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        ServerSocketChannel socket = ServerSocketChannel.open();
        try {
            socket.bind(address);
        } catch (BindException e) {
            socket.close();
            throw new BrokerException("port " + port + " of " + NodeProperties.HOST + " cannot be used for the broker ("
                    + e.getMessage() + "): choose a free port from 1024 to 65535, or 0 for any free one");
        }
        socket.configureBlocking(false);
        return socket;
    }

    /** Formats the directory where that is needed; it is this server's for as long as the result is open. */
    private static FileChannel prepare(Path dataDir) throws Exception {
        Files.createDirectories(dataDir);
        if (!isFormatted(dataDir)) {
            refuseOtherFiles(dataDir);
        }
        FileChannel lock = lock(dataDir);
        if (!isFormatted(dataDir)) {
            format(dataDir);
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

    private static void format(Path dataDir) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NodeProperties.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(NodeProperties.CONTROLLER_LISTENER)
                .setMetadataLogDirectory(dataDir.toString())
                .addDirectory(dataDir.toString())
                .run();
    }
}
