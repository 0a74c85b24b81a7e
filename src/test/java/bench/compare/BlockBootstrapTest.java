package bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bench.result.Comparison.Change;
import bench.result.Histograms;
import bench.result.IntervalHistograms;
import bench.stats.Latency;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** How figures vary within a run. */
class BlockBootstrapTest {
    private static final Latency LATENCY = Latency.PUBLISH;

    private static IntervalHistograms part(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        String text = Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
        return new IntervalHistograms("measurement", 0, 1, new Histograms(Map.of(LATENCY.resultName(), text)));
    }

    private static List<Histogram> random(int parts, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Histogram> histograms = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            Histogram histogram = new Histogram(3);
            for (int sample = 0; sample < 200; sample++) {
                histogram.recordValue((long) (2e6 * Math.exp(random.nextGaussian())));
            }
            histograms.add(histogram);
        }
        return histograms;
    }

    private static int[] once(int parts) {
        return IntStream.generate(() -> 1).limit(parts).toArray();
    }

    @Test
    void percentilesAreThoseOfTheSumOfTheParts() {
        List<Histogram> histograms = random(12, 1);
        WeightedHistogram weighted = new WeightedHistogram(
                histograms.stream().map(BlockBootstrapTest::part).toList(), LATENCY);
        int[] times = once(12);
        times[3] = 0;
        times[4] = 3;
        Histogram sum = new Histogram(3);
        for (int i = 0; i < times.length; i++) {
            for (int time = 0; time < times[i]; time++) {
                sum.add(histograms.get(i));
            }
        }

        for (double percentile : new double[] {1, 50, 90, 99, 99.9, 100}) {
            assertThat(weighted.percentile(percentile, times))
                    .isCloseTo((double) sum.getValueAtPercentile(percentile), within(1.0));
        }
        assertThat(weighted.mean(times)).isCloseTo(sum.getMean(), within(sum.getMean() * 1e-9));
    }

    @Test
    void partsWithoutSamplesHaveNoPercentile() {
        WeightedHistogram weighted = new WeightedHistogram(List.of(part(new Histogram(3))), LATENCY);

        assertThat(weighted.percentile(50, once(1))).isNaN();
    }

    @Test
    void whatDoesNotVaryHasNoWidth() {
        Change change = new BlockBootstrap(10, 12, 1).of(times -> 2, times -> 3).around(1.5);

        assertThat(change.low()).isCloseTo(1.5, within(1e-12));
        assertThat(change.high()).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void neighboursThatAreAlikeWidenTheInterval() {
        double[] apart =
                IntStream.range(0, 60).mapToDouble(i -> 1 + 0.1 * (i % 2)).toArray();
        double[] together =
                IntStream.range(0, 60).mapToDouble(i -> i < 30 ? 1 : 1.1).toArray();

        assertThat(width(together)).isGreaterThan(2 * width(apart));
    }

    private static double width(double[] values) {
        Change change =
                new BlockBootstrap(60, 60, 1).of(mean(values), mean(values)).around(1);
        return change.high() - change.low();
    }

    private static ToDoubleFunction<int[]> mean(double[] values) {
        return times -> IntStream.range(0, times.length)
                        .mapToDouble(i -> times[i] * values[i])
                        .sum()
                / times.length;
    }

    @Test
    void aDifferenceThatEveryDrawShowsHasTheSmallestP() {
        BlockBootstrap bootstrap = new BlockBootstrap(10, 10, 1);

        assertThat(bootstrap.of(times -> 1, times -> 2).p()).isCloseTo(0.002, within(1e-9));
        assertThat(bootstrap.of(times -> 1, times -> 1).p()).isEqualTo(1);
    }
}
