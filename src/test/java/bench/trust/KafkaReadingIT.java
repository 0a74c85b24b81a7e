package bench.trust;

import static org.assertj.core.api.Assertions.assertThat;

import bench.result.Check;
import bench.testing.SharedBroker;
import org.apache.kafka.clients.admin.GroupListing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a run says of messages that were in its topics before it began. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class KafkaReadingIT {
    @RegisterExtension
    private static final SharedBroker BROKER = new SharedBroker();

    private final KafkaRun run = new KafkaRun();

    @Test
    void aTopicWithAnEndIsReadToItsEndAndTheRateEndsThere() throws Exception {
        BROKER.fillTopic("finite", 8_000);

        run.run(
                KafkaRun.driver(BROKER.bootstrapServers(), "auto.offset.reset=earliest"),
                KafkaRun.reading("existingConsumeTopicList: [finite]"));

        assertThat(run.result().total().counts().received()).isEqualTo(8_000);
        assertThat(run.result().total().elapsedSeconds()).isLessThan(10);
        assertThat(run.result().validity().remarks()).anyMatch(remark -> remark.contains("when everything was read"));
        assertThat(run.check("receipts").verdict()).isEqualTo(Check.Verdict.VALID);
    }

    @Test
    void whatIsReadInNoTimeGivesNoRate() throws Exception {
        BROKER.fillTopic("tiny", 100);

        run.run(
                KafkaRun.driver(BROKER.bootstrapServers(), "auto.offset.reset=earliest"),
                KafkaRun.reading("existingConsumeTopicList: [tiny]"));

        assertThat(run.check("length").figure()).startsWith("100 messages were read in ");
        assertThat(run.check("length").verdict()).isEqualTo(Check.Verdict.WARN);
    }

    @Test
    void noConsumerGroupIsLeftBehind() throws Exception {
        BROKER.fillTopic("grouped", 100);

        run.run(
                KafkaRun.driver(BROKER.bootstrapServers(), "auto.offset.reset=earliest"),
                KafkaRun.reading("existingConsumeTopicList: [grouped]"));

        assertThat(run.warnings()).isEmpty();
        assertThat(BROKER.admin().listGroups().all().get())
                .extracting(GroupListing::groupId)
                .noneMatch(group -> group.startsWith(run.prefix()));
    }

    @Test
    void aReaderThatStartsBehindEverythingHasMeasuredNothing() throws Exception {
        BROKER.fillTopic("behind", 100);

        run.run(
                KafkaRun.driver(BROKER.bootstrapServers(), "auto.offset.reset=latest"),
                KafkaRun.reading("existingConsumeTopicList: [behind]", "testDuration: 2s"));

        assertThat(run.check("receipts").verdict()).isEqualTo(Check.Verdict.INVALID);
        assertThat(run.check("receipts").advice()).contains("auto.offset.reset=earliest");
    }

    @Test
    void aWarmUpThatReadsEverythingIsToldOf() throws Exception {
        BROKER.fillTopic("eaten", 1_000);

        run.run(
                KafkaRun.driver(BROKER.bootstrapServers(), "auto.offset.reset=earliest"),
                KafkaRun.reading("existingConsumeTopicList: [eaten]", "testDuration: 2s", "warmupDuration: 6s"));

        assertThat(run.warnings()).anyMatch(warning -> warning.contains("the warm-up has read all"));
        assertThat(run.check("receipts").verdict()).isEqualTo(Check.Verdict.INVALID);
    }

    @Test
    void oldMessagesAreToldBeforeTheLoad() throws Exception {
        BROKER.fillTopic("old", 5_000);

        run.run(
                KafkaRun.driver(BROKER.bootstrapServers(), "auto.offset.reset=earliest"),
                KafkaRun.sending("existingTopicList: [old]"));

        assertThat(run.warnings()).anyMatch(warning -> warning.startsWith("5,000 messages were in the topics before"));
        assertThat(run.total().foreign()).isEqualTo(5_000);
        assertThat(run.check("delivery").advice()).contains("other writers or from before");
    }
}
