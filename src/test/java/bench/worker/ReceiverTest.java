package bench.worker;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;

import bench.config.StampMode;
import bench.delivery.ConsumedTopic;
import bench.delivery.ConsumerLedger;
import bench.delivery.Delivery;
import bench.delivery.DeliveryLedger;
import bench.driver.Topic;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.stats.WorkerStats;
import bench.testing.ManualClock;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiverTest {
    private static final int RUN = 99;
    private static final Topic TOPIC = new Topic("topic", 2);
    private static final long MILLI = 1_000_000;

    private final ManualClock clock = ManualClock.passingInWaits(0);
    private final Recording recording = new Recording(
            new LoadEnd(),
            new WorkerStats(1, 1, 0),
            new DeliveryLedger(1, 1, producer -> true),
            new Failures(warning -> {}, error -> true),
            clock);

    @Test
    void timesAreThoseOfTheStampAndOfThePoll() {
        Receiver receiver = receiver(StampMode.PAYLOAD);
        send(0);
        clock.parkNanos(10 * MILLI);
        receiver.polled();
        clock.parkNanos(5 * MILLI);

        receive(receiver, 0, payload(RUN, 0, 2 * MILLI, 4 * MILLI));

        IntervalStats warmup = closed();
        assertThat(warmup.counts().received()).isEqualTo(1);
        assertThat(warmup.counts().receivedBytes()).isEqualTo(100);
        assertThat(warmup.histogram(Latency.END_TO_END).getMaxValue()).isBetween(6 * MILLI, 6 * MILLI + 10_000);
        assertThat(warmup.histogram(Latency.END_TO_END_RESPONSE).getMaxValue())
                .isBetween(8 * MILLI, 8 * MILLI + 10_000);
    }

    @Test
    void theMomentOfTheSendSaysToWhichPhaseAMessageBelongs() {
        recording.stats().announcePhase(10);
        Receiver receiver = receiver(StampMode.PAYLOAD);
        send(0);
        send(1);
        clock.parkNanos(100);
        receiver.polled();

        receive(receiver, 0, payload(RUN, 0, 0, 9));
        receive(receiver, 1, payload(RUN, 1, 0, 10));

        assertThat(closed().counts().received()).isEqualTo(1);
        recording.stats().phaseBegan(10);
        assertThat(closed().counts().received()).isEqualTo(1);
    }

    @Test
    void messagesOfAnotherRunAreForeignAndInNoLatency() {
        Receiver receiver = receiver(StampMode.PAYLOAD);
        send(0);

        receive(receiver, 0, payload(RUN + 1, 0, 0, 0));
        receive(receiver, 1, new byte[0]);
        receive(receiver, 2, new byte[3]);

        assertThat(counts()).isEqualTo(new Delivery.Counts(0, 0, 0, 0, 0, 3, 0, Delivery.Unseen.NONE));
        assertThat(closed().counts().received()).isZero();
    }

    @Test
    void aFlippedByteMakesAMessageCorruptAndNotLostAsWell() {
        Receiver receiver = receiver(StampMode.PAYLOAD);
        send(0);
        recording.ledger().producer(0).acked(0);
        byte[] payload = payload(RUN, 0, 0, 0);
        payload[5] ^= 1;

        receive(receiver, 0, payload);

        assertThat(counts()).isEqualTo(new Delivery.Counts(1, 0, 0, 0, 0, 0, 1, Delivery.Unseen.NONE));
        assertThat(closed().counts().received()).isZero();
    }

    @Test
    void anotherSizeMakesAMessageCorrupt() {
        Receiver receiver = receiver(StampMode.PAYLOAD);
        send(0);
        send(1);
        send(2);

        receive(receiver, 0, Arrays.copyOf(payload(RUN, 0, 0, 0), 99));
        receive(receiver, 1, Arrays.copyOf(payload(RUN, 1, 0, 0), 101));
        receive(receiver, 2, Arrays.copyOf(payload(RUN, 2, 0, 0), 20));

        assertThat(counts()).isEqualTo(new Delivery.Counts(3, 0, 0, 0, 0, 0, 3, Delivery.Unseen.NONE));
    }

    @Test
    void anIdentityThatCannotBeIsCorruptOnly() {
        Receiver receiver = receiver(StampMode.PAYLOAD);
        send(0);

        receive(receiver, 0, payload(RUN, 1, 0, 0));
        receive(receiver, 1, payload(RUN, -1, 0, 0));
        receive(receiver, 2, Arrays.copyOf(payload(RUN, 0, 0, 0), 19));

        assertThat(counts()).isEqualTo(new Delivery.Counts(0, 0, 0, 0, 0, 0, 3, Delivery.Unseen.NONE));
    }

    @Test
    void theStampIsReadFromTheHeader() {
        Receiver receiver = receiver(StampMode.HEADER);
        send(0);
        receiver.polled();
        byte[] stamp = new byte[Stamp.BYTES];
        Stamp.write(stamp, RUN, 0, 0, 0, 0, 3);

        receiver.received(0, 0, 0, ByteBuffer.wrap(new byte[3]), stamp);
        receiver.received(0, 1, 0, ByteBuffer.wrap(new byte[3]), null);

        assertThat(counts()).isEqualTo(new Delivery.Counts(1, 0, 0, 0, 0, 1, 0, Delivery.Unseen.NONE));
        assertThat(closed().counts().receivedBytes()).isEqualTo(3);
    }

    @Test
    void aPayloadMayStandAnywhereInItsBuffer() {
        Receiver receiver = receiver(StampMode.PAYLOAD);
        send(0);
        ByteBuffer batch = ByteBuffer.allocate(200);
        batch.put(50, payload(RUN, 0, 0, 0)).position(50).limit(150);

        receiver.received(0, 0, 0, batch, null);

        assertThat(counts().received()).isEqualTo(1);
        assertThat(counts().corrupt()).isZero();
    }

    @Test
    void withoutAStampTheLatencyHasTheMillisecondsOfTheRecord() {
        Receiver receiver = receiver(StampMode.NONE);
        long timestampMs = clock.epochMillis();
        clock.parkNanos(7 * MILLI);
        receiver.polled();

        receiver.received(0, 0, timestampMs, ByteBuffer.wrap(new byte[3]), null);
        receiver.received(0, 1, timestampMs + 8, ByteBuffer.wrap(new byte[3]), null);

        IntervalStats warmup = closed();
        assertThat(warmup.counts().received()).isEqualTo(2);
        assertThat(warmup.rejected().negative()).isEqualTo(1);
        assertThat(warmup.histogram(Latency.END_TO_END).getMaxValue()).isBetween(7 * MILLI, 7 * MILLI + 10_000);
        assertThat(warmup.histogram(Latency.END_TO_END_RESPONSE).getTotalCount())
                .isZero();
    }

    @Test
    void withoutProducersMessagesAreCountedAndNotTimed() {
        Receiver receiver = new Receiver(
                new LoadPlan(workload().producers(0).build(), List.of(), List.of(TOPIC), "bench", RUN),
                recording,
                0,
                recording
                        .ledger()
                        .subscription(0, new ConsumedTopic(TOPIC.partitions(), 0, 0, false, 1))
                        .consumer(0));
        receiver.polled();

        receive(receiver, 0, new byte[10]);

        IntervalStats warmup = closed();
        assertThat(warmup.counts().received()).isEqualTo(1);
        assertThat(warmup.counts().receivedBytes()).isEqualTo(10);
        assertThat(warmup.histogram(Latency.END_TO_END).getTotalCount()).isZero();
        assertThat(counts().foreign()).isZero();
    }

    private Receiver receiver(StampMode mode) {
        LoadPlan plan = new LoadPlan(workload().stamp(mode).build(), List.of(TOPIC), List.of(TOPIC), "bench", RUN);
        ConsumerLedger ledger = recording
                .ledger()
                .subscription(0, new ConsumedTopic(TOPIC.partitions(), 0, 1, false, 1))
                .consumer(0);
        return new Receiver(plan, recording, 0, ledger);
    }

    private void send(long sequence) {
        recording.ledger().producer(0).sent(sequence);
    }

    private static void receive(Receiver receiver, long offset, byte[] payload) {
        receiver.received(0, offset, 0, ByteBuffer.wrap(payload), null);
    }

    private static byte[] payload(int run, long sequence, long dueNs, long sentNs) {
        byte[] payload = new byte[100];
        Stamp.write(payload, run, 0, sequence, dueNs, sentNs, payload.length);
        return payload;
    }

    private IntervalStats closed() {
        return recording.stats().closeInterval(1).stats();
    }

    private Delivery.Counts counts() {
        return recording.ledger().delivery().total();
    }
}
