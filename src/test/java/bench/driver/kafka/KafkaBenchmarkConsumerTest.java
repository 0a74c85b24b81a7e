package bench.driver.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.driver.ConsumerSpec;
import bench.driver.DriverException;
import bench.driver.MessageHandler;
import bench.driver.Topic;
import bench.testing.ManualClock;
import bench.time.Clock;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class KafkaBenchmarkConsumerTest {
    private static final TopicPartition P0 = new TopicPartition("t", 0);
    private static final TopicPartition P1 = new TopicPartition("t", 1);
    private static final TopicPartition P2 = new TopicPartition("t", 2);
    private static final Duration NO_WAIT = Duration.ZERO;

    private final RecordedConsumer kafka = new RecordedConsumer();
    private final ManualClock clock = new ManualClock();
    private final Received received = new Received();

    @Test
    void consumersCallPauseAndResumeOnlyOnChange() throws Exception {
        KafkaBenchmarkConsumer consumer = consumer(null);
        kafka.rebalance(List.of(P0, P1));
        poll(consumer, 3);
        consumer.resume();
        poll(consumer, 3);
        assertThat(kafka.calls).isEmpty();

        consumer.pause();
        poll(consumer, 3);
        consumer.pause();
        poll(consumer, 3);
        assertThat(kafka.calls).containsExactly("pause t-0 t-1");

        consumer.resume();
        poll(consumer, 3);
        assertThat(kafka.calls).containsExactly("pause t-0 t-1", "resume t-0 t-1");
    }

    @Test
    void aPauseReachesPartitionsThatARebalanceAssigns() throws Exception {
        KafkaBenchmarkConsumer consumer = consumer(null);
        kafka.rebalance(List.of(P0));
        consumer.pause();
        poll(consumer, 2);

        kafka.schedulePollTask(() -> kafka.rebalance(List.of(P1, P2)));
        poll(consumer, 3);

        assertThat(kafka.calls).containsExactly("pause t-0", "pause t-1 t-2");
        consumer.resume();
        poll(consumer, 2);
        assertThat(kafka.calls).containsExactly("pause t-0", "pause t-1 t-2", "resume t-1 t-2");
    }

    @Test
    void aPauseAndResumeBetweenTwoPollsReachesKafkaNotAtAll() throws Exception {
        KafkaBenchmarkConsumer consumer = consumer(null);
        kafka.rebalance(List.of(P0));
        poll(consumer, 1);
        consumer.pause();
        consumer.resume();
        poll(consumer, 1);
        assertThat(kafka.calls).isEmpty();
    }

    @Test
    void partitionsAreReadyOnceTheirPositionIsFixedAndUntilTheyAreRevoked() throws Exception {
        KafkaBenchmarkConsumer consumer = consumer(null);
        assertThat(consumer.readyPartitions()).isEmpty();
        kafka.rebalance(List.of(P0, P1));
        assertThat(consumer.readyPartitions()).isEmpty();

        poll(consumer, 1);
        assertThat(consumer.readyPartitions()).containsExactlyInAnyOrder(0, 1);
        kafka.rebalance(List.of(P1, P2));
        assertThat(consumer.readyPartitions()).containsExactly(1);
        poll(consumer, 1);
        assertThat(consumer.readyPartitions()).containsExactlyInAnyOrder(1, 2);
        kafka.losePartitions(List.of(P1, P2));
        assertThat(consumer.readyPartitions()).isEmpty();
    }

    @Test
    void messagesComeByPartitionAfterOneNoticeOfThePoll() throws Exception {
        KafkaBenchmarkConsumer consumer = consumer(null);
        kafka.rebalance(List.of(P0, P1));
        kafka.addRecord(record(P0, 0, "a"));
        kafka.addRecord(record(P1, 0, "b"));
        kafka.addRecord(record(P0, 1, "c"));
        kafka.addRecord(new ConsumerRecord<>("t", 1, 1, null, null));
        poll(consumer, 2);

        assertThat(received.events).startsWith("polled").containsOnlyOnce("polled");
        assertThat(received.events.subList(1, 5))
                .containsExactlyInAnyOrder("0@0 a", "0@1 c", "1@0 b", "1@1 ")
                .containsSubsequence("0@0 a", "0@1 c");
    }

    @Test
    void offsetsAreCommittedAtMostOnceASecondAndOnClose() throws Exception {
        KafkaBenchmarkConsumer consumer = consumer(new OffsetCommits(kafka, clock));
        kafka.rebalance(List.of(P0));
        for (int i = 0; i < 10; i++) {
            kafka.addRecord(record(P0, i, "x"));
            poll(consumer, 1);
            clock.advance(Duration.ofMillis(300));
        }
        assertThat(kafka.calls).containsExactly("commitAsync", "commitAsync");
        clock.advance(Duration.ofSeconds(5));
        poll(consumer, 1);
        poll(consumer, 1);
        assertThat(kafka.calls).containsExactly("commitAsync", "commitAsync", "commitAsync");

        consumer.close(Duration.ofSeconds(1));
        consumer.close(Duration.ofSeconds(1));
        assertThat(kafka.calls).containsExactly("commitAsync", "commitAsync", "commitAsync", "commitSync");
        assertThat(kafka.closed()).isTrue();
    }

    @Test
    void withoutMessagesNothingIsCommittedBeforePartitionsAreGivenUp() throws Exception {
        KafkaBenchmarkConsumer consumer = consumer(new OffsetCommits(kafka, clock));
        kafka.rebalance(List.of(P0));
        clock.advance(Duration.ofSeconds(5));
        poll(consumer, 5);
        assertThat(kafka.calls).isEmpty();
        kafka.rebalance(List.of(P1));
        assertThat(kafka.calls).containsExactly("commitSync");
    }

    @Test
    void aCommitThatFailsForGoodEndsTheNextPoll() throws Exception {
        KafkaBenchmarkConsumer consumer = consumer(new OffsetCommits(kafka, clock));
        kafka.rebalance(List.of(P0));
        kafka.commitFailure = new FencedInstanceIdException("somebody else is me");
        kafka.addRecord(record(P0, 0, "x"));
        clock.advance(Duration.ofSeconds(2));
        poll(consumer, 1);
        assertThatThrownBy(() -> poll(consumer, 1))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("somebody else is me");
    }

    @Test
    void anErrorOfKafkasNamesTheTopicAndTheCause() {
        KafkaBenchmarkConsumer consumer = consumer(null);
        kafka.rebalance(List.of(P0));
        kafka.setPollException(new TopicAuthorizationException("not for you"));
        assertThatThrownBy(() -> poll(consumer, 1))
                .isInstanceOf(DriverException.class)
                .hasMessage("cannot read topic t for sub: not for you");
    }

    @Test
    void anErrorOnCloseIsToldAfterEverythingIsClosed() {
        KafkaBenchmarkConsumer consumer = consumer(new OffsetCommits(kafka, clock));
        kafka.commitFailure = new TopicAuthorizationException("not for you");
        assertThatThrownBy(() -> consumer.close(Duration.ofSeconds(1)))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("not for you");
        assertThat(kafka.closed()).isTrue();
    }

    private KafkaBenchmarkConsumer consumer(OffsetCommits commits) {
        ExceptionTranslator translator = new ExceptionTranslator(new KafkaTestConfig("localhost:9092").config());
        return new KafkaBenchmarkConsumer(
                kafka, new ConsumerSpec(new Topic("t", 3), "sub", 0), translator, commits, Clock.system());
    }

    private void poll(KafkaBenchmarkConsumer consumer, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            consumer.poll(NO_WAIT, received);
        }
    }

    private static ConsumerRecord<ByteBuffer, ByteBuffer> record(TopicPartition partition, long offset, String text) {
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                null,
                ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** What was handed over, as text. */
    private static final class Received implements MessageHandler {
        private final List<String> events = new ArrayList<>();

        @Override
        public void polled() {
            events.add("polled");
        }

        @Override
        public void received(int partition, long offset, long timestampMs, ByteBuffer payload, byte[] header) {
            events.add(partition + "@" + offset + " " + StandardCharsets.US_ASCII.decode(payload));
        }
    }

    /** Kafka's own stand-in, which notes the calls that cost something. */
    private static final class RecordedConsumer extends MockConsumer<ByteBuffer, ByteBuffer> {
        private final List<String> calls = new ArrayList<>();
        private KafkaException commitFailure;

        RecordedConsumer() {
            super("earliest");
            updateBeginningOffsets(Map.of(P0, 0L, P1, 0L, P2, 0L));
        }

        @Override
        public synchronized void pause(Collection<TopicPartition> partitions) {
            calls.add("pause " + names(partitions));
            super.pause(partitions);
        }

        @Override
        public synchronized void resume(Collection<TopicPartition> partitions) {
            calls.add("resume " + names(partitions));
            super.resume(partitions);
        }

        @Override
        public synchronized void commitAsync(OffsetCommitCallback callback) {
            calls.add("commitAsync");
            callback.onComplete(Map.of(), commitFailure);
        }

        @Override
        public synchronized void commitSync(Duration timeout) {
            calls.add("commitSync");
            if (commitFailure != null) {
                throw commitFailure;
            }
        }

        private static String names(Collection<TopicPartition> partitions) {
            return String.join(
                    " ",
                    partitions.stream().map(TopicPartition::toString).sorted().toList());
        }
    }
}
