package bench.testing;

import bench.config.Arrivals;
import bench.config.Backlog;
import bench.config.ClientCounts;
import bench.config.Condition;
import bench.config.KeyDistributorType;
import bench.config.Messages;
import bench.config.OfferedRate;
import bench.config.Pacing;
import bench.config.PlannedPhase;
import bench.config.SizeShare;
import bench.config.StampMode;
import bench.config.ThresholdRule;
import bench.config.Timing;
import bench.config.TopicLayout;
import bench.config.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Builds workloads for tests: by default one topic of one partition, one producer, one consumer, 1,000 msg/s of 100 bytes,
 * measured for 300 ms in intervals of 100 ms after a warm-up of 100 ms.
 */
public final class Workloads {
    private int topics = 1;
    private int partitions = 1;
    private KeyDistributorType keys = KeyDistributorType.NO_KEY;
    private int messageSize = 100;
    private Path payloadFile;
    private double randomBytesRatio;
    private int poolSize;
    private List<SizeShare> sizes = List.of();
    private int subscriptions = 1;
    private int consumers = 1;
    private int producers = 1;
    private double rate = 1_000;
    private List<Condition> slo = List.of();
    private List<ThresholdRule> thresholds = List.of();
    private Duration test = Duration.ofMillis(300);
    private Duration warmup = Duration.ofMillis(100);
    private Duration interval = Duration.ofMillis(100);
    private Duration drainTimeout = Duration.ofSeconds(30);
    private Duration outageTimeout = Duration.ofSeconds(60);
    private List<String> produceTopics = List.of();
    private List<String> consumeTopics = List.of();
    private StampMode stamp = StampMode.PAYLOAD;
    private Arrivals arrival = Arrivals.UNIFORM;
    private Pacing pacing = Pacing.PARK;
    private List<PlannedPhase> planned = List.of();
    private Backlog backlog;

    public static Workloads workload() {
        return new Workloads();
    }

    public Workloads topics(int count, int partitionsOfEach) {
        topics = count;
        partitions = partitionsOfEach;
        return this;
    }

    public Workloads keys(KeyDistributorType type) {
        keys = type;
        return this;
    }

    public Workloads messageSize(int bytes) {
        messageSize = bytes;
        return this;
    }

    public Workloads payloadFile(Path file) {
        payloadFile = file;
        return this;
    }

    public Workloads randomized(double ratio, int payloads) {
        randomBytesRatio = ratio;
        poolSize = payloads;
        return this;
    }

    public Workloads sizes(SizeShare... shares) {
        sizes = List.of(shares);
        return this;
    }

    public Workloads consumers(int subscriptionsPerTopic, int perSubscription) {
        subscriptions = subscriptionsPerTopic;
        consumers = perSubscription;
        return this;
    }

    public Workloads producers(int perTopic) {
        producers = perTopic;
        return this;
    }

    public Workloads rate(double perSecond) {
        rate = perSecond;
        return this;
    }

    public Workloads slo(String... conditions) {
        slo = Stream.of(conditions)
                .map(text -> Condition.parse(text).orElseThrow())
                .toList();
        return this;
    }

    public Workloads thresholds(String... rules) {
        thresholds = Stream.of(rules)
                .map(text -> ThresholdRule.parse(text).orElseThrow())
                .toList();
        return this;
    }

    public Workloads phases(Duration warmupDuration, Duration testDuration, Duration reportInterval) {
        warmup = warmupDuration;
        test = testDuration;
        interval = reportInterval;
        return this;
    }

    /** These after the warm-up, instead of one measurement. */
    public Workloads planned(PlannedPhase... phases) {
        planned = List.of(phases);
        return this;
    }

    public Workloads drainTimeout(Duration timeout) {
        drainTimeout = timeout;
        return this;
    }

    public Workloads outageTimeout(Duration timeout) {
        outageTimeout = timeout;
        return this;
    }

    public Workloads existing(List<String> produce, List<String> consume) {
        produceTopics = produce;
        consumeTopics = consume;
        return this;
    }

    public Workloads stamp(StampMode mode) {
        stamp = mode;
        return this;
    }

    public Workloads arrival(Arrivals how) {
        arrival = how;
        return this;
    }

    public Workloads pacing(Pacing how) {
        pacing = how;
        return this;
    }

    public Workloads backlog(Backlog toCatchUpWith) {
        backlog = toCatchUpWith;
        return this;
    }

    public Workload build() {
        return new Workload(
                "test",
                new TopicLayout(topics, partitions, null, produceTopics, consumeTopics),
                new ClientCounts(producers, subscriptions, consumers),
                new Messages(keys, stamp, messageSize, sizes, payloadFile, poolSize > 0, randomBytesRatio, poolSize),
                new OfferedRate(producers == 0 ? 0 : rate, producers == 0 ? 0 : rate, arrival, pacing, slo),
                new Timing(test, warmup, interval, drainTimeout, outageTimeout, planned, Optional.empty()),
                Optional.ofNullable(backlog),
                thresholds,
                1);
    }
}
