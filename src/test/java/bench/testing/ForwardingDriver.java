package bench.testing;

import bench.driver.BenchmarkConsumer;
import bench.driver.BenchmarkProducer;
import bench.driver.ClientWaits;
import bench.driver.ClusterWatch;
import bench.driver.ConsumerSpec;
import bench.driver.Driver;
import bench.driver.LogOffsets;
import bench.driver.ProducerSpec;
import bench.driver.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes everything on to another driver, and notes which topics were created and deleted. Safe for many threads. */
public class ForwardingDriver implements Driver {
    private final Driver driver;
    private final List<String> created = new CopyOnWriteArrayList<>();
    private final List<String> deleted = new CopyOnWriteArrayList<>();

    public ForwardingDriver(Driver driver) {
        this.driver = driver;
    }

    /** Names of the topics whose creation was asked for. */
    public final List<String> created() {
        return created;
    }

    /** Names of the topics that were deleted. */
    public final List<String> deleted() {
        return deleted;
    }

    @Override
    public CompletableFuture<Map<String, String>> describe() {
        return driver.describe();
    }

    @Override
    public CompletableFuture<Void> createTopics(List<Topic> topics) {
        topics.forEach(topic -> created.add(topic.name()));
        return driver.createTopics(topics);
    }

    @Override
    public CompletableFuture<List<Topic>> findTopics(Collection<String> names) {
        return driver.findTopics(names);
    }

    @Override
    public CompletableFuture<List<String>> deleteCreatedTopics(Duration within) {
        return driver.deleteCreatedTopics(within).whenComplete((names, failure) -> {
            if (names != null) {
                deleted.addAll(names);
            }
        });
    }

    @Override
    public CompletableFuture<Void> deleteSubscriptions(Duration within) {
        return driver.deleteSubscriptions(within);
    }

    @Override
    public CompletableFuture<BenchmarkProducer> createProducer(ProducerSpec spec) {
        return driver.createProducer(spec);
    }

    @Override
    public CompletableFuture<BenchmarkConsumer> createConsumer(ConsumerSpec spec) {
        return driver.createConsumer(spec);
    }

    @Override
    public Optional<String> missing(String subscription, Topic topic, Collection<BenchmarkConsumer> consumers) {
        return driver.missing(subscription, topic, consumers);
    }

    @Override
    public CompletableFuture<Map<String, List<LogOffsets>>> offsets(Collection<Topic> topics) {
        return driver.offsets(topics);
    }

    @Override
    public CompletableFuture<String> diagnose(Collection<Topic> topics) {
        return driver.diagnose(topics);
    }

    @Override
    public boolean isRetriable(Throwable sendError) {
        return driver.isRetriable(sendError);
    }

    @Override
    public boolean acknowledges() {
        return driver.acknowledges();
    }

    @Override
    public boolean isOnThisMachine() {
        return driver.isOnThisMachine();
    }

    @Override
    public ClientWaits clientWaits() {
        return driver.clientWaits();
    }

    @Override
    public CompletableFuture<Map<String, String>> brokerConfiguration() {
        return driver.brokerConfiguration();
    }

    @Override
    public CompletableFuture<ClusterWatch> watch(Collection<Topic> topics) {
        return driver.watch(topics);
    }

    @Override
    public void close() {
        driver.close();
    }
}
