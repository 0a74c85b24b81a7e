package bench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Arrivals;
import bench.config.Pace;
import bench.worker.schedule.Schedule;
import bench.worker.schedule.Schedules;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A limiter that follows schedules of all kinds, one after the other. */
class FollowedScheduleTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Pace RAMP = Pace.ramp(0, 2_000, Duration.ofSeconds(3));

    static List<Arrivals> arrivals() {
        return List.of(Arrivals.UNIFORM, Arrivals.POISSON, Arrivals.bursts(50));
    }

    @ParameterizedTest
    @MethodSource("arrivals")
    void whatIsSentAndWhatIsGivenUpIsAllThatWasDue(Arrivals arrival) {
        Schedules schedules = new Schedules(arrival, 3, 7);
        List<UniformRateLimiter> limiters =
                schedules.of(RAMP, 0).stream().map(UniformRateLimiter::new).toList();
        // The first one keeps up, the others are behind by more and more.
        long made = send(limiters, SECOND);
        List<Schedule> next = schedules.of(Pace.constant(500), 2 * SECOND);
        for (int i = 0; i < 3; i++) {
            limiters.get(i).follow(next.get(i));
        }
        made += send(limiters, 4 * SECOND);
        limiters.forEach(limiter -> limiter.end(5 * SECOND));

        assertThat(made
                        + limiters.stream()
                                .mapToLong(UniformRateLimiter::abandoned)
                                .sum())
                .isEqualTo(schedules.dueBefore(5 * SECOND));
    }

    private static long send(List<UniformRateLimiter> limiters, long untilNs) {
        long made = 0;
        for (int i = 0; i < limiters.size(); i++) {
            long lastNs = untilNs / (i + 1);
            while (limiters.get(i).dueNs(lastNs) < lastNs) {
                limiters.get(i).advance();
                made++;
            }
        }
        return made;
    }

    @ParameterizedTest
    @MethodSource("arrivals")
    void aRenewalGivesNothingUpOfACallerThatIsALittleLate(Arrivals arrival) {
        Schedules schedules = new Schedules(arrival, 1, 7);
        UniformRateLimiter limiter =
                new UniformRateLimiter(schedules.of(Pace.constant(100), 0).get(0));
        limiter.renew(SECOND);
        long made = 0;
        long now = 0;
        while (limiter.dueNs(now) < 2 * SECOND) {
            // When its thread has woken up it looks once more.
            now = Math.max(now, limiter.dueNs(now) + SECOND / 200);
            long due = limiter.dueNs(now);
            assertThat(due).isLessThan(now);
            limiter.advance();
            made++;
        }

        assertThat(made).isEqualTo(schedules.dueBefore(2 * SECOND));
        assertThat(limiter.abandoned()).isZero();
    }
}
