package bench.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UniformRateLimiterTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 5 * SECOND;

    @Test
    void theFirstSendIsDueAtTheStart() {
        assertThat(new UniformRateLimiter(START, 7).dueNs(START)).isEqualTo(START);
    }

    @Test
    void sendsAreEvenlySpaced() {
        UniformRateLimiter limiter = new UniformRateLimiter(START, 4);

        assertThat(take(limiter, START)).isEqualTo(START);
        assertThat(take(limiter, START)).isEqualTo(START + SECOND / 4);
        assertThat(take(limiter, START)).isEqualTo(START + SECOND / 2);
    }

    @Test
    void aSendStaysDueUntilItIsMade() {
        UniformRateLimiter limiter = new UniformRateLimiter(START, 4);
        limiter.advance();

        assertThat(limiter.dueNs(START)).isEqualTo(limiter.dueNs(START + 10 * SECOND));
    }

    @Test
    void threeMillionASecondAreExactlyThreeMillion() {
        UniformRateLimiter limiter = new UniformRateLimiter(START, 3_000_000);

        assertThat(sendsBefore(limiter, START + SECOND)).isEqualTo(3_000_000);
        assertThat(limiter.dueNs(START)).isEqualTo(START + SECOND);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 3, 7, 999, 1_000, 33_333.3, 1_000_000, 3_000_000, 9_999_999})
    void noStepIsFartherFromTheRateThanOneNanosecond(double rate) {
        UniformRateLimiter limiter = new UniformRateLimiter(START, rate);

        for (int i = 0; i < 100_000; i++) {
            long due = take(limiter, START);
            assertThat((double) due).isBetween(START + i / rate * SECOND - 1.001, START + i / rate * SECOND + 0.001);
        }
    }

    @Test
    void doesNotDriftInHundredDays() {
        double rate = 33_333.3;
        UniformRateLimiter limiter = new UniformRateLimiter(0, rate);
        long hundredDays = 100L * 24 * 3600;

        // What a schedule owes is counted by its index: the one that falls on the moment.
        limiter.adjust(hundredDays * SECOND, hundredDays * SECOND, rate);
        limiter.dueNs(hundredDays * SECOND);

        assertThat((double) limiter.abandoned()).isCloseTo(hundredDays * rate, within(1.0));
    }

    @Test
    void keepsItsScheduleWhenTheCallerFallsBehind() {
        UniformRateLimiter limiter = new UniformRateLimiter(START, 1_000);
        long late = START + 10 * SECOND;

        assertThat(take(limiter, late)).isEqualTo(START);
        assertThat(take(limiter, late)).isEqualTo(START + SECOND / 1_000);
        assertThat(sendsBefore(limiter, late)).isEqualTo(9_998);
        assertThat(limiter.abandoned()).isZero();
    }

    @Test
    void aNewRateHoldsFromTheNextCallOn() {
        UniformRateLimiter limiter = new UniformRateLimiter(START, 0.001);
        limiter.advance();
        long now = START + SECOND;
        assertThat(limiter.dueNs(now)).isEqualTo(START + 1_000 * SECOND);

        limiter.adjust(now, now, 10);

        assertThat(take(limiter, now)).isEqualTo(now);
        assertThat(take(limiter, now)).isEqualTo(now + SECOND / 10);
        assertThat(limiter.abandoned()).isZero();
    }

    @Test
    void anAdjustmentAheadLeavesTheScheduleAsItIsUntilThen() {
        UniformRateLimiter limiter = new UniformRateLimiter(START, 10);
        long change = START + SECOND / 4;
        limiter.adjust(change, change, 1_000);

        assertThat(take(limiter, START)).isEqualTo(START);
        assertThat(take(limiter, START + SECOND / 10)).isEqualTo(START + SECOND / 10);
        assertThat(take(limiter, START + SECOND / 5)).isEqualTo(START + SECOND / 5);
        assertThat(take(limiter, START + SECOND / 5)).isEqualTo(change);
        assertThat(take(limiter, change)).isEqualTo(change + SECOND / 1_000);
        assertThat(limiter.abandoned()).isZero();
    }

    @Test
    void theOldScheduleEndsWithTheChangeAlsoWhereTheNewOneBeginsLater() {
        UniformRateLimiter limiter = new UniformRateLimiter(START, 1_000);
        limiter.advance();

        limiter.adjust(START + 1, START + 5 * SECOND, 1);

        assertThat(take(limiter, START + 1)).isEqualTo(START + 5 * SECOND);
        assertThat(take(limiter, START + 1)).isEqualTo(START + 6 * SECOND);
        assertThat(limiter.abandoned()).isZero();
    }

    @Test
    void theSameRateFromTheSameMomentIsAChangeAsWell() {
        UniformRateLimiter limiter = new UniformRateLimiter(START, 10);
        limiter.advance();

        limiter.adjust(START, START, 10);

        assertThat(limiter.dueNs(START)).isEqualTo(START);
    }

    @Test
    void whatTheOldScheduleOwedIsCountedAndNotAskedForAgain() {
        UniformRateLimiter limiter = new UniformRateLimiter(START, 100);
        take(limiter, START);
        take(limiter, START);
        long change = START + SECOND;

        limiter.adjust(change, change, 10);

        assertThat(take(limiter, START + 2 * SECOND)).isEqualTo(change);
        assertThat(limiter.abandoned()).isEqualTo(98);
    }

    @Test
    void debtsOfSeveralChangesAddUp() {
        UniformRateLimiter limiter = new UniformRateLimiter(START, 100);
        for (int second = 1; second <= 5; second++) {
            limiter.adjust(START + second * SECOND, START + second * SECOND, 100);
            assertThat(limiter.dueNs(START + second * SECOND)).isEqualTo(START + second * SECOND);
        }

        assertThat(limiter.abandoned()).isEqualTo(500);
    }

    @Test
    void whatIsOwedAtTheEndIsCounted() {
        UniformRateLimiter limiter = new UniformRateLimiter(START, 100);
        take(limiter, START);
        take(limiter, START);

        limiter.end(START + SECOND);

        assertThat(limiter.abandoned()).isEqualTo(98);
    }

    @Test
    void nothingIsOwedAtTheEndByACallerThatKeptUp() {
        UniformRateLimiter limiter = new UniformRateLimiter(START, 100);
        for (int i = 0; i < 100; i++) {
            take(limiter, START + SECOND);
        }

        limiter.end(START + SECOND);

        assertThat(limiter.abandoned()).isZero();
    }

    @Test
    void anEndBeforeTheStartOwesNothing() {
        UniformRateLimiter limiter = new UniformRateLimiter(START, 100);

        limiter.end(Long.MIN_VALUE);

        assertThat(limiter.abandoned()).isZero();
    }

    @Test
    void whatAnUnseenChangeOwedIsCountedAtTheEndAsWell() {
        UniformRateLimiter limiter = new UniformRateLimiter(START, 100);
        limiter.adjust(START + SECOND, START + SECOND, 10);

        limiter.end(START + 2 * SECOND);

        assertThat(limiter.abandoned()).isEqualTo(110);
    }

    @Test
    void sendsThatAreMadeAndThoseThatAreGivenUpAreAllThatWereDue() {
        SplittableRandom random = new SplittableRandom(42);
        for (int round = 0; round < 2_000; round++) {
            double rate = Math.pow(10, random.nextDouble(-1, 6.5));
            UniformRateLimiter limiter = new UniformRateLimiter(START, rate);
            long seconds = random.nextLong(1, 1_000);
            long change = START + seconds * SECOND;
            long made = Math.min(random.nextInt(100), (long) (seconds * rate));
            for (int i = 0; i < made; i++) {
                limiter.advance();
            }

            limiter.adjust(change, change, 1);
            long due = limiter.dueNs(change);

            double expected = Math.ceil(seconds * rate);
            assertThat(due).isEqualTo(change);
            assertThat((double) (made + limiter.abandoned()))
                    .as("rate %s for %d s", rate, seconds)
                    // A send that falls on the very moment may be off by the rounding of its time.
                    .isBetween(expected - 1, expected + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoRate(double rate) {
        UniformRateLimiter limiter = new UniformRateLimiter(START, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> limiter.adjust(START, START, rate))
                .withMessageContaining("a rate must be above 0 and finite");
        assertThatIllegalArgumentException().isThrownBy(() -> new UniformRateLimiter(START, rate));
    }

    private static long take(UniformRateLimiter limiter, long nowNs) {
        long due = limiter.dueNs(nowNs);
        limiter.advance();
        return due;
    }

    private static long sendsBefore(UniformRateLimiter limiter, long momentNs) {
        long sends = 0;
        while (limiter.dueNs(momentNs) < momentNs) {
            limiter.advance();
            sends++;
        }
        return sends;
    }
}
