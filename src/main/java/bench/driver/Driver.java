package bench.driver;

import bench.config.OwnClasses;
import bench.yaml.ConfigException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A messaging system under load: makes its topics, producers and consumers.
 *
 * <p>Safe for use by many threads. Every future ends by a deadline of the driver's; on failure it carries a
 * {@link DriverException} whose message names the address or the topic, and the cause. An implementation has a public
 * constructor that takes a {@link DriverContext}; that constructor reaches for nothing outside the process.
 */
public interface Driver extends AutoCloseable {
    /**
     * Makes a client of each kind as a run will, and closes it, without the system under test: so that what no client can be
     * made with is known before anything is created.
     *
     * @throws bench.yaml.ConfigException what is wrong with the driver file
     * @throws DriverException what is wrong with this machine, or with another system that clients need when they are made
     */
    default void tryClients() {}

    /**
     * Facts about the system for the result, such as its version and number of nodes: name to value, in the order of
     * importance. Fails when the system cannot be reached.
     */
    CompletableFuture<Map<String, String>> describe();

    /**
     * What the clients and topics of this driver work with, for the result: {@code producer}, {@code consumer}, {@code admin}
     * and {@code topic}, each with the values of its properties by name. Holds what was set and what differs from the
     * client's defaults, and no secret. Reaches for nothing outside the process.
     */
    default Map<String, Map<String, String>> effectiveConfiguration() {
        return Map.of();
    }

    /**
     * Creates topics and remembers each of them for {@link #deleteCreatedTopics}, also those whose creation fails or
     * stays without an answer; but not one that was there already, which is a failure, and not a topic to delete.
     */
    CompletableFuture<Void> createTopics(List<Topic> topics);

    /** Looks up topics that are there already; fails when one is not. */
    CompletableFuture<List<Topic>> findTopics(Collection<String> names);

    /** Where the logs of these topics begin and end now, for every partition that they have: by name, then by partition. */
    CompletableFuture<Map<String, List<LogOffsets>>> offsets(Collection<Topic> topics);

    /**
     * Why the load may get no answer.
     *
     * @return one line, or an empty text when the system answers and has these topics; fails with what will not pass, such as
     *     a topic that is gone
     */
    default CompletableFuture<String> diagnose(Collection<Topic> topics) {
        return CompletableFuture.completedFuture("");
    }

    /** Whether a send that has failed with this may succeed when it is made again. */
    default boolean isRetriable(Throwable sendError) {
        return false;
    }

    /** Whether a send succeeds once the system has the message, rather than once the client has written it out. */
    default boolean acknowledges() {
        return true;
    }

    /** Whether a part of the system under test runs on this machine, as far as {@link #describe} has found. */
    default boolean isOnThisMachine() {
        return false;
    }

    /**
     * How the brokers are set up, for the result: what differs from a broker's defaults, by name, without secrets. What a user may
     * not see is a warning, and no failure.
     */
    default CompletableFuture<Map<String, String>> brokerConfiguration() {
        return CompletableFuture.completedFuture(Map.of());
    }

    /**
     * Begins to watch the nodes of the system and who leads the partitions of these topics, on a thread of the driver's own, until
     * the driver is closed. Called once.
     *
     * @return done when that is known for the first time, or cannot be known; no failure
     */
    default CompletableFuture<ClusterWatch> watch(Collection<Topic> topics) {
        return CompletableFuture.completedFuture(ClusterWatch.BLIND);
    }

    /** Why the clients of this driver have waited. Reaches for nothing outside the process. */
    default ClientWaits clientWaits() {
        return ClientWaits.NONE;
    }

    /**
     * Deletes every topic that {@link #createTopics} has remembered, and no other.
     *
     * @param within how long it may take
     * @return the names of the topics that were deleted; a failure names those that are left
     */
    CompletableFuture<List<String>> deleteCreatedTopics(Duration within);

    /**
     * Deletes the subscriptions of all consumers of this driver, which were closed before, where the system keeps something of
     * them.
     *
     * @param within how long it may take
     * @return done when nothing is left; a failure names what is
     */
    default CompletableFuture<Void> deleteSubscriptions(Duration within) {
        return CompletableFuture.completedFuture(null);
    }

    /** A producer that is connected, or will connect by its first send. */
    CompletableFuture<BenchmarkProducer> createProducer(ProducerSpec spec);

    /** A consumer that joins its subscription when it is first polled. */
    CompletableFuture<BenchmarkConsumer> createConsumer(ConsumerSpec spec);

    /**
     * What keeps a subscription from getting all that is sent to its topic from now on. Asked again and again, while its
     * consumers are polled, until nothing does.
     *
     * <p>Where a driver does not say otherwise, all partitions must be assigned. One whose system assigns none says what it
     * is that its consumers have to wait for.
     *
     * @param consumers all of the subscription
     * @return half a line that names the subscription; empty when it is ready
     */
    default Optional<String> missing(String subscription, Topic topic, Collection<BenchmarkConsumer> consumers) {
        long ready = consumers.stream()
                .flatMap(consumer -> consumer.readyPartitions().stream())
                .distinct()
                .count();
        return ready == topic.partitions()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s has %d of the %d partitions of topic %s",
                        subscription,
                        ready,
                        topic.partitions(),
                        topic.name()));
    }

    /**
     * Waits for what a driver has promised.
     *
     * @return the result
     * @throws DriverException the failure, as the driver put it; so for other unchecked exceptions
     */
    static <T> T await(CompletableFuture<T> promise) throws InterruptedException {
        try {
            return promise.get();
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /** The failure of a promise, as the driver put it. */
    static RuntimeException failure(ExecutionException e) {
        return failure(e.getCause());
    }

    /** Whatever a driver throws, as one line; what a driver has put into words stays as it is. */
    static RuntimeException failure(Throwable cause) {
        if (cause instanceof DriverException || cause instanceof ConfigException) {
            return (RuntimeException) cause;
        }
        String type = cause.getClass().getSimpleName();
        String said = cause.getMessage() == null ? type : type + ": " + cause.getMessage();
        return new DriverException(OwnClasses.explainMissing(cause).orElse(said), cause);
    }

    /**
     * Ends the threads and connections of the driver; producers and consumers have been closed by their creators.
     * Deletes nothing. May be called twice.
     */
    @Override
    void close();
}
