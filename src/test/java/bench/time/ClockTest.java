package bench.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bench.testing.ManualClock;
import org.junit.jupiter.api.Test;

class ClockTest {
    @Test
    void sleepsForAllOfTheTimeThoughWaitsMayEndEarly() throws InterruptedException {
        ManualClock clock = ManualClock.passingInWaits(0);
        Clock impatient = new Clock() {
            @Override
            public long nanoTime() {
                return clock.nanoTime();
            }

            @Override
            public long epochMillis() {
                return clock.epochMillis();
            }

            @Override
            public void parkNanos(long nanos) {
                clock.parkNanos(Math.min(nanos, 3));
            }
        };

        impatient.sleepNanos(10);

        assertThat(clock.nanoTime()).isEqualTo(10);
    }

    @Test
    void anInterruptEndsASleep() {
        ManualClock clock = ManualClock.passingInWaits(0);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> clock.sleepNanos(10)).isInstanceOf(InterruptedException.class);

        assertThat(clock.nanoTime()).isZero();
        assertThat(Thread.interrupted()).isFalse();
    }
}
