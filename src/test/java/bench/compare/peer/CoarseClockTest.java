package bench.compare.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class CoarseClockTest {
    private final Histogram latencies = new Histogram(3);

    @Test
    void threeTenthsOfAMillisecondAreNothingInSevenCasesOfTen() {
        latencies.recordValueWithCount(300_000, 1_000);

        assertThat(CoarseClock.percentileMs(latencies, 69)).isZero();
        assertThat(CoarseClock.percentileMs(latencies, 71)).isEqualTo(1);
    }

    @Test
    void aLatencyIsShownAsOneOfTheTwoMillisecondsAroundIt() {
        latencies.recordValueWithCount(2_500_000, 1_000);

        assertThat(CoarseClock.percentileMs(latencies, 49)).isEqualTo(2);
        assertThat(CoarseClock.percentileMs(latencies, 51)).isEqualTo(3);
        assertThat(CoarseClock.percentileMs(latencies, 99.9)).isEqualTo(3);
    }

    @Test
    void aPercentileIsThatOfAllLatencies() {
        latencies.recordValueWithCount(300_000, 990);
        latencies.recordValueWithCount(20_000_000, 10);

        assertThat(CoarseClock.percentileMs(latencies, 98)).isEqualTo(1);
        assertThat(CoarseClock.percentileMs(latencies, 99.9)).isEqualTo(20);
    }

    @Test
    void withoutLatenciesNothingIsShown() {
        assertThat(CoarseClock.percentileMs(latencies, 99)).isZero();
    }
}
