package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.driver.DriverException;
import bench.result.Check;
import bench.result.RunListener;
import bench.testing.SharedBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a run says of a real broker in situations in which figures alone would mislead. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class KafkaVerdictIT {
    @RegisterExtension
    private static final SharedBroker BROKER = new SharedBroker();

    private final KafkaRun run = new KafkaRun();

    @Test
    void aTopicThatSomebodyDeletesEndsTheRunInOneLine() {
        RunListener deleting = KafkaRun.onFirstInterval(
                () -> BROKER.admin().deleteTopics(List.of(created())).all().get());

        assertThatThrownBy(() -> run.run(
                        KafkaRun.driver(BROKER.bootstrapServers(), "auto.offset.reset=earliest"),
                        KafkaRun.sending("testDuration: 5m"),
                        deleting))
                .isInstanceOf(DriverException.class)
                .hasMessage("topic " + created() + " is gone: somebody has deleted it while the run was on");

        assertThat(run.result().incompleteBecause()).contains("is gone");
    }

    @Test
    void aTopicMayGetPartitionsWhileTheRunIsOn() throws Exception {
        RunListener growing = KafkaRun.onFirstInterval(() -> BROKER.admin()
                .createPartitions(Map.of(created(), NewPartitions.increaseTo(3)))
                .all()
                .get());

        run.run(
                KafkaRun.driver(BROKER.bootstrapServers(), "auto.offset.reset=earliest"),
                KafkaRun.sending("testDuration: 6s"),
                growing);

        assertThat(run.result().isComplete()).isTrue();
        assertThat(run.total().lost()).isZero();
        assertThat(run.total().corrupt()).isZero();
        assertThat(run.result().validity().remarks()).anyMatch(remark -> remark.contains("more partitions"));
    }

    @Test
    void whatAnOpenTransactionHidesIsNotLost() throws Exception {
        BROKER.createTopic("hidden");
        try (KafkaProducer<byte[], byte[]> other = BROKER.producer(Map.of("transactional.id", "hiding"))) {
            other.initTransactions();
            other.beginTransaction();
            other.send(new ProducerRecord<>("hidden", new byte[10])).get();
            Instant startedAt = Instant.now();

            run.run(
                    KafkaRun.driver(
                            BROKER.bootstrapServers(), "auto.offset.reset=earliest", "isolation.level=read_committed"),
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
        BROKER.createTopic("source");
        BROKER.createTopic("mirror");

        run.run(
                KafkaRun.driver(BROKER.bootstrapServers(), "auto.offset.reset=earliest"),
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
    void withoutAcksTheRunSaysWhatItCannotKnow() throws Exception {
        run.run(KafkaRun.driverWithoutAcks(BROKER.bootstrapServers()), KafkaRun.sending());

        assertThat(run.result().validity().remarks())
                .anyMatch(remark -> remark.startsWith("acks=0: nothing is acknowledged"));
    }

    @Test
    void membersOfTheNewProtocolHaveTheirPartitionsWhenTheLoadStarts() throws Exception {
        run.run(
                KafkaRun.driver(BROKER.bootstrapServers(), "auto.offset.reset=earliest", "group.protocol=consumer"),
                KafkaRun.sending("partitionsPerTopic: 8", "consumerPerSubscription: 4"));

        assertThat(run.check("rebalances").verdict()).isEqualTo(Check.Verdict.VALID);
        assertThat(run.check("backlog").verdict()).isEqualTo(Check.Verdict.VALID);
        assertThat(run.total().received()).isEqualTo(run.delivery().sent());
    }

    @Test
    void theBrokerOfThisMachineIsFoundByTheAddressThatItNames() throws Exception {
        run.run(
                KafkaRun.driver("PLAINTEXT://" + BROKER.bootstrapServers(), "auto.offset.reset=earliest"),
                KafkaRun.sending());

        assertThat(run.result().validity().remarks())
                .anyMatch(remark -> remark.startsWith("the broker shares this machine"));
    }

    /** Name of the topic that the run creates. */
    private String created() {
        return run.prefix() + "0000";
    }
}
