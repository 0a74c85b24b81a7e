package bench.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** A Histogram that records the same values is the truth: the counts must be equal to it, to the last bucket. */
class LatencyCountsTest {
    private final LatencyCounts counts = new LatencyCounts();
    private final Histogram truth = LatencyCounts.newHistogram();

    @Test
    void hasTheBucketsOfAHistogram() {
        for (long nanos = 0; nanos <= 5_000_000; nanos += 37) {
            record(nanos);
        }
        for (long edge = 1; edge <= Samples.HIGHEST_NS; edge *= 2) {
            record(edge - 1);
            record(edge);
            record(edge + 1);
        }
        record(Samples.HIGHEST_NS);

        assertThat(counts.takeAll()).isEqualTo(truth);
    }

    @Test
    void keepsWhatItHasWhenItGrows() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            record((long) Math.exp(random.nextDouble(Math.log(1e13))));
        }

        Histogram histogram = counts.takeAll();
        assertThat(histogram).isEqualTo(truth);
        assertThat(histogram.getMaxValue()).isEqualTo(truth.getMaxValue());
        assertThat(histogram.getMinValue()).isEqualTo(truth.getMinValue());
        assertThat(histogram.getMean()).isEqualTo(truth.getMean());
    }

    @Test
    void takesWhatOthersHaveCountedWhicheverIsLarger() {
        truth.recordValue(1_000);
        truth.recordValue(1_000);
        truth.recordValue(3_000_000_000L);

        LatencyCounts small = small();
        counts.take(large());
        counts.take(small);
        assertThat(counts.takeAll()).isEqualTo(truth);
        assertThat(small.takeAll().getTotalCount()).isZero();

        small = small();
        small.take(large());
        assertThat(small.takeAll()).isEqualTo(truth);
    }

    private static LatencyCounts small() {
        LatencyCounts small = new LatencyCounts();
        small.record(1_000);
        return small;
    }

    private static LatencyCounts large() {
        LatencyCounts large = new LatencyCounts();
        large.record(3_000_000_000L);
        large.record(1_000);
        return large;
    }

    @Test
    void isEmptyAfterAllWasTaken() {
        record(5_000);
        record(50_000_000_000L);

        assertThat(counts.takeAll()).isEqualTo(truth);
        assertThat(counts.takeAll()).isEqualTo(LatencyCounts.newHistogram());
        counts.record(7_000);
        assertThat(counts.takeAll().getTotalCount()).isEqualTo(1);
    }

    private void record(long nanos) {
        counts.record(nanos);
        truth.recordValue(nanos);
    }
}
