package bench.testing;

import bench.broker.ThrowawayBroker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * The throwaway broker, with default options, of all test classes of this JVM that register it. Starts with the first of
 * them and ends with the session of the tests, so topics, groups and run numbers have to be a test's own. Safe for use by
 * many threads.
 */
public final class SharedBroker implements BeforeAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(SharedBroker.class);

    /** Written before the tests of the class run, read by their threads. */
    private volatile Cluster cluster;

    private record Cluster(ThrowawayBroker broker, Admin admin) implements AutoCloseable {
        static Cluster start() {
            try {
                ThrowawayBroker broker = ThrowawayBroker.start(ThrowawayBroker.Options.defaults());
                return new Cluster(broker, Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers())));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            admin.close();
            broker.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        cluster = context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(Cluster.class, key -> Cluster.start(), Cluster.class);
    }

    public String bootstrapServers() {
        return cluster.broker.bootstrapServers();
    }

    public long pid() {
        return cluster.broker.pid();
    }

    /** For all tests: none closes it. */
    public Admin admin() {
        return cluster.admin;
    }

    /** Creates a topic of one partition. */
    public void createTopic(String name) throws InterruptedException, ExecutionException {
        admin().createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
    }

    /** Creates a topic of one partition with so many messages of 100 bytes in it. */
    public void fillTopic(String name, int messages) throws InterruptedException, ExecutionException {
        createTopic(name);
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            for (int i = 0; i < messages; i++) {
                var unused = producer.send(new ProducerRecord<>(name, new byte[100]));
            }
        }
    }

    /** A new producer with these properties, which the caller closes. */
    public KafkaProducer<byte[], byte[]> producer(Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("bootstrap.servers", bootstrapServers());
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
