package bench.compare.peer;

import bench.broker.ThrowawayBroker;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Where both sides send to and read from: the user's cluster, or a broker that is started for them; and its topic. */
final class Cluster implements AutoCloseable {
    /** Of the topics of bench too. */
    static final String TOPIC_PREFIX = "bench-compare";

    /** What a partition of the throwaway broker keeps at most: the topics of both sides are to keep the same. */
    static final long KEPT_BYTES = 2147483648L;

    /** More than the broker's JVM takes to write the archive of its classes. */
    private static final long ARCHIVE_SECONDS = 30;

    private final ThrowawayBroker broker;
    private final String bootstrapServers;
    private final String topicPrefix;
    private final Admin admin;
    private int topicsCreated;
    private String topic;

    private Cluster(ThrowawayBroker broker, String bootstrapServers, String topicPrefix) {
        this.broker = broker;
        this.bootstrapServers = bootstrapServers;
        this.topicPrefix = topicPrefix;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** The cluster with this address; where that is null, a broker with its data in the directory. */
    static Cluster of(String bootstrapServers, Path scratch, PrintWriter progress) throws InterruptedException {
        String topicPrefix = TOPIC_PREFIX + scratch.getFileName().toString().replace("compare", "");
        if (bootstrapServers != null) {
            try {
                return new Cluster(null, bootstrapServers, topicPrefix);
            } catch (KafkaException e) {
                throw new ComparisonFailure(
                        bootstrapServers + " cannot be used: " + e.getCause().getMessage());
            }
        }
        progress.println("compare: starting a broker");
        ThrowawayBroker.Options options = ThrowawayBroker.Options.defaults().withDataDir(scratch.resolve("data"));
        ThrowawayBroker broker = ThrowawayBroker.start(options);
        return new Cluster(broker, broker.bootstrapServers(), topicPrefix);
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /** Whether it is there for the comparison only. */
    boolean isThrowaway() {
        return broker != null;
    }

    /** A new topic instead of the one before: of one partition, which keeps so many bytes, or all with -1. */
    String newTopic(long keptBytes) throws InterruptedException {
        dropTopic();
        topic = topicPrefix + "-" + ++topicsCreated;
        await(
                "created",
                admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.<Short>empty())
                                .configs(Map.of(TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(keptBytes)))))
                        .all());
        return topic;
    }

    void dropTopic() throws InterruptedException {
        if (topic != null) {
            await("deleted", admin.deleteTopics(List.of(topic)).all());
            topic = null;
        }
    }

    private void await(String done, KafkaFuture<Void> call) throws InterruptedException {
        try {
            call.get();
        } catch (ExecutionException e) {
            // A creation that was interrupted need not have come about.
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return;
            }
            throw new ComparisonFailure("topic " + topic + " on " + bootstrapServers + " cannot be " + done + ": "
                    + e.getCause().getMessage());
        }
    }

    /** Deletes the topic that is left, or ends the broker; returns when its JVM is gone too. */
    @Override
    public void close() {
        // A signal is why it is closed early, and must not keep it from that.
        boolean interrupted = Thread.interrupted();
        try (admin) {
            if (broker == null) {
                dropTopic();
            } else {
                broker.close();
                ProcessHandle.of(broker.pid())
                        .ifPresent(jvm -> jvm.onExit()
                                .completeOnTimeout(jvm, ARCHIVE_SECONDS, TimeUnit.SECONDS)
                                .join());
            }
        } catch (InterruptedException e) {
            interrupted = true;
            throw new ComparisonFailure("topic " + topic + " is left on " + bootstrapServers);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
