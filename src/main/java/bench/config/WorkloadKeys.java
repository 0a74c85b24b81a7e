package bench.config;

import bench.yaml.Form;
import bench.yaml.Key;
import bench.yaml.Numbers;
import bench.yaml.Shape;
import bench.yaml.Vocabulary;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of a workload file: name, default and check of each. A new key is one line here, and a component of the part of {@link Workload} to
 * which it belongs, which reads it.
 */
final class WorkloadKeys {
    /** Bytes, 1 GB. */
    static final int LARGEST_MESSAGE = 1 << 30;
    /** Letters, as of Linux. */
    static final int LONGEST_PATH = 4096;
    /** Partitions of all topics together. */
    static final int MOST_PARTITIONS = 1_000_000;
    /** Of a topic or a subscription. How many a run may have is a matter of the machine, and not of the file. */
    static final int MOST_CLIENTS = 1_000_000;

    private static final BigDecimal NO_LIMIT = BigDecimal.ONE.negate();
    private static final String HIGHEST_RATE = "2147483647";
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    static final Duration LONGEST_PHASE = Duration.ofDays(30);

    /** All of them, in the order of the file; filled while this class is initialized. */
    private static final List<Key<?>> ALL = new ArrayList<>();

    static final Key<String> NAME = key("name", null, Shape.text());
    static final Key<Integer> TOPICS = key("topics", 1, Shape.wholeNumber(1, MOST_PARTITIONS));
    static final Key<Integer> PARTITIONS_PER_TOPIC =
            key("partitionsPerTopic", 1, Shape.wholeNumber(1, MOST_PARTITIONS));
    static final Key<KeyDistributorType> KEY_DISTRIBUTOR = key(
            "keyDistributor",
            KeyDistributorType.NO_KEY,
            Shape.oneOf(KeyDistributorType.class, KeyDistributorType::name, KeyDistributorType.NO_KEY));
    static final Key<Integer> MESSAGE_SIZE = key("messageSize", 0, Shape.wholeNumber(1, LARGEST_MESSAGE));
    static final Key<String> PAYLOAD_FILE = key("payloadFile", null, Shape.text(LONGEST_PATH));
    static final Key<Boolean> USE_RANDOMIZED_PAYLOADS = key("useRandomizedPayloads", false, Shape.flag());
    static final Key<Double> RANDOM_BYTES_RATIO = key("randomBytesRatio", 0.0, Shape.number("0", "1"));
    static final Key<Integer> RANDOMIZED_PAYLOAD_POOL_SIZE =
            key("randomizedPayloadPoolSize", 0, Shape.wholeNumber(0, 1_000_000));
    static final Key<List<SizeShare>> MESSAGE_SIZE_DISTRIBUTION =
            key("messageSizeDistribution", List.of(), SizeShares.shape());
    static final Key<Integer> SUBSCRIPTIONS_PER_TOPIC =
            key("subscriptionsPerTopic", 0, Shape.wholeNumber(0, MOST_CLIENTS));
    static final Key<Integer> CONSUMER_PER_SUBSCRIPTION =
            key("consumerPerSubscription", 0, Shape.wholeNumber(0, MOST_CLIENTS));
    static final Key<Integer> PRODUCERS_PER_TOPIC = key("producersPerTopic", 0, Shape.wholeNumber(0, MOST_CLIENTS));
    static final Key<Boolean> CONSUMER_ONLY = key("consumerOnly", false, Shape.flag());
    static final Key<Double> PRODUCER_RATE = key("producerRate", 0.0, rateOrZero());
    static final Key<Double> WARMUP_PRODUCER_RATE = key("warmupProducerRate", null, rateOrTheSame());
    static final Key<List<WrittenPhase>> PHASES = key("phases", List.of(), WrittenPhase.list());
    static final Key<Integer> REPEAT = key("repeat", 1, Shape.wholeNumber(1, PhaseBinding.MOST_PHASES));
    static final Key<Arrival> ARRIVAL = key(
            "arrival",
            Arrival.UNIFORM,
            Shape.oneOf(Arrival.class, type -> type.name().toLowerCase(Locale.ROOT)));
    static final Key<Integer> BURST_SIZE = key("burstSize", null, Shape.wholeNumber(1, 100_000_000));
    static final Key<Double> CONSUMER_BACKLOG_SIZE_GB = key("consumerBacklogSizeGB", 0.0, Shape.number("0", "1000000"));
    static final Key<List<RatePoint>> PRODUCER_RATE_LIST = key("producerRateList", List.of(), RatePoint.list());
    static final Key<Double> PRODUCER_START_RATE =
            key("producerStartRate", 10_000.0, Shape.number("0.001", HIGHEST_RATE));
    static final Key<Double> PRODUCER_INCREMENT_RATE =
            key("producerIncrementRate", 0.0, Shape.number("0", HIGHEST_RATE));
    static final Key<Duration> PRODUCER_INCREMENT_SECONDS = key(
            "producerIncrementSeconds",
            Duration.ofSeconds(60),
            Shape.durationIn(Duration.ofSeconds(1), "0.1", "2592000"));
    static final Key<List<Condition>> SLO = key("slo", List.of(), Condition.list());
    static final Key<List<ThresholdRule>> THRESHOLDS = key("thresholds", List.of(), ThresholdRule.list());
    static final Key<Double> BACKLOG_DRAIN_RATIO = key("backlogDrainRatio", 1.0, Shape.number("0", "1"));
    static final Key<Long> ACCEPTABLE_BACKLOG = key("acceptableBacklog", null, Shape.longNumber(0, Long.MAX_VALUE));
    static final Key<Boolean> BACKLOG_ONLY = key("backlogOnly", false, Shape.flag());
    static final Key<Double> BACKLOG_PRODUCER_RATE = key("backlogProducerRate", -1.0, rateOrTheSame());
    static final Key<Double> DRAIN_PRODUCER_RATE = key("drainProducerRate", -1.0, rateOrTheSame());
    static final Key<Duration> PRODUCER_PAUSE_BEFORE_DRAIN =
            key("producerPauseBeforeDrain", Duration.ZERO, Shape.durationIn(Duration.ofSeconds(1), "0", "86400"));
    static final Key<Duration> PRODUCER_PAUSE_DURING_DRAIN =
            key("producerPauseDuringDrain", Duration.ZERO, Shape.durationIn(Duration.ofSeconds(1), "0", "86400"));
    static final Key<Integer> CATCH_UP_CONSUMERS = key("catchUpConsumers", null, Shape.wholeNumber(1, 100_000));
    static final Key<Duration> BACKLOG_TIMEOUT =
            key("backlogTimeout", null, Shape.duration(Duration.ofSeconds(1), LONGEST_PHASE));
    static final Key<Duration> TEST_DURATION = key("testDuration", null, Shape.duration(MILLISECOND, LONGEST_PHASE));
    static final Key<Duration> TEST_DURATION_MINUTES =
            key("testDurationMinutes", null, Shape.durationIn(Duration.ofMinutes(1), "0.001", "43200"));
    static final Key<Duration> WARMUP_DURATION =
            key("warmupDuration", Duration.ofMinutes(1), Shape.duration(Duration.ZERO, LONGEST_PHASE));
    static final Key<Duration> WARMUP_DURATION_MINUTES =
            key("warmupDurationMinutes", null, Shape.durationIn(Duration.ofMinutes(1), "0", "43200"));
    static final Key<Duration> REPORT_INTERVAL =
            key("reportInterval", Duration.ofSeconds(10), Shape.duration(Duration.ofMillis(100), Duration.ofHours(1)));
    static final Key<Duration> SAMPLE_RATE_MILLIS =
            key("sampleRateMillis", null, Shape.durationIn(MILLISECOND, "100", "3600000"));
    static final Key<Duration> LOG_INTERVAL_MILLIS =
            key("logIntervalMillis", null, Shape.durationIn(MILLISECOND, "100", "3600000"));
    static final Key<Duration> STATS_INTERVAL_SECONDS =
            key("statsIntervalSeconds", null, Shape.durationIn(Duration.ofSeconds(1), "0.1", "3600"));
    static final Key<Duration> DRAIN_TIMEOUT =
            key("drainTimeout", Duration.ofSeconds(30), Shape.duration(Duration.ZERO, Duration.ofDays(1)));
    static final Key<Duration> OUTAGE_TIMEOUT =
            key("outageTimeout", Duration.ofSeconds(60), Shape.duration(Duration.ofSeconds(1), Duration.ofDays(1)));
    static final Key<String> TOPIC_PREFIX = key("topicPrefix", null, TopicNames.prefix());
    static final Key<List<String>> EXISTING_TOPIC_LIST = key("existingTopicList", List.of(), TopicNames.list());
    static final Key<List<String>> EXISTING_PRODUCE_TOPIC_LIST =
            key("existingProduceTopicList", List.of(), TopicNames.list());
    static final Key<List<String>> EXISTING_CONSUME_TOPIC_LIST =
            key("existingConsumeTopicList", List.of(), TopicNames.list());
    static final Key<StampMode> STAMP = key(
            "stamp",
            StampMode.PAYLOAD,
            Shape.oneOf(StampMode.class, mode -> mode.name().toLowerCase(Locale.ROOT)));
    static final Key<Pacing> PACING = key(
            "pacing",
            Pacing.AUTO,
            Shape.oneOf(Pacing.class, pacing -> pacing.name().toLowerCase(Locale.ROOT)));
    static final Key<Long> SEED = key("seed", 1L, Shape.longNumber(Long.MIN_VALUE, Long.MAX_VALUE));

    /** Keys of one meaning: ours first, then OMB's or those of its forks. */
    static final List<Key<Duration>> TEST_DURATIONS = List.of(TEST_DURATION, TEST_DURATION_MINUTES);

    static final List<Key<Duration>> WARMUP_DURATIONS = List.of(WARMUP_DURATION, WARMUP_DURATION_MINUTES);
    static final List<Key<Duration>> REPORT_INTERVALS =
            List.of(REPORT_INTERVAL, SAMPLE_RATE_MILLIS, LOG_INTERVAL_MILLIS, STATS_INTERVAL_SECONDS);

    static final Vocabulary VOCABULARY =
            new Vocabulary("workload", "-w", List.copyOf(ALL), ForeignKeys.WITHOUT_EFFECT, Set.of(), supersedes());

    private WorkloadKeys() {}

    private static <T> Key<T> key(String name, T fallback, Shape<T> shape) {
        Key<T> key = new Key<>(name, fallback, shape);
        ALL.add(key);
        return key;
    }

    /** 0 asks for the highest sustainable rate, -1 for as many messages as can be sent. */
    private static Shape<Double> rateOrZero() {
        Shape<Double> shape = Shape.scalar(
                "a number of messages/s from 0.001 to " + HIGHEST_RATE + ", 0 (find the highest) or -1 (no limit)",
                text -> Optional.<BigDecimal>empty()
                        .or(() -> Numbers.between(text, new BigDecimal("0.001"), new BigDecimal(HIGHEST_RATE)))
                        .or(() -> Numbers.between(text, BigDecimal.ZERO, BigDecimal.ZERO))
                        .map(BigDecimal::doubleValue)
                        .or(() -> Numbers.between(text, NO_LIMIT, NO_LIMIT).map(unused -> Pace.UNLIMITED.from())));
        return shape.like(Form.anyOf(
                new Form.Decimal("0.001", HIGHEST_RATE), new Form.Decimal("0", "0"), new Form.Decimal("-1", "-1")));
    }

    /** -1 is that of {@code producerRate}. */
    private static Shape<Double> rateOrTheSame() {
        Shape<Double> shape = Shape.scalar(
                "a number of messages/s from 0.001 to " + HIGHEST_RATE + ", or -1 for producerRate",
                text -> Optional.<BigDecimal>empty()
                        .or(() -> Numbers.between(text, new BigDecimal("0.001"), new BigDecimal(HIGHEST_RATE)))
                        .or(() -> Numbers.between(text, BigDecimal.ONE.negate(), BigDecimal.ONE.negate()))
                        .map(BigDecimal::doubleValue));
        return shape.like(Form.anyOf(new Form.Decimal("0.001", HIGHEST_RATE), new Form.Decimal("-1", "-1")));
    }

    private static Map<String, Set<String>> supersedes() {
        Map<String, Set<String>> supersedes = new HashMap<>();
        for (List<Key<Duration>> synonyms : List.of(TEST_DURATIONS, WARMUP_DURATIONS, REPORT_INTERVALS)) {
            Set<String> names = Set.copyOf(synonyms.stream().map(Key::name).toList());
            names.forEach(name -> supersedes.put(name, names));
        }
        supersedes.put(
                EXISTING_TOPIC_LIST.name(),
                Set.of(EXISTING_PRODUCE_TOPIC_LIST.name(), EXISTING_CONSUME_TOPIC_LIST.name()));
        return Map.copyOf(supersedes);
    }
}
