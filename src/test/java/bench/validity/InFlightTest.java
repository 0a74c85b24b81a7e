package bench.validity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bench.delivery.LoadCount;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private static final double RATE = 1_000;
    private static final double SECONDS = 15;
    private static final int SAMPLES = 300;

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void anOverloadGrowsByWhatIsNotAcked() {
        InFlight.Trend trend = trend(seconds -> 300 * seconds);

        assertThat(trend.growthPerSecond()).isCloseTo(300, within(10.0));
        assertThat(trend.filled()).isZero();
    }

    /** As when the thread that looks is kept from its processor. */
    @Test
    void aLateLookIsNoLessThanWhatWasAskedFor() {
        InFlight looks = new InFlight(Duration.ZERO);
        looks.add(new LoadCount(100_000_000, 100, 90, 0, LoadCount.NEVER));
        looks.add(new LoadCount(2_950_000_000L, 2_950, 2_940, 0, LoadCount.NEVER));

        assertThat(looks.acked() / looks.seconds()).isCloseTo(RATE, within(1e-6));
    }

    @Test
    void anOverloadOfOnePercentIsSeen() {
        assertThat(trend(seconds -> 10 * seconds).grows()).isTrue();
    }

    /** As with acks that take two seconds: it fills up, and then stays as it is. */
    @Test
    void whatIsOnItsWayFillsUpAndDoesNotGrow() {
        InFlight.Trend trend = trend(seconds -> Math.min(seconds, 2) * RATE);

        assertThat(trend.grows()).isFalse();
        assertThat((double) trend.filled()).isCloseTo(2 * RATE, within(20.0));
    }

    @Test
    void aQueueThatIsWorkedOffIsLessThanNothing() {
        InFlight.Trend trend = trend(seconds -> Math.max(0, 3_000 - 600 * seconds));

        assertThat(trend.grows()).isFalse();
        assertThat(trend.filled()).isNegative();
    }

    @Test
    void noiseAndASinglePauseDoNotGrow() {
        assertThat(trend(seconds -> 5 + 10 * random.nextDouble()).grows()).isFalse();
        assertThat(trend(seconds -> seconds > 9 && seconds < 10 ? 1_000 : 5).grows())
                .isFalse();
    }

    @Test
    void aFewMessagesOfASlowLoadDoNotGrow() {
        InFlight inFlight = new InFlight(Duration.ZERO);
        for (int i = 0; i < SAMPLES; i++) {
            inFlight.add(count(i * SECONDS / SAMPLES, i / 60));
        }

        assertThat(inFlight.trend(2.5, 2, 0).grows()).isFalse();
    }

    /** As of a backlog that may take hours to drain. */
    @Test
    void aTimeOfUnknownLengthIsSeenFromItsStartToItsEnd() {
        for (int looks : new int[] {2, 1_000, 100_000}) {
            InFlight inFlight = new InFlight(Duration.ZERO);
            inFlight.add(count(0, 0));
            for (int i = 1; i <= looks; i++) {
                inFlight.look(count(i * 0.05, 300L * i / 20));
            }

            assertThat(inFlight.seconds()).isCloseTo(looks * 0.05, within(looks * 0.05 / 100));
            assertThat(inFlight.trend(RATE, 2, 0).grows()).isEqualTo(looks > 100);
        }
    }

    @Test
    void tooFewSamplesHaveNoTrend() {
        InFlight inFlight = new InFlight(Duration.ZERO);
        assertThat(inFlight.trend(RATE, 2, 0)).isEqualTo(InFlight.Trend.NONE);

        inFlight.add(count(0, 0));
        assertThat(inFlight.trend(RATE, 2, 0)).isEqualTo(InFlight.Trend.NONE);
    }

    private static InFlight.Trend trend(DoubleUnaryOperator inFlightAt) {
        InFlight inFlight = new InFlight(Duration.ZERO);
        for (int i = 0; i <= SAMPLES; i++) {
            double seconds = i * SECONDS / SAMPLES;
            inFlight.add(count(seconds, (long) inFlightAt.applyAsDouble(seconds)));
        }
        return inFlight.trend(RATE, 2, 0);
    }

    private static LoadCount count(double seconds, long inFlight) {
        return new LoadCount((long) (seconds * 1e9), 1_000_000 + inFlight, 1_000_000, 0, LoadCount.NEVER);
    }
}
