package bench.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhaseAttributionTest {
    private static final long SECOND = 1_000_000_000;

    private final WorkerStats stats = new WorkerStats(1, 1, 0);
    private final ProducerStats producer = stats.producer(0);
    private final ConsumerStats consumer = stats.consumer(0);

    @Test
    void aMessageBelongsToThePhaseInWhichItWasSent() {
        stats.announcePhase(SECOND);
        sendAt(SECOND - 1);
        sendAt(SECOND);

        IntervalStats first = stats.closeInterval(SECOND).stats();
        stats.phaseBegan(SECOND);
        ClosedInterval second = stats.closeInterval(2 * SECOND);

        assertThat(first.counts().sent()).isEqualTo(1);
        assertThat(second.stats().counts().sent()).isEqualTo(1);
        assertThat(second.late()).singleElement().satisfies(late -> {
            assertThat(late.phase()).isZero();
            assertThat(late.stats().counts()).isEqualTo(MessageCounts.NONE);
        });
    }

    @Test
    void whatComesInLateGoesToItsPhaseAndIntoTheRatesOfTheOneUnderWay() {
        begin(SECOND);
        begin(2 * SECOND);

        ackAndReceive(SECOND / 2);
        ackAndReceive(SECOND + 5);
        ackAndReceive(2 * SECOND + 5);
        producer.failed(SECOND);
        ClosedInterval interval = stats.closeInterval(3 * SECOND);

        assertThat(interval.stats().counts()).isEqualTo(new MessageCounts(0, 0, 1, 0, 1, 7));
        assertThat(interval.stats().carriedOver()).isEqualTo(new MessageCounts(0, 0, 2, 1, 2, 14));
        assertThat(interval.stats().histogram(Latency.PUBLISH).getTotalCount()).isEqualTo(1);
        assertThat(acks(interval)).isEqualTo(Map.of(0, 1L, 1, 1L));
    }

    @Test
    void anyNumberOfPhasesIsCountedAndTheLatestAreToldApart() {
        int phases = 3 * LivePhases.SLOTS;
        for (int i = 1; i < phases; i++) {
            begin(i * SECOND);
        }

        for (int i = 0; i < phases; i++) {
            ackAndReceive(i * SECOND + 1);
        }
        ClosedInterval interval = stats.closeInterval(phases * SECOND);

        Map<Integer, Long> expected = new HashMap<>();
        int oldest = phases - LivePhases.SLOTS + 1;
        expected.put(ClosedInterval.Late.OLDER, (long) oldest);
        for (int i = oldest; i < phases - 1; i++) {
            expected.put(i, 1L);
        }
        assertThat(acks(interval)).isEqualTo(expected);
        assertThat(interval.stats().counts().acked()).isEqualTo(1);
        assertThat(interval.stats().all().acked()).isEqualTo(phases);
    }

    @Test
    void aBlockIsDividedAmongThePhasesInWhichItPassed() {
        begin(SECOND);
        stats.announcePhase(3 * SECOND);

        producer.blocked(SECOND / 2, 4 * SECOND);

        ClosedInterval second = stats.closeInterval(3 * SECOND);
        stats.phaseBegan(3 * SECOND);
        IntervalStats third = stats.closeInterval(5 * SECOND).stats();
        assertThat(second.late().get(0).stats().blocked().totalNs()).isEqualTo(SECOND / 2);
        assertThat(second.stats().blocked()).isEqualTo(new Blocked(2 * SECOND, 2 * SECOND));
        assertThat(third.blocked().totalNs()).isEqualTo(SECOND);
    }

    private void begin(long startNs) {
        stats.announcePhase(startNs);
        List<ClosedInterval> unused = List.of(stats.closeInterval(startNs));
        stats.phaseBegan(startNs);
    }

    private void sendAt(long nanos) {
        producer.sent(7, nanos, nanos, nanos);
    }

    private void ackAndReceive(long sentNs) {
        producer.acked(sentNs, sentNs, sentNs + 1_000);
        consumer.received(7, sentNs, sentNs, sentNs + 2_000);
    }

    private static Map<Integer, Long> acks(ClosedInterval interval) {
        Map<Integer, Long> acks = new HashMap<>();
        interval.late()
                .forEach(late -> acks.put(late.phase(), late.stats().counts().acked()));
        return acks;
    }
}
