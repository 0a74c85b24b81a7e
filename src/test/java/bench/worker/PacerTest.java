package bench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Pacing;
import bench.time.Clock;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final int MANY = 64;

    @Test
    void parkingNeverSpins() {
        assertThat(Pacer.spinNs(Pacing.PARK, 1, MANY)).isZero();
    }

    @Test
    void spinningNeverParks() {
        assertThat(Pacer.spinNs(Pacing.SPIN, MANY, 1)).isEqualTo(Long.MAX_VALUE);
        ParkedTime clock = new ParkedTime();
        Pacer pacer = Pacer.of(new UniformRateLimiter(0, 1), clock, Pacing.SPIN, 1);

        pacer.await(3_000_000_000L);

        assertThat(clock.parkedNs).isZero();
    }

    @Test
    void automaticPacingSpinsOnlyWhereEveryProducerLeavesThreeProcessorsToOthers() {
        assertThat(Pacer.spinNs(Pacing.AUTO, 1, 3)).isZero();
        assertThat(Pacer.spinNs(Pacing.AUTO, 1, 4)).isPositive();
        assertThat(Pacer.spinNs(Pacing.AUTO, 2, 7)).isZero();
        assertThat(Pacer.spinNs(Pacing.AUTO, 2, 8)).isPositive();
        assertThat(Pacer.spinNs(Pacing.AUTO, Integer.MAX_VALUE, MANY)).isZero();
    }

    @Test
    void parksForAsLongAsIsLeftAndForNoLongerThanARateMayWaitToChange() {
        ParkedTime clock = new ParkedTime();
        Pacer pacer = Pacer.of(new UniformRateLimiter(0, 1), clock, Pacing.PARK, 1);

        pacer.await(700_000);
        assertThat(clock.parkedNs).isEqualTo(700_000);

        pacer.await(3_000_000_000L);
        assertThat(clock.parkedNs).isLessThan(50_000_000);
    }

    @Test
    void doesNotParkForLessThanParkingIsWorth() {
        ParkedTime clock = new ParkedTime();
        Pacer pacer = Pacer.of(new UniformRateLimiter(0, 1), clock, Pacing.PARK, 1);

        pacer.await(1);

        assertThat(clock.parkedNs).isBetween(20_000L, 100_000L);
    }

    /** A clock that notes for how long it was asked to park last. */
    private static final class ParkedTime implements Clock {
        private long parkedNs;

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public long epochMillis() {
            return 0;
        }

        @Override
        public void parkNanos(long nanos) {
            parkedNs = nanos;
        }
    }
}
