package bench.broker;

import java.nio.file.Path;
import java.util.Properties;

/** The server properties of the throwaway Kafka: one node, few threads, quick to start, topics made by request only. */
final class NodeProperties {
    static final String HOST = "127.0.0.1";
    static final int NODE_ID = 1;
    static final String BROKER_LISTENER = "PLAINTEXT";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private NodeProperties() {}

    static Properties of(Path dataDir, int brokerPort, int controllerPort) {
        Properties properties = new Properties();
        node(properties, dataDir, brokerPort, controllerPort);
        internalTopics(properties);
        threads(properties);
        storage(properties);
        return properties;
    }

    private static void node(Properties properties, Path dataDir, int brokerPort, int controllerPort) {
        String controller = HOST + ":" + controllerPort;
        String listener = BROKER_LISTENER + "://" + HOST + ":" + brokerPort;
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", Integer.toString(NODE_ID));
        // Static voters, since they come from here and not from the data directory: the port changes with each start.
        properties.setProperty("controller.quorum.voters", NODE_ID + "@" + controller);
        properties.setProperty("listeners", listener + "," + CONTROLLER_LISTENER + "://" + controller);
        properties.setProperty("advertised.listeners", listener);
        properties.setProperty("controller.listener.names", CONTROLLER_LISTENER);
        properties.setProperty("inter.broker.listener.name", BROKER_LISTENER);
        properties.setProperty(
                "listener.security.protocol.map", BROKER_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        properties.setProperty("log.dirs", dataDir.toString());
        // A topic that is not there is a mistake of the run, not one to hide.
        properties.setProperty("auto.create.topics.enable", "false");
        properties.setProperty("delete.topic.enable", "true");
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        // With one node there is no other to move leaders to.
        properties.setProperty("auto.leader.rebalance.enable", "false");
        // A data directory whose broker was killed is taken over when the session of that broker has ended.
        properties.setProperty("broker.session.timeout.ms", "6000");
        properties.setProperty("broker.heartbeat.interval.ms", "1000");
    }

    private static void internalTopics(Properties properties) {
        properties.setProperty("default.replication.factor", "1");
        properties.setProperty("min.insync.replicas", "1");
        properties.setProperty("offsets.topic.replication.factor", "1");
        properties.setProperty("offsets.topic.num.partitions", "4");
        properties.setProperty("transaction.state.log.replication.factor", "1");
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("transaction.state.log.num.partitions", "4");
        properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
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
