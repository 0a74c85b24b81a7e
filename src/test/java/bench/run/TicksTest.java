package bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TicksTest {
    private static final long START = 7;

    @Test
    void intervalsFollowFromTheStartOfThePhase() {
        assertThat(ends(60, 10)).containsExactly(10L, 20L, 30L, 40L, 50L, 60L);
    }

    @Test
    void aPhaseThatIsShorterThanTheIntervalHasOne() {
        assertThat(ends(3, 10)).containsExactly(3L);
    }

    @Test
    void theLastIntervalTakesALittleRestAndLeavesALargeOneToItself() {
        assertThat(ends(34, 10)).containsExactly(10L, 20L, 34L);
        assertThat(ends(35, 10)).containsExactly(10L, 20L, 30L, 35L);
        assertThat(ends(36, 10)).containsExactly(10L, 20L, 30L, 36L);
    }

    @Test
    void aPhaseWithoutDurationHasNone() {
        assertThat(ends(0, 10)).isEmpty();
    }

    @Test
    void manyTicksDoNotDrift() {
        Ticks ticks = new Ticks(START, Duration.ofDays(300), Duration.ofMillis(100));

        assertThat(ticks.count()).isEqualTo(300 * 24 * 3600 * 10);
        assertThat(ticks.endOf(ticks.count() - 2))
                .isEqualTo(START + Duration.ofDays(300).toNanos() - 100_000_000);
        assertThat(ticks.endNs()).isEqualTo(START + Duration.ofDays(300).toNanos());
    }

    private static List<Long> ends(long phaseSeconds, long intervalSeconds) {
        Ticks ticks = new Ticks(START, Duration.ofSeconds(phaseSeconds), Duration.ofSeconds(intervalSeconds));
        return IntStream.range(0, ticks.count())
                .mapToObj(i -> (ticks.endOf(i) - START) / 1_000_000_000)
                .toList();
    }
}
