package bench.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import bench.report.TimeAxis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThinningTest {
    private static TimeAxis axis(int seconds) {
        return new TimeAxis(
                IntStream.range(0, seconds).mapToObj(i -> (double) i).toList(),
                IntStream.range(0, seconds).mapToObj(i -> i + 1.0).toList());
    }

    @Test
    void eachIntervalIsAPointInItsMiddleWhileThereAreFew() {
        Thinning thinning = new Thinning(axis(3));

        assertThat(thinning.times()).containsExactly(0.5, 1.5, 2.5);
        assertThat(thinning.points(List.of(1L, 2.5, 3L))).containsExactly(1L, 2.5, 3L);
    }

    @ParameterizedTest
    @ValueSource(ints = {600, 601, 3_600, 86_400})
    void thereAreNeverMoreThanSixHundredPoints(int intervals) {
        Thinning thinning = new Thinning(axis(intervals));

        assertThat(thinning.times()).hasSize(600);
        assertThat(thinning.points(Collections.nCopies(intervals, 1L))).hasSize(600);
    }

    @Test
    void theLeastAndTheGreatestAreKeptInTheirOrder() {
        List<Number> values = new ArrayList<>(Collections.nCopies(1_200, 5L));
        values.set(100, 9L);
        values.set(101, 1L);

        List<Number> points = new Thinning(axis(1_200)).points(values);

        assertThat(points).contains(9L, 1L);
        assertThat(points.indexOf(9L)).isLessThan(points.indexOf(1L));
    }

    @Test
    void noExtremeOfAnySeriesIsLost() {
        SplittableRandom random = new SplittableRandom(1);
        List<Number> values =
                random.doubles(5_000).mapToObj(value -> Numbers.rounded(value)).toList();

        List<Number> points = new Thinning(axis(5_000)).points(values);

        assertThat(points.stream().mapToDouble(Number::doubleValue).max())
                .isEqualTo(values.stream().mapToDouble(Number::doubleValue).max());
        assertThat(points.stream().mapToDouble(Number::doubleValue).min())
                .isEqualTo(values.stream().mapToDouble(Number::doubleValue).min());
    }

    @Test
    void noPointStandsForTimesOnBothSidesOfAGap() {
        TimeAxis axis = new TimeAxis(
                IntStream.range(0, 1_000).mapToObj(i -> i < 501 ? i : i + 600.0).toList(),
                IntStream.range(0, 1_000)
                        .mapToObj(i -> i < 501 ? i + 1.0 : i + 601.0)
                        .toList());
        List<Number> values = IntStream.range(0, 1_000)
                .mapToObj(i -> (Number) (i < 501 ? 1L : 2L))
                .toList();

        Thinning thinning = new Thinning(axis);

        List<Number> times = thinning.times();
        List<Number> points = thinning.points(values);
        assertThat(times).hasSameSizeAs(points).hasSizeBetween(590, 600);
        for (int i = 0; i < times.size(); i++) {
            double reach = thinning.reaches().get(i).doubleValue();
            double time = times.get(i).doubleValue();
            assertThat(points.get(i)).isEqualTo(time < 501 ? 1L : 2L);
            assertThat(time + reach <= 501.01 || time - reach >= 1_100.99)
                    .as("%s by %s", time, reach)
                    .isTrue();
        }
    }

    @Test
    void gapsWithoutNumberLeaveSixHundredPoints() {
        TimeAxis axis = new TimeAxis(
                IntStream.range(0, 2_000).mapToObj(i -> 3.0 * i).toList(),
                IntStream.range(0, 2_000).mapToObj(i -> 3.0 * i + 1).toList());

        assertThat(new Thinning(axis).points(Collections.nCopies(2_000, 1L))).hasSize(600);
    }

    @Test
    void eachPointStandsForItsPartOfTheTime() {
        assertThat(new Thinning(axis(3)).reaches()).containsExactly(0.5, 0.5, 0.5);
        assertThat(new Thinning(axis(1_200)).reaches()).hasSize(600).containsOnly(1L);
    }

    @Test
    void timesGrow() {
        List<Number> times = new Thinning(axis(3_600)).times();

        assertThat(times.stream().mapToDouble(Number::doubleValue).toArray()).isSorted();
    }

    @Test
    void anIntervalWithoutAValueIsAGap() {
        List<Number> values = new ArrayList<>(Collections.nCopies(1_200, null));

        assertThat(new Thinning(axis(1_200)).points(values)).hasSize(600).containsOnlyNulls();
    }
}
