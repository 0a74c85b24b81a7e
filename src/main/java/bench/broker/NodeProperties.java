package bench.broker;

import java.nio.file.Path;
import java.util.Properties;

/** The server properties of the throwaway Kafka: few threads, quick to start, topics made by request only. */
final class NodeProperties {
    static final String HOST = "127.0.0.1";
    static final String BROKER_LISTENER = "PLAINTEXT";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private NodeProperties() {}

    /** @param voters the controllers of the cluster, with their addresses */
    static Properties of(ClusterNode node, Path dataDir, NodeSockets sockets, String voters) {
        Properties properties = new Properties();
        properties.setProperty("log.dirs", dataDir.toString());
        node(properties, node);
        listeners(properties, node, sockets);
        // Static voters, since they come from here and not from the data directory: the ports change with each start.
        properties.setProperty("controller.quorum.voters", voters);
        internalTopics(properties, node.replicas());
        threads(properties);
        storage(properties);
        return properties;
    }

    private static void node(Properties properties, ClusterNode node) {
        properties.setProperty("process.roles", node.isController() ? "broker,controller" : "broker");
        properties.setProperty("node.id", Integer.toString(node.id()));
        node.rack().ifPresent(rack -> properties.setProperty("broker.rack", rack));
        // A topic that is not there is a mistake of the run, not one to hide.
        properties.setProperty("auto.create.topics.enable", "false");
        properties.setProperty("delete.topic.enable", "true");
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        // With one node there is no other to move leaders to.
        properties.setProperty("auto.leader.rebalance.enable", Boolean.toString(!node.isAlone()));
        // A data directory whose broker was killed is taken over when the session of that broker has ended.
        properties.setProperty("broker.session.timeout.ms", "6000");
        properties.setProperty("broker.heartbeat.interval.ms", "1000");
        // All nodes share the processors of one machine: one that is late is not gone.
        properties.setProperty("controller.quorum.fetch.timeout.ms", "5000");
    }

    private static void listeners(Properties properties, ClusterNode node, NodeSockets sockets) {
        String listener = BROKER_LISTENER + "://" + HOST + ":" + sockets.brokerPort();
        String controller = CONTROLLER_LISTENER + "://" + HOST + ":" + sockets.controllerPort();
        properties.setProperty("listeners", node.isController() ? listener + "," + controller : listener);
        properties.setProperty("advertised.listeners", listener);
        properties.setProperty("controller.listener.names", CONTROLLER_LISTENER);
        properties.setProperty("inter.broker.listener.name", BROKER_LISTENER);
        properties.setProperty(
                "listener.security.protocol.map", BROKER_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    }

    private static void internalTopics(Properties properties, int replicas) {
        String copies = Integer.toString(replicas);
        // One of them may be lost.
        String inSync = Integer.toString(Math.max(1, replicas - 1));
        properties.setProperty("default.replication.factor", copies);
        properties.setProperty("min.insync.replicas", "1");
        properties.setProperty("offsets.topic.replication.factor", copies);
        properties.setProperty("offsets.topic.num.partitions", "4");
        properties.setProperty("transaction.state.log.replication.factor", copies);
        properties.setProperty("transaction.state.log.min.isr", inSync);
        properties.setProperty("transaction.state.log.num.partitions", "4");
        properties.setProperty("share.coordinator.state.topic.replication.factor", copies);
        properties.setProperty("share.coordinator.state.topic.min.isr", inSync);
        properties.setProperty("share.coordinator.state.topic.num.partitions", "4");
    }

    private static void threads(Properties properties) {
        properties.setProperty("num.network.threads", "2");
        properties.setProperty("num.io.threads", "4");
        properties.setProperty("background.threads", "2");
        properties.setProperty("group.coordinator.threads", "1");
        properties.setProperty("group.coordinator.background.threads", "1");
        properties.setProperty("num.recovery.threads.per.data.dir", "2");
    }

    /**
     * A topic's own settings go before these: a run that keeps more than 2 GiB unread in one partition sets
     * {@code retention.bytes} in its {@code topicConfig}.
     */
    private static void storage(Properties properties) {
        properties.setProperty("log.segment.bytes", Integer.toString(256 << 20));
        properties.setProperty("log.retention.bytes", Long.toString(2L << 30));
        properties.setProperty("log.retention.check.interval.ms", "10000");
        // Deleted topics give their disk space back at once, for the next run on the same broker.
        properties.setProperty("log.segment.delete.delay.ms", "1000");
        // 128 MiB by default, an eighth of the heap, to compact a few group offsets.
        properties.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    }
}
