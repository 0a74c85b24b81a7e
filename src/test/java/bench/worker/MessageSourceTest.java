package bench.worker;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;

import bench.config.SizeShare;
import bench.config.StampMode;
import bench.config.Workload;
import bench.driver.OutgoingMessage;
import bench.driver.Topic;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageSourceTest {
    private static final int RUN = 77;
    private static final KeyDistributor NO_KEYS = () -> null;

    @Test
    void aStampInThePayloadAddsNothingToTheMessage() {
        MessageSource source = source(workload().messageSize(100).build(), 0);

        OutgoingMessage message = next(source, 5);

        assertThat(message.payload()).hasSize(100);
        assertThat(message.header()).isNull();
        assertThat(message.sequence()).isEqualTo(5);
        assertIntact(ByteBuffer.wrap(message.payload()), 100, 5);
    }

    @Test
    void aStampInTheHeaderLeavesThePayloadAsItIs() {
        Workload workload = workload()
                .messageSize(10)
                .stamp(StampMode.HEADER)
                .randomized(1, 3)
                .build();
        MessageSource source = source(workload, 0);

        OutgoingMessage message = next(source, 5);

        assertThat(message.payload()).isEqualTo(Payloads.of(workload).get(0));
        assertIntact(ByteBuffer.wrap(message.header()), 10, 5);
    }

    @Test
    void withoutAStampTheMessageIsThePayload() {
        MessageSource source =
                source(workload().messageSize(10).stamp(StampMode.NONE).build(), 0);

        OutgoingMessage message = next(source, 5);

        assertThat(message.payload()).hasSize(10).containsOnly(0);
        assertThat(message.header()).isNull();
    }

    @Test
    void thePoolIsNotWrittenToAndIsSentInTurn() {
        Workload workload = workload().messageSize(50).randomized(1, 3).build();
        Payloads payloads = Payloads.of(workload);
        MessageSource source = new MessageSource(payloads, NO_KEYS, plan(workload), 0);

        for (int i = 0; i < 10; i++) {
            byte[] sent = next(source, i).payload();
            assertThat(Arrays.copyOfRange(sent, Stamp.BYTES, 50))
                    .isEqualTo(Arrays.copyOfRange(payloads.get(i % 3), Stamp.BYTES, 50));
        }
        assertThat(payloads.get(0)).isEqualTo(Payloads.of(workload).get(0));
    }

    @Test
    void producersBeginAtDifferentPlacesOfThePool() {
        Workload workload = workload()
                .messageSize(50)
                .stamp(StampMode.NONE)
                .randomized(1, 3)
                .build();
        Payloads payloads = Payloads.of(workload);

        assertThat(next(source(workload, 1), 0).payload()).isEqualTo(payloads.get(1));
        assertThat(next(source(workload, 5), 0).payload()).isEqualTo(payloads.get(2));
    }

    @Test
    void messagesOfManySizesAreEachStampedWithTheirOwn() {
        MessageSource source =
                source(workload().sizes(new SizeShare(36, 500, 1)).build(), 0);

        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            OutgoingMessage message = next(source, i);
            assertIntact(ByteBuffer.wrap(message.payload()), message.payload().length, i);
            sizes.add(message.payload().length);
        }
        assertThat(sizes).doesNotContain(35, 501);
        assertThat(sizes.stream().distinct().count()).isGreaterThan(100);
    }

    @Test
    void poolsThatAreTooLargeToKeepAreSentAllTheSame() {
        int megabyte = 1 << 20;
        MessageSource source = source(
                workload().sizes(new SizeShare(megabyte, 4 * megabyte, 1)).build(), 0);

        for (int i = 0; i < 50; i++) {
            OutgoingMessage message = next(source, i);
            assertIntact(ByteBuffer.wrap(message.payload()), message.payload().length, i);
        }
    }

    @Test
    void keysComeFromTheDistributor() {
        Workload workload = workload().build();
        byte[] key = {1, 2, 3};
        MessageSource source = new MessageSource(Payloads.of(workload), () -> key, plan(workload), 0);

        assertThat(next(source, 0).key()).isSameAs(key);
    }

    private static void assertIntact(ByteBuffer stamp, int payloadBytes, long sequence) {
        assertThat(Stamp.isIntact(stamp, 0, payloadBytes)).isTrue();
        assertThat(Stamp.runId(stamp, 0)).isEqualTo(RUN);
        assertThat(Stamp.sequence(stamp, 0)).isEqualTo(sequence);
        assertThat(Stamp.dueNs(stamp, 0)).isEqualTo(10);
        assertThat(Stamp.sentNs(stamp, 0)).isEqualTo(20);
    }

    private static OutgoingMessage next(MessageSource source, long sequence) {
        source.prepare();
        return source.stamp(sequence, 10, 20);
    }

    private static MessageSource source(Workload workload, int producer) {
        return new MessageSource(Payloads.of(workload), NO_KEYS, plan(workload), producer);
    }

    private static LoadPlan plan(Workload workload) {
        List<Topic> topics = List.of(new Topic("topic", 1));
        return new LoadPlan(workload, topics, topics, "bench", RUN);
    }
}
