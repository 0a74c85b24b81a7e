package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.broker.ThrowawayBroker;
import bench.config.ConfigFile;
import bench.config.DriverConfig;
import bench.config.Workload;
import bench.driver.DriverContext;
import bench.driver.DriverException;
import bench.driver.kafka.KafkaDriver;
import bench.run.Benchmark;
import bench.run.RunOptions;
import bench.stats.Check;
import bench.stats.Delivery;
import bench.stats.Phase;
import bench.stats.RunInterval;
import bench.stats.RunListener;
import bench.stats.RunListeners;
import bench.stats.RunResult;
import bench.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a run says of a real broker in situations in which figures alone would mislead. */
@Timeout(120)
class KafkaVerdictIT {
    private static final Clock CLOCK = Clock.system();
    private static final String[] SENDS = {
        "partitionsPerTopic: 1",
        "subscriptionsPerTopic: 1",
        "consumerPerSubscription: 1",
        "producersPerTopic: 1",
        "producerRate: 500",
        "testDuration: 3s",
        "reportInterval: 1s"
    };
    private static final String[] READS = {
        "consumerOnly: true",
        "subscriptionsPerTopic: 1",
        "consumerPerSubscription: 1",
        "testDuration: 30s",
        "reportInterval: 1s"
    };

    private static ThrowawayBroker broker;
    private static Admin admin;

    private final List<String> warnings = new ArrayList<>();
    private RunResult result;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = ThrowawayBroker.start(ThrowawayBroker.Options.defaults());
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stopBroker() {
        admin.close();
        broker.close();
    }

    @Test
    void aTopicWithAnEndIsReadToItsEndAndTheRateEndsThere() throws Exception {
        fill("finite", 8_000);

        run(driver("auto.offset.reset=earliest"), workload(READS, "existingConsumeTopicList: [finite]"), ignored());

        assertThat(result.total().received()).isEqualTo(8_000);
        assertThat(result.total().elapsedSeconds()).isLessThan(10);
        assertThat(result.validity().remarks()).anyMatch(remark -> remark.contains("when everything was read"));
        assertThat(check("receipts").verdict()).isEqualTo(Check.Verdict.VALID);
    }

    @Test
    void aReaderThatStartsBehindEverythingHasMeasuredNothing() throws Exception {
        fill("behind", 100);

        run(
                driver("auto.offset.reset=latest"),
                workload(READS, "existingConsumeTopicList: [behind]", "testDuration: 2s"),
                ignored());

        assertThat(check("receipts").verdict()).isEqualTo(Check.Verdict.INVALID);
        assertThat(check("receipts").advice()).contains("auto.offset.reset=earliest");
    }

    @Test
    void aWarmUpThatReadsEverythingIsToldOf() throws Exception {
        fill("eaten", 1_000);

        run(
                driver("auto.offset.reset=earliest"),
                workload(READS, "existingConsumeTopicList: [eaten]", "testDuration: 2s", "warmupDuration: 6s"),
                ignored());

        assertThat(warnings).anyMatch(warning -> warning.contains("the warm-up has read all"));
        assertThat(check("receipts").verdict()).isEqualTo(Check.Verdict.INVALID);
    }

    @Test
    void oldMessagesAreToldBeforeTheLoad() throws Exception {
        fill("old", 5_000);

        run(driver("auto.offset.reset=earliest"), workload(SENDS, "existingTopicList: [old]"), ignored());

        assertThat(warnings).anyMatch(warning -> warning.startsWith("5,000 messages were in the topics before"));
        assertThat(total().foreign()).isEqualTo(5_000);
        assertThat(check("delivery").advice()).contains("other writers or from before");
    }

    @Test
    void aTopicThatSomebodyDeletesEndsTheRunInOneLine() {
        RunListener deleting = onFirstInterval(
                () -> admin.deleteTopics(List.of(created())).all().get());

        assertThatThrownBy(
                        () -> run(driver("auto.offset.reset=earliest"), workload(SENDS, "testDuration: 5m"), deleting))
                .isInstanceOf(DriverException.class)
                .hasMessage("topic " + created() + " is gone: somebody has deleted it while the run was on");

        assertThat(result.incompleteBecause()).contains("is gone");
    }

    @Test
    void aTopicMayGetPartitionsWhileTheRunIsOn() throws Exception {
        RunListener growing =
                onFirstInterval(() -> admin.createPartitions(Map.of(created(), NewPartitions.increaseTo(3)))
                        .all()
                        .get());

        run(driver("auto.offset.reset=earliest"), workload(SENDS, "testDuration: 6s"), growing);

        assertThat(result.isComplete()).isTrue();
        assertThat(total().lost()).isZero();
        assertThat(total().corrupt()).isZero();
        assertThat(result.validity().remarks()).anyMatch(remark -> remark.contains("more partitions"));
    }

    @Test
    void whatAnOpenTransactionHidesIsNotLost() throws Exception {
        create("hidden");
        Map<String, Object> transactional = new HashMap<>(clientProperties());
        transactional.put("transactional.id", "hiding");
        try (KafkaProducer<byte[], byte[]> other = producer(transactional)) {
            other.initTransactions();
            other.beginTransaction();
            other.send(new ProducerRecord<>("hidden", new byte[10])).get();
            Instant startedAt = Instant.now();

            run(
                    driver("auto.offset.reset=earliest", "isolation.level=read_committed"),
                    workload(SENDS, "existingTopicList: [hidden]", "drainTimeout: 5m"),
                    ignored());

            assertThat(Duration.between(startedAt, Instant.now())).isLessThan(Duration.ofSeconds(60));
            other.abortTransaction();
        }

        assertThat(total().lost()).isZero();
        assertThat(total().unseen().notVisible())
                .isEqualTo(result.delivery().orElseThrow().acked())
                .isPositive();
        assertThat(check("delivery").advice()).contains("open transaction");
    }

    @Test
    void aMirrorThatDoesNotRunLosesNothingAndDoesNotLookLikeSuccess() throws Exception {
        create("source");
        create("mirror");

        run(
                driver("auto.offset.reset=earliest"),
                workload(
                        SENDS,
                        "existingProduceTopicList: [source]",
                        "existingConsumeTopicList: [mirror]",
                        "drainTimeout: 1s"),
                ignored());

        assertThat(total().lost()).isZero();
        assertThat(total().corrupt()).isZero();
        assertThat(total().unseen().unread())
                .isEqualTo(result.delivery().orElseThrow().acked());
        assertThat(check("receipts").verdict()).isEqualTo(Check.Verdict.INVALID);
    }

    @Test
    void aQuotaIsNamedAsTheCause() throws Exception {
        ClientQuotaEntity everybody = new ClientQuotaEntity(byDefault());
        quota(everybody, 20_000.0);
        try {
            run(driver("auto.offset.reset=earliest"), workload(SENDS, "testDuration: 5s"), ignored());
        } finally {
            quota(everybody, null);
        }

        assertThat(check("quota").verdict()).isEqualTo(Check.Verdict.WARN);
        assertThat(check("achieved rate").verdict()).isEqualTo(Check.Verdict.INVALID);
        assertThat(check("achieved rate").advice()).startsWith("throttled by a quota");
        assertThat(result.validity().bottleneck()).isEqualTo("broker");
    }

    @Test
    void withoutAcksTheRunSaysWhatItCannotKnow() throws Exception {
        ConfigFile<DriverConfig> unacked = Given.driver(
                "name: Kafka",
                "driverClass: kafka",
                "commonConfig: |",
                "  bootstrap.servers=" + broker.bootstrapServers(),
                "producerConfig: |",
                "  acks=0",
                "  enable.idempotence=false",
                "consumerConfig: |",
                "  auto.offset.reset=earliest");

        run(unacked, workload(SENDS), ignored());

        assertThat(result.validity().remarks())
                .anyMatch(remark -> remark.startsWith("acks=0: nothing is acknowledged"));
    }

    @Test
    void membersOfTheNewProtocolHaveTheirPartitionsWhenTheLoadStarts() throws Exception {
        run(
                driver("auto.offset.reset=earliest", "group.protocol=consumer"),
                workload(SENDS, "partitionsPerTopic: 8", "consumerPerSubscription: 4"),
                ignored());

        assertThat(check("rebalances").verdict()).isEqualTo(Check.Verdict.VALID);
        assertThat(check("backlog").verdict()).isEqualTo(Check.Verdict.VALID);
        assertThat(total().received()).isEqualTo(result.delivery().orElseThrow().sent());
    }

    @Test
    void theBrokerOfThisMachineIsFoundByTheAddressThatItNames() throws Exception {
        ConfigFile<DriverConfig> renamed = Given.driver(
                "name: Kafka",
                "driverClass: kafka",
                "commonConfig: |",
                "  bootstrap.servers=PLAINTEXT://" + broker.bootstrapServers(),
                "consumerConfig: |",
                "  auto.offset.reset=earliest");

        run(renamed, workload(SENDS), ignored());

        assertThat(result.validity().remarks()).anyMatch(remark -> remark.startsWith("the broker shares this machine"));
    }

    private interface Step {
        void run() throws Exception;
    }

    private static RunListener ignored() {
        return new RunListener() {};
    }

    private static RunListener onFirstInterval(Step step) {
        return new RunListener() {
            private boolean done;

            @Override
            public void intervalEnded(RunInterval interval) {
                if (interval.phase() == Phase.MEASUREMENT && !done) {
                    done = true;
                    try {
                        step.run();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }
            }
        };
    }

    private void run(ConfigFile<DriverConfig> file, ConfigFile<Workload> workload, RunListener listener)
            throws InterruptedException {
        RunListeners outputs = new RunListeners(List.of(listener));
        try (KafkaDriver driver = new KafkaDriver(new DriverContext(file.value(), "trust", CLOCK, warning -> {}))) {
            new Benchmark(
                            driver,
                            Given.info(workload, file),
                            RunOptions.DEFAULT,
                            CLOCK,
                            outputs,
                            warnings::add,
                            Optional::empty)
                    .run();
        } finally {
            result = outputs.result().orElseThrow();
        }
    }

    private static ConfigFile<Workload> workload(String[] lines, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        Arrays.stream(lines)
                .filter(line -> Arrays.stream(more)
                        .noneMatch(other -> other.startsWith(line.substring(0, line.indexOf(':') + 1))))
                .forEach(all::add);
        return Given.workload(all.toArray(String[]::new));
    }

    private static ConfigFile<DriverConfig> driver(String... consumerProperties) {
        List<String> lines = new ArrayList<>(List.of(
                "name: Kafka",
                "driverClass: kafka",
                "replicationFactor: 1",
                "commonConfig: |",
                "  bootstrap.servers=" + broker.bootstrapServers(),
                "  metadata.max.age.ms=1000",
                "consumerConfig: |"));
        Arrays.stream(consumerProperties).map(property -> "  " + property).forEach(lines::add);
        return Given.driver(lines.toArray(String[]::new));
    }

    /** Name of the topic that a run creates. */
    private static String created() {
        return "bench-0000000" + Given.RUN_NUMBER + "-0000";
    }

    private static void create(String topic) throws InterruptedException, ExecutionException {
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }

    private static void fill(String topic, int messages) throws InterruptedException, ExecutionException {
        create(topic);
        try (KafkaProducer<byte[], byte[]> producer = producer(clientProperties())) {
            for (int i = 0; i < messages; i++) {
                var unused = producer.send(new ProducerRecord<>(topic, new byte[100]));
            }
        }
    }

    private static Map<String, Object> clientProperties() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> properties) {
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Map<String, String> byDefault() {
        Map<String, String> entity = new HashMap<>();
        entity.put(ClientQuotaEntity.CLIENT_ID, null);
        return entity;
    }

    private static void quota(ClientQuotaEntity entity, Double bytesPerSecond)
            throws InterruptedException, ExecutionException {
        ClientQuotaAlteration.Op limit = new ClientQuotaAlteration.Op("producer_byte_rate", bytesPerSecond);
        admin.alterClientQuotas(List.of(new ClientQuotaAlteration(entity, List.of(limit))))
                .all()
                .get();
    }

    private Delivery.Counts total() {
        return result.delivery().orElseThrow().total();
    }

    private Check check(String name) {
        return result.validity().checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
