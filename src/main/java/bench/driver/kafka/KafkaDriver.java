package bench.driver.kafka;

import bench.config.DriverConfig;
import bench.driver.BenchmarkConsumer;
import bench.driver.BenchmarkProducer;
import bench.driver.ClientWaits;
import bench.driver.ClusterWatch;
import bench.driver.ConsumerSpec;
import bench.driver.Driver;
import bench.driver.DriverContext;
import bench.driver.DriverWarnings;
import bench.driver.LogOffsets;
import bench.driver.ProducerSpec;
import bench.driver.Topic;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Measures a Kafka cluster with Kafka's own clients: one producer or consumer for each that is asked for, one admin
 * client, and four threads for the asynchronous calls, whose time counts from when a thread takes them up. Safe for use by
 * many threads.
 *
 * <p>TLS and SASL are plain client properties of the driver file. No message of this driver shows a secret of it.
 */
public final class KafkaDriver implements Driver {
    private final DriverContext context;
    private final ClientProperties properties;
    private final ExceptionTranslator translator;
    private final ClusterAdmin admin;
    private final TopicLookup lookup;
    private final ClusterFacts facts;
    private final CreatedTopics created = new CreatedTopics();
    /** Names of the consumer groups that consumers were made for. */
    private final Set<String> groups = ConcurrentHashMap.newKeySet();

    private final WaitMetrics waits = new WaitMetrics();
    private final Rebalances rebalances = new Rebalances();
    private final LifecycleThreads threads = new LifecycleThreads();
    /** Empty before somebody wants to watch; written by one thread, read by the one that closes. */
    private volatile Optional<MetadataWatch> watch = Optional.empty();

    /**
     * Reads the properties of the clients; makes none.
     *
     * @throws bench.yaml.ConfigException names each property with a value that Kafka's clients do not take
     */
    public KafkaDriver(DriverContext context) {
        this.context = context;
        this.properties = new ClientProperties(context.config(), context.runId());
        this.translator = new ExceptionTranslator(context.config());
        // Before what may end this: a misspelled name is mended together with what is wrong besides.
        warn(context.config(), context.warnings());
        properties.check(translator);
        this.admin = new ClusterAdmin(properties, translator, context.clock(), Admin::create);
        this.lookup = new TopicLookup(admin);
        this.facts = new ClusterFacts(admin, context.warnings());
    }

    /** Warns of properties that no client knows, and of those that a run overrides. */
    static void warn(DriverConfig config, DriverWarnings warnings) {
        PropertyNames.warn(config, warnings);
        OverriddenProperties.warn(config, warnings);
    }

    @Override
    public void tryClients() {
        new ClientTrial(context.config(), properties, translator).run(context.warnings());
    }

    @Override
    public CompletableFuture<Map<String, String>> describe() {
        return threads.submit(facts::describe);
    }

    @Override
    public Map<String, Map<String, String>> effectiveConfiguration() {
        return new EffectiveConfiguration(context.config(), properties).byClient();
    }

    @Override
    public CompletableFuture<Void> createTopics(List<Topic> topics) {
        List<Topic> wanted = List.copyOf(topics);
        TopicCreation creation = new TopicCreation(admin, context.config(), created, lookup);
        return threads.submit(() -> {
            creation.create(wanted);
            lookup.replicas().newWarning().ifPresent(context.warnings());
            return null;
        });
    }

    @Override
    public CompletableFuture<List<Topic>> findTopics(Collection<String> names) {
        List<String> wanted = List.copyOf(names);
        return threads.submit(() -> {
            List<Topic> found = lookup.find(wanted);
            lookup.replicas().newWarning().ifPresent(context.warnings());
            return found;
        });
    }

    @Override
    public CompletableFuture<Map<String, List<LogOffsets>>> offsets(Collection<Topic> topics) {
        List<String> names = topics.stream().map(Topic::name).toList();
        return threads.submit(() -> new LogLookup(admin, lookup).offsets(names));
    }

    @Override
    public CompletableFuture<String> diagnose(Collection<Topic> topics) {
        List<String> names = topics.stream().map(Topic::name).toList();
        return threads.submit(() -> new TopicDiagnosis(admin, lookup).of(names));
    }

    @Override
    public boolean isRetriable(Throwable sendError) {
        return ExceptionTranslator.isRetriable(sendError);
    }

    @Override
    public boolean acknowledges() {
        return properties.acknowledges();
    }

    @Override
    public boolean isOnThisMachine() {
        return facts.isOnThisMachine();
    }

    @Override
    public ClientWaits clientWaits() {
        return waits.now();
    }

    @Override
    public CompletableFuture<Map<String, String>> brokerConfiguration() {
        return threads.submit(new BrokerConfiguration(admin, context.warnings())::describe);
    }

    @Override
    public CompletableFuture<ClusterWatch> watch(Collection<Topic> topics) {
        LeaderLookup leaders =
                new LeaderLookup(admin, lookup, topics.stream().map(Topic::name).toList());
        MetadataWatch started = MetadataWatch.start(leaders, rebalances, waits, context.clock(), context.warnings());
        watch = Optional.of(started);
        return started.ready();
    }

    @Override
    public CompletableFuture<List<String>> deleteCreatedTopics(Duration within) {
        created.deletionIsWanted();
        return threads.submit(() -> new TopicDeletion(admin, created, lookup).delete(within));
    }

    @Override
    public CompletableFuture<Void> deleteSubscriptions(Duration within) {
        if (groups.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return threads.submit(() -> {
            new GroupDeletion(admin, groups).delete(within);
            return null;
        });
    }

    @Override
    public CompletableFuture<BenchmarkProducer> createProducer(ProducerSpec spec) {
        return threads.submit(() -> connect(spec));
    }

    @Override
    public CompletableFuture<BenchmarkConsumer> createConsumer(ConsumerSpec spec) {
        groups.add(spec.subscription());
        return threads.submit(() -> join(spec));
    }

    @Override
    public void close() {
        watch.ifPresent(MetadataWatch::close);
        threads.close();
        admin.close();
    }

    /** A producer that knows its topic's partitions, so that its first send does not wait for them. */
    private BenchmarkProducer connect(ProducerSpec spec) throws InterruptedException {
        String topic = spec.topic().name();
        String action = "cannot make producer " + spec.index() + " of topic " + topic;
        KafkaProducer<byte[], byte[]> producer;
        try {
            OpenFiles.checkRoom();
            producer = new KafkaProducer<>(properties.producer(spec.index()));
        } catch (Throwable e) {
            throw translator.ofCreation(
                    "producerConfig", context.config().blocks().producer(), e);
        }
        try {
            var unused = producer.partitionsFor(topic);
            waits.addProducer(producer.metrics());
            return new KafkaBenchmarkProducer(producer, topic);
        } catch (InterruptException e) {
            InterruptedException interruption = KafkaBenchmarkProducer.interruption(e);
            producer.close(Duration.ZERO);
            throw interruption;
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw translator.of(action + " at " + properties.bootstrapServers(), e);
        }
    }

    private BenchmarkConsumer join(ConsumerSpec spec) {
        String action = "cannot make consumer " + spec.index() + " of topic "
                + spec.topic().name();
        KafkaConsumer<ByteBuffer, ByteBuffer> consumer;
        try {
            OpenFiles.checkRoom();
            consumer = new KafkaConsumer<>(properties.consumer(spec.subscription(), spec.index()));
        } catch (Throwable e) {
            throw translator.ofCreation(
                    "consumerConfig", context.config().blocks().consumer(), e);
        }
        try {
            OffsetCommits commits =
                    properties.commitsAutomatically() ? null : new OffsetCommits(consumer, context.clock());
            waits.addConsumer(consumer.metrics());
            BenchmarkConsumer made = new KafkaBenchmarkConsumer(consumer, spec, translator, commits, context.clock());
            rebalances.add(spec.subscription(), made);
            return made;
        } catch (KafkaException e) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
            throw translator.of(action, e);
        }
    }
}
