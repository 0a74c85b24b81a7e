package bench.driver.loopback;

import bench.driver.BenchmarkConsumer;
import bench.driver.BenchmarkProducer;
import bench.driver.ConsumerSpec;
import bench.driver.Driver;
import bench.driver.DriverContext;
import bench.driver.DriverException;
import bench.driver.LogOffsets;
import bench.driver.ProducerSpec;
import bench.driver.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A broker in memory, with an ack latency, a capacity and faults that are known in advance.
 *
 * <p>Differs from a real system in what it leaves out: nothing is stored while a topic has no subscription, a new
 * subscription starts behind the newest message, and unread messages are kept in at most a quarter of the heap, beyond
 * which sends fail. A message can be read from when on its ack is due, in order within a partition. Each driver has a
 * broker of its own. Safe for use by many threads; every future is complete when it is returned.
 */
public final class LoopbackDriver implements Driver {
    private final Broker broker;
    private final LoopbackConfig config;
    private final BrokerModel model;
    private final boolean flawless;
    private final Set<String> created = ConcurrentHashMap.newKeySet();

    /** Written by the closing thread, read by every caller. */
    private volatile boolean closed;

    public LoopbackDriver(DriverContext context) {
        this(context, new Broker(context.clock(), LogMemory.quarterOfTheHeap()));
    }

    /** A driver that shares its broker with others. */
    LoopbackDriver(DriverContext context, Broker broker) {
        this.broker = broker;
        this.config = context.config().settings(LoopbackConfig.class).orElse(LoopbackConfig.INSTANT);
        this.model = new BrokerModel(broker, config);
        // Fails here rather than with the first producer when the faults leave no room for each other.
        this.flawless = new FaultPlan(config, 0).isFlawless();
    }

    /** The faults that were applied so far, exactly. */
    public FaultCounts faults() {
        return model.tally().counts();
    }

    /**
     * Sends from this moment on are of the measurement: {@code blockSend} counts from it, as does the longest ack.
     *
     * @param startNs the moment, on the scale of {@code Clock.nanoTime}; without it, there is no measurement
     */
    public void measurementStarts(long startNs) {
        model.measurementStarts(startNs);
    }

    /**
     * What the broker has measured by its own clock: {@code longestAck}, once a send of the measurement was acked. A busy
     * machine makes acks later than their latency says, and a harness is right to report them as late as they were.
     */
    public Map<String, String> figures() {
        long longestNs = model.longestAckNs();
        return longestNs == 0 ? Map.of() : Map.of("longestAck", millis(Duration.ofNanos(longestNs)));
    }

    /** The broker is in the client's own process: how busy that is does not say which of the two has kept it so. */
    @Override
    public boolean isOnThisMachine() {
        return true;
    }

    @Override
    public CompletableFuture<Map<String, String>> describe() {
        return answer(() -> {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("system", "loopback (in memory)");
            facts.put(
                    "ackLatency",
                    config.ackLatency().stream().map(LoopbackDriver::describe).collect(Collectors.joining(", ")));
            facts.put(
                    "capacity",
                    config.capacity() == 0 ? "no limit" : String.format(Locale.ROOT, "%.0f msg/s", config.capacity()));
            if (config.slowness().rate() > 0) {
                facts.put("slowAbove", describe(config.slowness()));
            }
            facts.put("faults", flawless ? "none" : describeFaults());
            if (!config.block().duration().isZero()) {
                facts.put(
                        "blockSend",
                        millis(config.block().duration()) + " after "
                                + millis(config.block().at()));
            }
            facts.put("seed", Long.toString(config.seed()));
            facts.put(
                    "retainedLimit",
                    String.format(Locale.ROOT, "%.0f MB", broker.memory().limitBytes() / 1048576.0));
            return facts;
        });
    }

    private static String describe(LatencyShare share) {
        return String.format(Locale.ROOT, "%s %% %s", number(share.percent()), millis(share.latency()));
    }

    private static String describe(LoopbackConfig.Slowness slowness) {
        return millis(slowness.latency()) + " beyond " + number(slowness.rate()) + " msg/s";
    }

    private static String millis(Duration duration) {
        return number(duration.toNanos() / 1e6) + " ms";
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3f", value);
    }

    private String describeFaults() {
        Map<String, Long> oneIn = new LinkedHashMap<>();
        oneIn.put("failed", config.faults().failOneIn());
        oneIn.put("lost", config.faults().loseOneIn());
        oneIn.put("duplicated", config.faults().duplicateOneIn());
        oneIn.put("reordered", config.faults().reorderOneIn());
        oneIn.put("corrupted", config.faults().corruptOneIn());
        return oneIn.entrySet().stream()
                .filter(fault -> fault.getValue() != 0)
                .map(fault -> "1 in " + fault.getValue() + " " + fault.getKey())
                .collect(Collectors.joining(", "));
    }

    @Override
    public CompletableFuture<Void> createTopics(List<Topic> topics) {
        return answer(() -> {
            List<String> there = new ArrayList<>();
            for (Topic topic : topics) {
                if (broker.create(topic)) {
                    created.add(topic.name());
                } else {
                    there.add(topic.name());
                }
            }
            if (!there.isEmpty()) {
                throw new DriverException("the loopback broker has these topics already: " + String.join(", ", there));
            }
            return null;
        });
    }

    @Override
    public CompletableFuture<List<Topic>> findTopics(Collection<String> names) {
        return answer(() -> {
            List<String> missing =
                    names.stream().filter(name -> broker.find(name) == null).toList();
            if (!missing.isEmpty()) {
                throw new DriverException("the loopback broker has no topic " + String.join(", ", missing));
            }
            return names.stream().map(name -> broker.existing(name).topic()).toList();
        });
    }

    @Override
    public CompletableFuture<Map<String, List<LogOffsets>>> offsets(Collection<Topic> topics) {
        return answer(() -> topics.stream()
                .collect(Collectors.toMap(Topic::name, topic -> offsets(broker.existing(topic.name())), (a, b) -> a)));
    }

    private static List<LogOffsets> offsets(TopicLog topic) {
        return IntStream.range(0, topic.topic().partitions())
                .mapToLong(partition -> topic.partition(partition).nextOffset())
                .mapToObj(end -> new LogOffsets(0, end, end))
                .toList();
    }

    @Override
    public CompletableFuture<List<String>> deleteCreatedTopics(Duration within) {
        return answer(() -> {
            List<String> deleted = List.copyOf(created);
            deleted.forEach(broker::delete);
            deleted.forEach(created::remove);
            return deleted;
        });
    }

    @Override
    public CompletableFuture<BenchmarkProducer> createProducer(ProducerSpec spec) {
        return answer(() -> {
            TopicLog topic = broker.existing(spec.topic().name());
            LoopbackProducer producer = new LoopbackProducer(model, topic, spec);
            model.open().add(producer);
            producer.start();
            return producer;
        });
    }

    @Override
    public CompletableFuture<BenchmarkConsumer> createConsumer(ConsumerSpec spec) {
        return answer(
                () -> new LoopbackConsumer(broker, broker.existing(spec.topic().name()), spec));
    }

    @Override
    public void close() {
        closed = true;
        model.open().forEach(producer -> producer.close(Duration.ZERO));
    }

    private <T> CompletableFuture<T> answer(Supplier<T> request) {
        try {
            if (closed) {
                throw new DriverException("the loopback driver is closed");
            }
            return CompletableFuture.completedFuture(request.get());
        } catch (DriverException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
