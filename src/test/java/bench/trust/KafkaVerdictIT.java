package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.broker.ThrowawayBroker;
import bench.driver.DriverException;
import bench.result.Check;
import bench.result.RunListener;
import bench.testing.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
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
    private static ThrowawayBroker broker;
    private static Admin admin;

    private final KafkaRun run = new KafkaRun();

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

        run.run(
                KafkaRun.driver(broker.bootstrapServers(), "auto.offset.reset=earliest"),
                KafkaRun.reading("existingConsumeTopicList: [finite]"));

        assertThat(run.result().total().counts().received()).isEqualTo(8_000);
        assertThat(run.result().total().elapsedSeconds()).isLessThan(10);
        assertThat(run.result().validity().remarks()).anyMatch(remark -> remark.contains("when everything was read"));
        assertThat(run.check("receipts").verdict()).isEqualTo(Check.Verdict.VALID);
    }

    @Test
    void whatIsReadInNoTimeGivesNoRate() throws Exception {
        fill("tiny", 100);

        run.run(
                KafkaRun.driver(broker.bootstrapServers(), "auto.offset.reset=earliest"),
                KafkaRun.reading("existingConsumeTopicList: [tiny]"));

        assertThat(run.check("length").figure()).startsWith("100 messages were read in ");
        assertThat(run.check("length").verdict()).isEqualTo(Check.Verdict.WARN);
    }

    @Test
    void noConsumerGroupIsLeftBehind() throws Exception {
        fill("grouped", 100);

        run.run(
                KafkaRun.driver(broker.bootstrapServers(), "auto.offset.reset=earliest"),
                KafkaRun.reading("existingConsumeTopicList: [grouped]"));

        assertThat(run.warnings()).isEmpty();
        assertThat(admin.listGroups().all().get())
                .extracting(GroupListing::groupId)
                .noneMatch(group -> group.startsWith("bench-"));
    }

    @Test
    void aReaderThatStartsBehindEverythingHasMeasuredNothing() throws Exception {
        fill("behind", 100);

        run.run(
                KafkaRun.driver(broker.bootstrapServers(), "auto.offset.reset=latest"),
                KafkaRun.reading("existingConsumeTopicList: [behind]", "testDuration: 2s"));

        assertThat(run.check("receipts").verdict()).isEqualTo(Check.Verdict.INVALID);
        assertThat(run.check("receipts").advice()).contains("auto.offset.reset=earliest");
    }

    @Test
    void aWarmUpThatReadsEverythingIsToldOf() throws Exception {
        fill("eaten", 1_000);

        run.run(
                KafkaRun.driver(broker.bootstrapServers(), "auto.offset.reset=earliest"),
                KafkaRun.reading("existingConsumeTopicList: [eaten]", "testDuration: 2s", "warmupDuration: 6s"));

        assertThat(run.warnings()).anyMatch(warning -> warning.contains("the warm-up has read all"));
        assertThat(run.check("receipts").verdict()).isEqualTo(Check.Verdict.INVALID);
    }

    @Test
    void oldMessagesAreToldBeforeTheLoad() throws Exception {
        fill("old", 5_000);

        run.run(
                KafkaRun.driver(broker.bootstrapServers(), "auto.offset.reset=earliest"),
                KafkaRun.sending("existingTopicList: [old]"));

        assertThat(run.warnings()).anyMatch(warning -> warning.startsWith("5,000 messages were in the topics before"));
        assertThat(run.total().foreign()).isEqualTo(5_000);
        assertThat(run.check("delivery").advice()).contains("other writers or from before");
    }

    @Test
    void aTopicThatSomebodyDeletesEndsTheRunInOneLine() {
        RunListener deleting = KafkaRun.onFirstInterval(
                () -> admin.deleteTopics(List.of(created())).all().get());

        assertThatThrownBy(() -> run.run(
                        KafkaRun.driver(broker.bootstrapServers(), "auto.offset.reset=earliest"),
                        KafkaRun.sending("testDuration: 5m"),
                        deleting))
                .isInstanceOf(DriverException.class)
                .hasMessage("topic " + created() + " is gone: somebody has deleted it while the run was on");

        assertThat(run.result().incompleteBecause()).contains("is gone");
    }

    @Test
    void aTopicMayGetPartitionsWhileTheRunIsOn() throws Exception {
        RunListener growing =
                KafkaRun.onFirstInterval(() -> admin.createPartitions(Map.of(created(), NewPartitions.increaseTo(3)))
                        .all()
                        .get());

        run.run(
                KafkaRun.driver(broker.bootstrapServers(), "auto.offset.reset=earliest"),
                KafkaRun.sending("testDuration: 6s"),
                growing);

        assertThat(run.result().isComplete()).isTrue();
        assertThat(run.total().lost()).isZero();
        assertThat(run.total().corrupt()).isZero();
        assertThat(run.result().validity().remarks()).anyMatch(remark -> remark.contains("more partitions"));
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

            run.run(
                    KafkaRun.driver(
                            broker.bootstrapServers(), "auto.offset.reset=earliest", "isolation.level=read_committed"),
                    KafkaRun.sending("existingTopicList: [hidden]", "drainTimeout: 5m"));

            assertThat(Duration.between(startedAt, Instant.now())).isLessThan(Duration.ofSeconds(60));
            other.abortTransaction();
        }

        assertThat(run.total().lost()).isZero();
        assertThat(run.total().unseen().notVisible())
                .isEqualTo(run.delivery().acked())
                .isPositive();
        assertThat(run.check("delivery").advice()).contains("open transaction");
    }

    @Test
    void aMirrorThatDoesNotRunLosesNothingAndDoesNotLookLikeSuccess() throws Exception {
        create("source");
        create("mirror");

        run.run(
                KafkaRun.driver(broker.bootstrapServers(), "auto.offset.reset=earliest"),
                KafkaRun.sending(
                        "existingProduceTopicList: [source]",
                        "existingConsumeTopicList: [mirror]",
                        "drainTimeout: 1s"));

        assertThat(run.total().lost()).isZero();
        assertThat(run.total().corrupt()).isZero();
        assertThat(run.total().unseen().unread()).isEqualTo(run.delivery().acked());
        assertThat(run.check("receipts").verdict()).isEqualTo(Check.Verdict.INVALID);
    }

    @Test
    void aQuotaIsNamedAsTheCause() throws Exception {
        ClientQuotaEntity everybody = new ClientQuotaEntity(byDefault());
        quota(everybody, 20_000.0);
        try {
            run.run(
                    KafkaRun.driver(broker.bootstrapServers(), "auto.offset.reset=earliest"),
                    KafkaRun.sending("testDuration: 5s"));
        } finally {
            quota(everybody, null);
        }

        assertThat(run.check("quota").verdict()).isEqualTo(Check.Verdict.WARN);
        assertThat(run.check("achieved rate").verdict()).isEqualTo(Check.Verdict.INVALID);
        assertThat(run.check("achieved rate").advice()).startsWith("throttled by a quota");
        assertThat(run.result().validity().bottleneck()).isEqualTo("broker");
    }

    @Test
    void withoutAcksTheRunSaysWhatItCannotKnow() throws Exception {
        run.run(KafkaRun.driverWithoutAcks(broker.bootstrapServers()), KafkaRun.sending());

        assertThat(run.result().validity().remarks())
                .anyMatch(remark -> remark.startsWith("acks=0: nothing is acknowledged"));
    }

    @Test
    void membersOfTheNewProtocolHaveTheirPartitionsWhenTheLoadStarts() throws Exception {
        run.run(
                KafkaRun.driver(broker.bootstrapServers(), "auto.offset.reset=earliest", "group.protocol=consumer"),
                KafkaRun.sending("partitionsPerTopic: 8", "consumerPerSubscription: 4"));

        assertThat(run.check("rebalances").verdict()).isEqualTo(Check.Verdict.VALID);
        assertThat(run.check("backlog").verdict()).isEqualTo(Check.Verdict.VALID);
        assertThat(run.total().received()).isEqualTo(run.delivery().sent());
    }

    @Test
    void theBrokerOfThisMachineIsFoundByTheAddressThatItNames() throws Exception {
        run.run(
                KafkaRun.driver("PLAINTEXT://" + broker.bootstrapServers(), "auto.offset.reset=earliest"),
                KafkaRun.sending());

        assertThat(run.result().validity().remarks())
                .anyMatch(remark -> remark.startsWith("the broker shares this machine"));
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
}
