package bench.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Defect 9: resetting latencies raced with recording. */
@DisplayName("Defect 9: no sample is lost, doubled or corrupted while intervals are closed")
@Timeout(60)
class ConcurrentRecordingTest {
    private static final int THREADS = 10;
    private static final int RECORDS = 10_000;

    /** Producers of the run: up to 32 have recorders of their own, more share them. */
    @ParameterizedTest
    @ValueSource(ints = {THREADS, 320})
    void tenThreadsOfTenThousandRecordsAreExactlyOneHundredThousand(int producers) throws InterruptedException {
        WorkerStats stats = new WorkerStats(producers, producers, 0);
        Summary summary = new Summary(0);
        // All of them use one recorder where recorders are shared.
        int step = producers / THREADS;

        List<Thread> writers = write(stats, step);
        long intervals = 0;
        while (writers.stream().anyMatch(Thread::isAlive)) {
            summary.add(stats.closeInterval(++intervals).stats());
        }
        join(writers);
        summary.add(stats.closeInterval(++intervals).stats());

        IntervalStats total = summary.total();
        long expected = (long) THREADS * RECORDS;
        assertThat(total.counts().sent()).isEqualTo(expected);
        assertThat(total.counts().sentBytes()).isEqualTo(expected * 3);
        assertThat(total.counts().acked()).isEqualTo(expected);
        assertThat(total.counts().failed()).isEqualTo(expected);
        assertThat(total.counts().received()).isEqualTo(expected);
        assertThat(total.rejected().negative() + total.rejected().outOfRange()).isZero();
        for (Latency latency : Latency.values()) {
            assertEverySampleOnce(total.histogram(latency));
        }
    }

    /** A reset, as at the end of a warm-up, is a closed interval that is thrown away: each sample is before or after it. */
    @ParameterizedTest
    @ValueSource(ints = {THREADS, 320})
    void aSampleIsEitherBeforeAResetOrAfterIt(int producers) throws InterruptedException {
        WorkerStats stats = new WorkerStats(producers, producers, 0);
        Summary before = new Summary(0);
        Summary after = new Summary(0);

        List<Thread> writers = write(stats, producers / THREADS);
        long resets = 0;
        while (writers.stream().anyMatch(Thread::isAlive)) {
            (resets++ % 2 == 0 ? before : after).add(stats.closeInterval(resets).stats());
        }
        join(writers);
        after.add(stats.closeInterval(resets).stats());

        IntervalStats one = before.total();
        IntervalStats other = after.total();
        assertThat(one.counts().sent() + other.counts().sent()).isEqualTo((long) THREADS * RECORDS);
        for (Latency latency : Latency.values()) {
            // MessageCounts and histograms of one interval agree, as a recording is never torn.
            long messages = Latency.at(Latency.Recorded.RECEIPT).contains(latency)
                    ? one.counts().received()
                    : one.counts().acked();
            if (!Latency.at(Latency.Recorded.SEND).contains(latency)) {
                assertThat(one.histogram(latency).getTotalCount()).isEqualTo(messages);
            }
            Histogram both = one.histogram(latency).copy();
            both.add(other.histogram(latency));
            assertEverySampleOnce(both);
        }
        assertThat(one.histogram(Latency.PUBLISH_DELAY).getTotalCount())
                .isEqualTo(one.counts().sent());
    }

    /** Each thread records each of the values 1 to 10,000 microseconds once, for each latency. */
    private static List<Thread> write(WorkerStats stats, int step) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(THREADS);
        List<Thread> writers = IntStream.range(0, THREADS)
                .mapToObj(i -> new Thread(() -> {
                    ProducerStats producer = stats.producer(i * step);
                    ConsumerStats consumer = stats.consumer(i * step);
                    ready.countDown();
                    for (int micros = 1; micros <= RECORDS; micros++) {
                        long nanos = micros * 1_000L;
                        producer.sent(3, 0, nanos, nanos);
                        producer.acked(0, 0, nanos);
                        producer.failed(0);
                        consumer.received(3, 0, 0, nanos);
                    }
                }))
                .toList();
        writers.forEach(Thread::start);
        ready.await();
        return writers;
    }

    private static void join(List<Thread> writers) throws InterruptedException {
        for (Thread writer : writers) {
            writer.join();
        }
    }

    private static void assertEverySampleOnce(Histogram histogram) {
        Histogram expected = LatencyCounts.newHistogram();
        for (int micros = 1; micros <= RECORDS; micros++) {
            expected.recordValueWithCount(micros * 1_000L, THREADS);
        }
        assertThat(histogram.getTotalCount()).isEqualTo((long) THREADS * RECORDS);
        assertThat(histogram).isEqualTo(expected);
    }
}
