package bench.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bench.config.Arrivals;
import bench.config.Pace;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoissonScheduleTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 5 * SECOND;
    private static final int GAPS = 100_000;
    /** Of the Kolmogorov-Smirnov statistic at alpha 0.01, for many samples. */
    private static final double CRITICAL = 1.628 / Math.sqrt(GAPS);

    /**
     * Moments are whole nanoseconds, by which a gap is off by less than 1 ns: at 1,000,000/s that moves the distribution by
     * less than 0.001, a fifth of the critical value. It does not add up, as moments are made of the unrounded count.
     */
    @ParameterizedTest
    @CsvSource({"1000, 1", "1000, 4", "1000000, 1", "1000000, 4", "1000000, 1000"})
    void gapsAreDistributedExponentially(double rate, int producers) {
        for (long seed = 1; seed <= 3; seed++) {
            double[] gaps = gaps(dues(Pace.constant(rate), producers, seed));

            assertThat(distanceToExponential(gaps, rate)).isLessThan(CRITICAL);
        }
    }

    @Test
    void gapsOfARampAreDistributedExponentiallyByTheCountOfMessages() {
        Pace ramp = Pace.ramp(0, 10_000, Duration.ofSeconds(20));
        long[] dues = dues(ramp, 4, 1);
        double[] gaps = new double[GAPS];
        for (int i = 0; i < GAPS; i++) {
            gaps[i] = ramp.messagesBy((dues[i + 1] - START) / 1e9) - ramp.messagesBy((dues[i] - START) / 1e9);
        }

        assertThat(distanceToExponential(gaps, 1)).isLessThan(CRITICAL);
    }

    /** A gap says nothing of the next: their correlation has a standard deviation of 1 / sqrt(n). */
    @Test
    void gapsKnowNothingOfEachOther() {
        double[] gaps = gaps(dues(Pace.constant(1_000), 4, 1));
        double mean = Arrays.stream(gaps).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (int i = 1; i < GAPS; i++) {
            products += (gaps[i] - mean) * (gaps[i - 1] - mean);
            squares += (gaps[i] - mean) * (gaps[i] - mean);
        }

        assertThat(products / squares).isCloseTo(0, within(3 / Math.sqrt(GAPS)));
    }

    @Test
    void theSeedDecides() {
        Pace pace = Pace.constant(1_000);

        assertThat(dues(pace, 4, 1)).isEqualTo(dues(pace, 4, 1)).isNotEqualTo(dues(pace, 4, 2));
    }

    @Test
    void aNewScheduleDoesNotRepeatTheOneBefore() {
        Schedules schedules = new Schedules(Arrivals.POISSON, 1, 1);
        Schedule first = schedules.of(Pace.constant(1_000), START).get(0);
        Schedule second = schedules.of(Pace.constant(1_000), START).get(0);

        assertThat(first.dueNs()).isNotEqualTo(second.dueNs());
    }

    @Test
    void whatIsPassedOverIsWhatIsDue() {
        Schedule stepped = schedules(Pace.constant(1_000), 1, 1).get(0);
        Schedule skipped = schedules(Pace.constant(1_000), 1, 1).get(0);
        for (long moment = START - 1; moment < START + 60 * SECOND; moment += 777_777_777) {
            long sends = 0;
            while (stepped.dueNs() < moment) {
                stepped.advance();
                sends++;
            }
            assertThat(skipped.skipBefore(moment)).isEqualTo(sends);
            assertThat(skipped.dueNs()).isEqualTo(stepped.dueNs());
        }
    }

    /** Of 100 million the standard deviation is 10,000. */
    @Test
    void soManyThatNobodyCanStepOverThemArePassedByTheirExpectedNumber() {
        Schedule schedule = schedules(Pace.constant(10_000_000), 1, 1).get(0);

        assertThat((double) schedule.skipBefore(START + 10 * SECOND)).isCloseTo(1e8, within(10_000.0));
        assertThat(schedule.dueNs()).isBetween(START + 10 * SECOND, START + 10 * SECOND + 10_000);
    }

    private static List<Schedule> schedules(Pace pace, int producers, long seed) {
        return new Schedules(Arrivals.POISSON, producers, seed).of(pace, START);
    }

    /** The first moments of all producers, of which one is not followed by another. */
    private static long[] dues(Pace pace, int producers, long seed) {
        long needed = GAPS + 1;
        // More of each than its share, so that all of the first ones of all are there.
        long ofEach = needed / producers + 10 * (long) Math.sqrt(needed / (double) producers) + 20;
        return schedules(pace, producers, seed).stream()
                .flatMapToLong(schedule -> LongStream.range(0, ofEach).map(i -> {
                    long due = schedule.dueNs();
                    schedule.advance();
                    return due;
                }))
                .sorted()
                .limit(needed)
                .toArray();
    }

    private static double[] gaps(long[] dues) {
        double[] gaps = new double[GAPS];
        for (int i = 0; i < GAPS; i++) {
            gaps[i] = (dues[i + 1] - dues[i]) / 1e9;
        }
        return gaps;
    }

    /** The Kolmogorov-Smirnov statistic. */
    private static double distanceToExponential(double[] gaps, double rate) {
        double[] sorted = gaps.clone();
        Arrays.sort(sorted);
        double most = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = 1 - Math.exp(-rate * sorted[i]);
            double above = (i + 1.0) / sorted.length - expected;
            double below = expected - (double) i / sorted.length;
            most = Math.max(most, Math.max(above, below));
        }
        return most;
    }
}
