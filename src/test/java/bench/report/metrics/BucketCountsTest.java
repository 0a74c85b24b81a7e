package bench.report.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketCountsTest {
    private static Histogram histogram(long... nanos) {
        Histogram histogram = new Histogram(1_000, 3_600_000_000_000L, 3);
        Arrays.stream(nanos).forEach(histogram::recordValue);
        return histogram;
    }

    /** Of the bucket with this upper bound. */
    private static long count(BucketCounts counts, double bound) {
        double[] bounds = BucketCounts.boundsSeconds();
        return counts.counts()[
                IntStream.range(0, bounds.length)
                        .filter(i -> Math.abs(bounds[i] - bound) < 1e-9 || bounds[i] == bound)
                        .findFirst()
                        .orElseThrow()];
    }

    @Test
    void boundsGrowFromTenMicrosecondsToAMinute() {
        assertThat(BucketCounts.boundsSeconds())
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(0.00001, 0.000015, 0.00002, 0.00003, 0.00005, 0.00007, 0.0001)
                .endsWith(7, 10, 15, 20, 30, 60, Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.00001", "40, 0.00005", "999, 0.001", "1100, 0.0015", "59000000, 60", "61000000, Infinity"})
    void aSampleLiesInTheBucketBelowWhoseBoundItIs(long micros, double bound) {
        BucketCounts counts = BucketCounts.NONE.plus(histogram(TimeUnit.MICROSECONDS.toNanos(micros)));

        assertThat(count(counts, bound)).isEqualTo(1);
        assertThat(Arrays.stream(counts.counts()).sum()).isEqualTo(1);
    }

    @Test
    void samplesOfSeveralHistogramsAddUp() {
        BucketCounts counts = BucketCounts.NONE
                .plus(histogram(1_400_000, 1_400_000, 25_000_000))
                .plus(histogram())
                .plus(histogram(1_400_000, 5_000_000_000L));

        assertThat(count(counts, 0.0015)).isEqualTo(3);
        assertThat(count(counts, 0.03)).isEqualTo(1);
        assertThat(counts.sumSeconds()).isCloseTo(5.0292, within(0.005));
        assertThat(Arrays.stream(BucketCounts.NONE.counts()).sum()).isZero();
    }

    @Test
    void whatIsShownNeverFalls() {
        BucketCounts ticks = BucketCounts.NONE.plus(histogram(1_400_000, 1_400_000));
        BucketCounts total = BucketCounts.NONE.plus(histogram(1_400_000, 25_000_000));

        BucketCounts most = ticks.most(total);

        assertThat(count(most, 0.0015)).isEqualTo(2);
        assertThat(count(most, 0.03)).isEqualTo(1);
        assertThat(most.sumSeconds()).isEqualTo(total.sumSeconds());
    }
}
