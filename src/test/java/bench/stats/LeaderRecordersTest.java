package bench.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LeaderRecordersTest {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000 * MS;

    private final LeaderRecorders recorders = new LeaderRecorders(1, 2);

    @Test
    void whatIsMeasuredIsKeptByLeader() {
        recorders.measureFrom(SECOND, true);
        LeaderRecorders.OfProducer producer = recorders.producer(0);

        producer.acked(0, SECOND, SECOND + 2 * MS);
        producer.acked(1, SECOND + 1, SECOND + 30 * MS);
        producer.acked(1, SECOND + 2, SECOND + 40 * MS);

        List<Histogram> drained = recorders.drain();
        assertThat(drained).extracting(Histogram::getTotalCount).containsExactly(1L, 2L);
        assertThat(drained.get(0).getMaxValue()).isBetween(19 * MS / 10, 21 * MS / 10);
        assertThat(drained.get(1).getMaxValue()).isBetween(39 * MS, 41 * MS);
    }

    @Test
    void whatIsTakenIsNotThereAgain() {
        recorders.measureFrom(0, true);
        recorders.producer(0).acked(0, 1, 2 * MS);

        assertThat(recorders.drain().get(0).getTotalCount()).isOne();
        assertThat(recorders.drain().get(0).getTotalCount()).isZero();
    }

    @Test
    void whatWasSentBeforeTheMeasurementOrAfterItIsInNone() {
        recorders.measureFrom(SECOND, true);
        recorders.measureFrom(3 * SECOND, false);
        LeaderRecorders.OfProducer producer = recorders.producer(0);

        producer.acked(0, SECOND - 1, 2 * SECOND);
        producer.acked(0, 3 * SECOND, 4 * SECOND);
        producer.acked(0, 3 * SECOND - 1, 4 * SECOND);

        assertThat(recorders.drain().get(0).getTotalCount()).isOne();
    }

    @Test
    void theLatestPhasesAreKnownHoweverManyThereWere() {
        for (int phase = 1; phase <= 9; phase++) {
            recorders.measureFrom(phase * SECOND, phase % 2 == 0);
        }
        LeaderRecorders.OfProducer producer = recorders.producer(0);
        for (int phase = 6; phase <= 9; phase++) {
            producer.acked(0, phase * SECOND + 1, phase * SECOND + MS);
        }

        assertThat(recorders.drain().get(0).getTotalCount()).isEqualTo(2);
    }

    @Test
    void manyProducersLoseNothingOfWhatTheyShare() throws InterruptedException {
        LeaderRecorders shared = new LeaderRecorders(200, 17);
        shared.measureFrom(0, true);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int first = i;
            threads.add(new Thread(() -> {
                for (int producer = first; producer < 200; producer += 4) {
                    LeaderRecorders.OfProducer own = shared.producer(producer);
                    for (int leader = 0; leader < 17; leader++) {
                        own.acked(leader, 1, MS);
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(shared.drain()).hasSize(17).allMatch(histogram -> histogram.getTotalCount() == 200);
    }
}
