package bench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments of nanoTime have an arbitrary origin, so every case is tried on either side of zero. */
class WindowTest {
    private static final long SECOND = 1_000_000_000;

    private final Window window = new Window();

    @ParameterizedTest
    @ValueSource(longs = {-1_000_000 * SECOND, -SECOND, 0, SECOND, 1_000_000 * SECOND})
    void everythingIsWarmUpUntilTheMeasurementIsSet(long now) {
        assertThat(window.phase(now)).isEqualTo(Window.WARMUP);
        assertThat(window.warmupNs(now, now + 5)).isEqualTo(5);
        assertThat(window.measuredNs(now, now + 5)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1_000_000 * SECOND, -SECOND, 0, SECOND, 1_000_000 * SECOND})
    void aSendBelongsToTheMeasurementFromItsStartOn(long start) {
        window.measureFrom(start);

        assertThat(window.phase(start - SECOND)).isEqualTo(Window.WARMUP);
        assertThat(window.phase(start - 1)).isEqualTo(Window.WARMUP);
        assertThat(window.phase(start)).isEqualTo(Window.MEASUREMENT);
        assertThat(window.phase(start + SECOND)).isEqualTo(Window.MEASUREMENT);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1_000_000 * SECOND, -SECOND, 0, SECOND, 1_000_000 * SECOND})
    void aTimeIsSharedAmongWarmUpMeasurementAndWhatComesAfter(long start) {
        window.measureFrom(start);
        window.end(start + 100);

        assertThat(window.warmupNs(start - 30, start + 500)).isEqualTo(30);
        assertThat(window.measuredNs(start - 30, start + 500)).isEqualTo(100);
        assertThat(window.warmupNs(start + 10, start + 500)).isZero();
        assertThat(window.measuredNs(start + 10, start + 500)).isEqualTo(90);
        assertThat(window.measuredNs(start - 30, start - 10)).isZero();
        assertThat(window.measuredNs(start + 100, start + 500)).isZero();
    }
}
