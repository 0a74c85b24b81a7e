package bench.validity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bench.testing.ManualClock;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StallMeterTest {
    private final ManualClock clock = new ManualClock();
    private final StallMeter meter = StallMeter.start(clock);
    private final Histogram seen = new Histogram(3);

    @AfterEach
    void close() {
        meter.close();
        clock.advance(Duration.ofMillis(1));
    }

    @Test
    void aClockThatJumpsIsAStallOfThatLength() {
        sleepFor(Duration.ofMillis(1));
        sleepFor(Duration.ofSeconds(2));
        sleepFor(Duration.ofMillis(1));

        assertThat(seen.getTotalCount()).isEqualTo(3);
        assertThat(seen.getMaxValue() / 1e9).isCloseTo(1.999, within(0.003));
        assertThat(seen.getCountBetweenValues(1_000_000, Long.MAX_VALUE)).isEqualTo(1);
    }

    @Test
    void sleepsThatEndOnTimeOrEarlyAreNoStalls() {
        sleepFor(Duration.ofMillis(1));
        sleepFor(Duration.ofNanos(400_000));

        assertThat(seen.getTotalCount()).isEqualTo(2);
        assertThat(seen.getMaxValue()).isZero();
    }

    @Test
    void whatWasTakenIsNotSeenAgain() {
        sleepFor(Duration.ofSeconds(2));
        seen.reset();
        sleepFor(Duration.ofMillis(1));

        assertThat(seen.getMaxValue()).isZero();
    }

    /** Moves the time on while the meter sleeps, and waits until it has recorded that. */
    private void sleepFor(Duration time) {
        Awaitility.await().until(() -> clock.parkedThreads() == 1);
        long before = seen.getTotalCount();
        clock.advance(time);
        Awaitility.await().until(() -> {
            seen.add(meter.take());
            return seen.getTotalCount() > before;
        });
    }
}
