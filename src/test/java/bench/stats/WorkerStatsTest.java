package bench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class WorkerStatsTest {
    private static final long MILLI = 1_000_000;

    @Test
    void anIntervalHasWhatWasRecordedInItAndNothingElse() {
        WorkerStats stats = new WorkerStats(1, 1, 5);
        stats.producer(0).sent(100, 0, 2 * MILLI, MILLI);
        stats.producer(0).acked(0, 2 * MILLI, 5 * MILLI);
        stats.producer(0).failed(0);
        stats.consumer(0).received(100, 0, 2 * MILLI, 9 * MILLI);

        IntervalStats first = stats.closeInterval(10).stats();
        IntervalStats second = stats.closeInterval(20).stats();

        assertThat(first.span().startNs()).isEqualTo(5);
        assertThat(first.span().endNs()).isEqualTo(10);
        assertThat(counts(first)).containsExactly(1, 100, 1, 1, 1, 100, 0, 0);
        assertMillis(first, Latency.PUBLISH_DELAY, 2);
        assertMillis(first, Latency.HARNESS_DELAY, 1);
        assertMillis(first, Latency.PUBLISH, 3);
        assertMillis(first, Latency.PUBLISH_RESPONSE, 5);
        assertMillis(first, Latency.END_TO_END, 7);
        assertMillis(first, Latency.END_TO_END_RESPONSE, 9);
        assertThat(second.span().startNs()).isEqualTo(10);
        assertThat(counts(second)).containsOnly(0);
        assertThat(second.histograms().values()).allMatch(histogram -> histogram.getTotalCount() == 0);
    }

    @Test
    void aClosedIntervalStaysAsItIs() {
        WorkerStats stats = new WorkerStats(1, 0, 0);
        stats.producer(0).sent(1, 0, MILLI, 0);
        IntervalStats closed = stats.closeInterval(1).stats();

        stats.producer(0).sent(1, 0, MILLI, 0);
        var unused = stats.closeInterval(2);
        stats.producer(0).sent(1, 0, MILLI, 0);

        assertThat(closed.histogram(Latency.PUBLISH_DELAY).getTotalCount()).isEqualTo(1);
    }

    @Test
    void everyProducerAndConsumerIsInTheIntervalHoweverManyThereAre() {
        for (int count : new int[] {1, RecorderGroup.MAX_RECORDERS, RecorderGroup.MAX_RECORDERS + 1, 1_000}) {
            WorkerStats stats = new WorkerStats(count, count, 0);
            for (int i = 0; i < count; i++) {
                stats.producer(i).sent(10, 0, 1, 1);
                stats.producer(i).acked(0, 1, 2);
                stats.consumer(i).received(10, 0, 1, 2);
            }

            IntervalStats interval = stats.closeInterval(1).stats();
            assertThat(counts(interval)).containsExactly(count, 10L * count, count, 0, count, 10L * count, 0, 0);
            assertThat(interval.histograms().values()).allMatch(histogram -> histogram.getTotalCount() == count);
        }
    }

    @Test
    void samplesBelowZeroAndOutOfRangeAreCountedAndNotRecorded() {
        WorkerStats stats = new WorkerStats(1, 0, 0);
        stats.producer(0).sent(1, 1, 0, 0);
        stats.producer(0).sent(1, 0, Samples.HIGHEST_NS, 0);
        stats.producer(0).sent(1, 0, Samples.HIGHEST_NS + 1, 0);

        IntervalStats interval = stats.closeInterval(1).stats();

        assertThat(counts(interval)).containsExactly(3, 3, 0, 0, 0, 0, 1, 1);
        assertThat(interval.histogram(Latency.PUBLISH_DELAY).getTotalCount()).isEqualTo(1);
        assertThat(stats.closeInterval(2).stats().rejected().negative()).isZero();
    }

    @Test
    void aSampleOfAnyLengthKeepsThreeDigits() {
        WorkerStats stats = new WorkerStats(1, 0, 0);
        for (long nanos = 1_000; nanos <= Samples.HIGHEST_NS; nanos *= 3) {
            stats.producer(0).sent(1, 0, nanos, 0);
            Histogram delay = stats.closeInterval(1).stats().histogram(Latency.PUBLISH_DELAY);

            assertThat((double) Math.abs(delay.getMaxValue() - nanos))
                    .as("%d ns", nanos)
                    .isLessThanOrEqualTo(Math.max(1_000, nanos / 1_000.0));
        }
    }

    @Test
    void receiptsWithoutTimesAreCountedOnly() {
        WorkerStats stats = new WorkerStats(0, 1, 0);
        stats.consumer(0).received(7, 0);
        stats.consumer(0).received(7, 0, 3 * MILLI);

        IntervalStats interval = stats.closeInterval(1).stats();

        assertThat(interval.counts().received()).isEqualTo(2);
        assertMillis(interval, Latency.END_TO_END, 3);
        assertThat(interval.histogram(Latency.END_TO_END_RESPONSE).getTotalCount())
                .isZero();
    }

    @Test
    void aSendThatIsLateBecauseOfTheOneBeforeIsNoDelayOfTheHarness() {
        WorkerStats stats = new WorkerStats(1, 0, 0);
        stats.producer(0).sent(1, 5 * MILLI, 8 * MILLI, 4 * MILLI);

        IntervalStats interval = stats.closeInterval(1).stats();

        assertMillis(interval, Latency.PUBLISH_DELAY, 3);
        assertThat(interval.histogram(Latency.HARNESS_DELAY).getTotalCount()).isEqualTo(1);
        assertThat(interval.histogram(Latency.HARNESS_DELAY).getMaxValue()).isZero();
    }

    @Test
    void timeBlockedIsOfItsInterval() {
        WorkerStats stats = new WorkerStats(2, 0, 0);
        stats.producer(0).blocked(0, 5 * MILLI);
        stats.producer(1).blocked(0, 2 * MILLI);

        IntervalStats first = stats.closeInterval(1).stats();
        IntervalStats second = stats.closeInterval(2).stats();

        assertThat(first.blocked().totalNs()).isEqualTo(7 * MILLI);
        assertThat(first.blocked().longestNs()).isEqualTo(5 * MILLI);
        assertThat(second.blocked().totalNs()).isZero();
        assertThat(second.blocked().longestNs()).isZero();
    }

    @Test
    void theFirstIntervalOfAPhaseBeginsWithIt() {
        WorkerStats stats = new WorkerStats(0, 0, 0);
        stats.announcePhase(1_000_000_000);
        stats.phaseBegan(1_000_000_000);

        assertThat(stats.closeInterval(3_000_000_000L).stats().elapsedSeconds()).isEqualTo(2);
    }

    @Test
    void refusesProducersAndConsumersThatThereAreNot() {
        WorkerStats stats = new WorkerStats(2, 0, 0);

        assertThatIllegalArgumentException().isThrownBy(() -> stats.producer(2)).withMessage("producer 2 of 2");
        assertThatIllegalArgumentException().isThrownBy(() -> stats.producer(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> stats.consumer(0)).withMessage("consumer 0 of 0");
    }

    private static long[] counts(IntervalStats interval) {
        return new long[] {
            interval.counts().sent(),
            interval.counts().sentBytes(),
            interval.counts().acked(),
            interval.counts().failed(),
            interval.counts().received(),
            interval.counts().receivedBytes(),
            interval.rejected().negative(),
            interval.rejected().outOfRange()
        };
    }

    private static void assertMillis(IntervalStats interval, Latency latency, long millis) {
        Histogram histogram = interval.histogram(latency);
        assertThat(histogram.getTotalCount()).isEqualTo(1);
        assertThat(histogram.getMaxValue()).isBetween(millis * MILLI, millis * MILLI + millis * MILLI / 1_000);
    }
}
