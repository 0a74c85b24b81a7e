package bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import bench.report.Runs;
import bench.stats.Blocked;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.stats.MessageCounts;
import bench.stats.Rejected;
import bench.stats.Span;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistogramBlocksTest {
    private static final long TEN_SECONDS_NS = 10_000_000_000L;

    private final HistogramBlocks blocks = new HistogramBlocks();

    @Test
    void hasABlockForEachIntervalWhileTheseAreFew() {
        add(Phase.MEASUREMENT, 0, 3);

        assertThat(blocks.finish())
                .extracting(IntervalHistograms::startSeconds, IntervalHistograms::seconds)
                .containsExactly(tuple(0.0, 10.0), tuple(10.0, 10.0), tuple(20.0, 10.0));
    }

    @ParameterizedTest
    @CsvSource({"120,120,1", "121,61,2", "180,90,2", "240,120,2", "241,61,4", "1000,63,16"})
    void mergesNeighboursEvenlyWhenTheyAreMany(int intervals, int expected, int intervalsOfABlock) {
        add(Phase.MEASUREMENT, 0, intervals);

        List<IntervalHistograms> finished = blocks.finish();

        assertThat(finished).hasSize(expected);
        assertThat(finished.subList(0, expected - 1)).allMatch(block -> block.seconds() == 10.0 * intervalsOfABlock);
        assertThat(count(finished)).isEqualTo(intervals * 1_000L);
        assertThat(end(finished)).isCloseTo(intervals * 10.0, within(1e-6));
    }

    @Test
    void keepsPhasesApart() {
        add(Phase.WARM_UP, 0, 3);
        add(Phase.MEASUREMENT, 3, 200);

        List<IntervalHistograms> finished = blocks.finish();

        assertThat(finished).hasSizeLessThanOrEqualTo(120);
        assertThat(finished.stream().filter(block -> block.phase().equals("warm-up")))
                .extracting(IntervalHistograms::seconds)
                .containsExactly(20.0, 10.0);
        assertThat(count(finished)).isEqualTo(203_000);
    }

    @Test
    void aLongRunHasAsManyBlocksAndNoneIsLost() {
        IntervalStats stats = interval(0);
        for (int i = 0; i < 10_000; i++) {
            blocks.add(new RunInterval(Phase.MEASUREMENT, RandomResults.later(stats, i, 0), 0, 1));
        }

        List<IntervalHistograms> finished = blocks.finish();

        assertThat(finished).hasSizeBetween(60, 120);
        assertThat(finished.subList(0, finished.size() - 1)).allMatch(block -> block.seconds() == 128);
        assertThat(count(finished)).isEqualTo(10_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "120,1,120,phase 0",
        "121,1,61,phase 0 and following",
        "500,1,63,phase 0 and following",
        "130,3,64,phase 0 and following",
        "60,10,120,phase 0",
        "110,2,110,phase 0"
    })
    void mergesNeighbouringPhasesWhereTheseAreTooManyToKeepApart(
            int phases, int intervals, int expected, String first) {
        for (int i = 0; i < phases; i++) {
            add(new Phase("phase " + i, i % 2 == 0), i * intervals, intervals);
        }

        List<IntervalHistograms> finished = blocks.finish();

        assertThat(finished).hasSize(expected);
        assertThat(finished.get(0).phase()).isEqualTo(first);
        assertThat(count(finished)).isEqualTo(1_000L * phases * intervals);
        assertThat(end(finished)).isCloseTo(10.0 * phases * intervals, within(1e-6));
    }

    @Test
    void leavesTheHistogramsOfIntervalsAsTheyAre() {
        RunInterval interval = Runs.measured();
        for (int i = 0; i < 300; i++) {
            blocks.add(interval);
        }

        assertThat(interval.stats().histogram(Latency.PUBLISH).getTotalCount()).isEqualTo(1_000);
    }

    private void add(Phase phase, int from, int intervals) {
        for (int i = from; i < from + intervals; i++) {
            blocks.add(new RunInterval(phase, interval(i), 0, 1));
        }
    }

    /** Ten seconds with 1,000 samples of two latencies, whose histograms are small. */
    private static IntervalStats interval(int index) {
        Map<Latency, Histogram> histograms = new EnumMap<>(Latency.class);
        for (Latency latency : List.of(Latency.PUBLISH, Latency.END_TO_END)) {
            Histogram histogram = new Histogram(1_000_000, 100_000_000, 2);
            histogram.recordValueWithCount(2_000_000, 1_000);
            histograms.put(latency, histogram);
        }
        return new IntervalStats(
                new Span(index * TEN_SECONDS_NS, (index + 1) * TEN_SECONDS_NS),
                MessageCounts.NONE,
                MessageCounts.NONE,
                Blocked.NONE,
                Rejected.NONE,
                histograms);
    }

    private static long count(List<IntervalHistograms> finished) {
        return finished.stream()
                .mapToLong(block -> block.latencies().histogram(Latency.PUBLISH).getTotalCount())
                .sum();
    }

    private static double end(List<IntervalHistograms> finished) {
        IntervalHistograms last = finished.get(finished.size() - 1);
        return last.startSeconds() + last.seconds();
    }
}
