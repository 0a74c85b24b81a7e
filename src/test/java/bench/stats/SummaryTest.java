package bench.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final long SECOND = 1_000_000_000L;

    private final WorkerStats stats = new WorkerStats(1, 1, 10 * SECOND);
    private final Summary summary = new Summary(10 * SECOND);

    @Test
    void isTheSumOfItsIntervals() {
        record(3, 1_000_000);
        summary.add(stats.closeInterval(20 * SECOND).stats());
        record(4, 2_000_000);
        summary.add(stats.closeInterval(30 * SECOND).stats());

        IntervalStats total = summary.total();
        assertThat(summary.intervals()).isEqualTo(2);
        assertThat(total.elapsedSeconds()).isEqualTo(20);
        assertThat(total.counts().sent()).isEqualTo(7);
        assertThat(total.counts().sentBytes()).isEqualTo(700);
        assertThat(total.histogram(Latency.PUBLISH_DELAY).getTotalCount()).isEqualTo(7);
        assertThat(total.histogram(Latency.PUBLISH_DELAY).getCountAtValue(1_000_000))
                .isEqualTo(3);
    }

    @Test
    void theTailAddsItsSamplesAndNotItsTime() {
        record(3, 1_000_000);
        summary.add(stats.closeInterval(20 * SECOND).stats());
        stats.producer(0).acked(0, 0, 5);
        stats.producer(0).failed(0);
        stats.producer(0).sent(1, 5, 4, 0);
        summary.addTail(stats.closeInterval(50 * SECOND).stats());

        IntervalStats total = summary.total();
        assertThat(total.elapsedSeconds()).isEqualTo(10);
        assertThat(total.counts().acked()).isEqualTo(1);
        assertThat(total.counts().failed()).isEqualTo(1);
        assertThat(total.rejected().negative()).isEqualTo(1);
        assertThat(summary.intervals()).isEqualTo(1);
    }

    @Test
    void anEmptySummaryHasHistogramsOfAllLatencies() {
        IntervalStats total = summary.total();

        assertThat(total.elapsedSeconds()).isZero();
        assertThat(total.histograms()).containsOnlyKeys(Latency.values());
        assertThat(total.counts().sent()).isZero();
    }

    private void record(int messages, long delayNs) {
        for (int i = 0; i < messages; i++) {
            stats.producer(0).sent(100, 0, delayNs, 0);
        }
    }
}
