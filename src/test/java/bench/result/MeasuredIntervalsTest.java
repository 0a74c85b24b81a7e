package bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import bench.stats.IntervalStats;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What several intervals come to. */
class MeasuredIntervalsTest {
    private static final double NO_LIMIT = 2_147_483_647;

    private final MeasuredIntervals measurement = new MeasuredIntervals();

    private Double targetOf(double... rates) {
        IntervalStats stats = RandomResults.interval(new SplittableRandom(1), 0, 1_000);
        measurement.phaseStarted(Phase.MEASUREMENT);
        for (double rate : rates) {
            measurement.add(new RunInterval(Phase.MEASUREMENT, stats, 0, rate));
        }
        return measurement.targetRate();
    }

    /** As the phases of the result are, in which those of a search are not. */
    @Test
    void phasesAreNumberedWithoutThoseOfASearch() {
        IntervalStats stats = RandomResults.interval(new SplittableRandom(1), 0, 1_000);
        for (Phase phase :
                List.of(Phase.ofSearch("trial 1"), Phase.WARM_UP, new Phase("low", true), new Phase("high", true))) {
            measurement.phaseStarted(phase);
            measurement.add(new RunInterval(phase, stats, 0, 1_000));
        }

        assertThat(measurement.series().byName().get("phase")).containsExactly(1L, 2L);
    }

    @Test
    void ratesOfPhasesHaveAMean() {
        assertThat(targetOf(1_000, 3_000)).isEqualTo(2_000);
    }

    @Test
    void noLimitThroughoutIsNoLimit() {
        assertThat(targetOf(NO_LIMIT, NO_LIMIT)).isEqualTo(NO_LIMIT);
    }

    @Test
    void aRateAndNoLimitHaveNoMean() {
        assertThat(targetOf(1_000, NO_LIMIT, 1_000)).isNull();
    }
}
