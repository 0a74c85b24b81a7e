package bench.validity;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Arrivals;
import bench.result.Check;
import bench.result.Phase;
import bench.result.RunInterval;
import bench.stats.Blocked;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.stats.MessageCounts;
import bench.stats.Rejected;
import bench.stats.Span;
import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Intervals are of 10 s, and of 10,000 messages where nothing else is said. */
class SteadyStateTest {
    private static final long INTERVAL_NS = 10_000_000_000L;

    private final SteadyState state = new SteadyState(Arrivals.UNIFORM, Duration.ofSeconds(60));

    @Test
    void fiveIntervalsThatAgreeAreOne() {
        for (int i = 0; i < 4; i++) {
            p99s(3.2);
            assertThat(state.isReached()).isFalse();
        }
        p99s(3.2);

        assertThat(state.isReached()).isTrue();
    }

    @Test
    void aP99ThatStillFallsIsNone() {
        p99s(94, 44, 32, 7, 3.2);
        assertThat(state.isReached()).isFalse();

        p99s(3.6, 3.4, 3.3);
        assertThat(state.isReached()).isFalse();

        p99s(4.7);
        assertThat(state.isReached()).isTrue();
    }

    @Test
    void aP99ThatDiffersByMoreThanHalfIsNone() {
        p99s(3.2, 3.2, 4.9, 3.2, 3.2);

        assertThat(state.isReached()).isFalse();
    }

    @Test
    void aFluctuatingRateIsNone() {
        messages(10_000, 10_000, 10_600, 10_000, 10_000);
        assertThat(state.isReached()).isFalse();

        messages(10_400, 10_000, 10_000);
        assertThat(state.isReached()).isTrue();
    }

    /** Ten messages in ten seconds: where an interval begins decides on a tenth of them. */
    @Test
    void oneMessageMoreOrLessIsNoFluctuation() {
        messages(10, 13, 10, 10, 10);
        assertThat(state.isReached()).isFalse();

        messages(11, 9);
        assertThat(state.isReached()).isTrue();
    }

    /** The p99 of a hundred messages is their maximum, which never agrees with the next. */
    @Test
    void fewMessagesAreJudgedByAPercentileThatTheySupport() {
        for (double slowest : new double[] {9, 40, 5, 90, 20}) {
            ended(100, millis(90, 3, 9, 4, 1, slowest));
        }

        assertThat(state.isReached()).isTrue();
        assertThat(state.check().figure()).contains("publish p90 3.0");
    }

    @Test
    void fewMessagesThatGetFasterAreNone() {
        for (double latency : new double[] {9, 8, 7, 6, 5}) {
            ended(15, millis(15, latency));
        }

        assertThat(state.isReached()).isFalse();
        assertThat(state.check().figure()).contains("publish p50 5.0");
    }

    @Test
    void latenciesThatTheClientItselfMakesAreNotToldApart() {
        p99s(0.004, 0.009, 0.005, 0.12, 0.2);
        assertThat(state.isReached()).isTrue();

        p99s(0.21);
        assertThat(state.isReached()).isFalse();
    }

    @Test
    void consumersAloneAreJudgedByTheirRate() {
        for (int i = 0; i < 5; i++) {
            state.intervalEnded(interval(0, 10_000 + i, 0, millis()));
        }

        assertThat(state.isReached()).isTrue();
        assertThat(state.check().figure())
                .isEqualTo("steady after 50 s: 1000.0 to 1000.4 msg/s in the last 5 intervals");
    }

    @Test
    void producersAloneAreJudgedByWhatIsStored() {
        for (int i = 0; i < 4; i++) {
            state.intervalEnded(interval(10_000, 0, 1_000, millis(10_000, 3)));
        }
        state.intervalEnded(interval(8_000, 0, 1_000, millis(8_000, 3)));
        assertThat(state.isReached()).isFalse();

        for (int i = 0; i < 5; i++) {
            state.intervalEnded(interval(10_000, 0, 1_000, millis(10_000, 3)));
        }
        assertThat(state.isReached()).isTrue();
    }

    @Test
    void aLoadOfNothingIsNone() {
        messages(0, 0, 0, 0, 0);

        assertThat(state.isReached()).isFalse();
    }

    @Test
    void waitsWithinItsLimitAndNotBehindASteadyState() {
        assertThat(state.isWorthWaiting(Duration.ofSeconds(60))).isTrue();
        assertThat(state.isWorthWaiting(Duration.ofSeconds(61))).isFalse();

        p99s(3, 3, 3, 3, 3);

        assertThat(state.isWorthWaiting(Duration.ofSeconds(60))).isFalse();
    }

    @Test
    void saysWhenAndHowTheMeasurementCameToStart() {
        p99s(94, 3, 3.5, 3, 3, 3);

        Check check = state.check();

        assertThat(check.name()).isEqualTo("steady start");
        assertThat(check.verdict()).isEqualTo(Check.Verdict.VALID);
        assertThat(check.figure())
                .matches("steady after 60 s: 1000\\.0 to 1000\\.0 msg/s, publish p99 3\\.00\\d to 3\\.50\\d ms"
                        + " in the last 5 intervals");
        assertThat(check.limit()).isEqualTo("5 % or 2 messages, p99 50 % or 0.2 ms, over 5 intervals within 60 s");
        assertThat(check.advice()).isEmpty();
    }

    @Test
    void aMeasurementThatStartsWithoutASteadyStateIsInvalid() {
        p99s(94, 44, 32);

        Check check = state.check();

        assertThat(check.verdict()).isEqualTo(Check.Verdict.INVALID);
        assertThat(check.figure())
                .matches(
                        "no steady state after 30 s: .* publish p99 32\\.0\\d\\d to 94\\.0\\d\\d ms in the last 3 intervals");
        assertThat(check.advice()).startsWith("give it more time");
        assertThat(new SteadyState(Arrivals.UNIFORM, Duration.ofSeconds(5))
                        .check()
                        .figure())
                .isEqualTo("no steady state after 0 s");
    }

    private void p99s(double... millis) {
        for (double p99 : millis) {
            ended(10_000, millis(9_800, 0.001, 200, p99));
        }
    }

    private void messages(int... counts) {
        for (int count : counts) {
            ended(count, millis(count, 3));
        }
    }

    private void ended(long messages, Histogram publish) {
        state.intervalEnded(interval(messages, messages, 1_000, publish));
    }

    /** So many of this latency, so many of that, and so on. */
    private static Histogram millis(double... countsAndLatencies) {
        Histogram histogram = new Histogram(3);
        for (int i = 0; i < countsAndLatencies.length; i += 2) {
            histogram.recordValueWithCount(
                    Math.round(countsAndLatencies[i + 1] * 1e6), Math.round(countsAndLatencies[i]));
        }
        return histogram;
    }

    private static RunInterval interval(long acked, long received, double targetRate, Histogram publish) {
        IntervalStats stats = new IntervalStats(
                new Span(0, INTERVAL_NS),
                new MessageCounts(acked, 0, acked, 0, received, 0),
                MessageCounts.NONE,
                Blocked.NONE,
                Rejected.NONE,
                Map.of(Latency.PUBLISH, publish));
        return new RunInterval(Phase.WARM_UP, stats, 0, targetRate);
    }
}
