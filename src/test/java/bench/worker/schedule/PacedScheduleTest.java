package bench.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bench.config.Arrivals;
import bench.config.Pace;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is due along a ramp and in bursts, counted send by send. */
class PacedScheduleTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 5 * SECOND;
    private static final Duration TEN = Duration.ofSeconds(10);

    static List<Arguments> ramps() {
        return List.of(
                Arguments.of(Pace.ramp(1_000, 20_000, TEN), 1),
                Arguments.of(Pace.ramp(1_000, 20_000, TEN), 7),
                Arguments.of(Pace.ramp(20_000, 1_000, TEN), 4),
                Arguments.of(Pace.ramp(0, 10_000, TEN), 4),
                Arguments.of(Pace.ramp(10_000, 0, TEN), 4),
                Arguments.of(Pace.ramp(0, 3, TEN), 10),
                Arguments.of(Pace.ramp(1_000, 1_000.001, TEN), 3),
                Arguments.of(Pace.ramp(2.5, 0.1, Duration.ofMinutes(5)), 1000));
    }

    @ParameterizedTest
    @MethodSource("ramps")
    void asManyAreDueAsTheIntegralOfTheRateToTheMessage(Pace ramp, int producers) {
        List<Schedule> schedules = new Schedules(Arrivals.UNIFORM, producers, 1).of(ramp, START);
        long due = 0;
        for (double seconds : new double[] {0.0003, 0.5, 1, 2.7, 5, 9.99, 10.0001, 12.3, 60.05}) {
            long moment = START + (long) (seconds * SECOND);
            for (Schedule schedule : schedules) {
                while (schedule.dueNs() < moment) {
                    due++;
                    schedule.advance();
                }
            }
            // Message 0 is due at the start, and where the integral is whole so is the one of that number.
            double integral = ramp.messagesBy(seconds);
            assertThat((double) due)
                    .as("after %s s", seconds)
                    .isBetween(Math.ceil(integral - 1e-5), Math.floor(integral + 1e-5) + 1);
        }
    }

    /** Over all producers in turn: message after message is where the integral of the rate says. */
    @Test
    void producersShareARampEvenly() {
        Pace ramp = Pace.ramp(100, 500, TEN);
        long[] dues = dues(new Schedules(Arrivals.UNIFORM, 4, 1).of(ramp, START), 500);

        for (int i = 0; i < dues.length; i++) {
            assertThat(ramp.messagesBy((dues[i] - START) / 1e9)).isCloseTo(i, within(1e-5));
        }
    }

    @Test
    void afterARampToZeroNothingIsDue() {
        Schedule schedule = new Schedules(Arrivals.UNIFORM, 1, 1)
                .of(Pace.ramp(10, 0, TEN), START)
                .get(0);

        assertThat(schedule.skipBefore(START + 3600 * SECOND)).isBetween(50L, 51L);
        assertThat(schedule.dueNs()).isEqualTo(Schedule.NEVER);
    }

    @ParameterizedTest
    @MethodSource("ramps")
    void whatIsPassedOverIsWhatIsDue(Pace ramp, int producers) {
        for (int burstSize : List.of(1, 3, 100)) {
            Arrivals arrival = burstSize == 1 ? Arrivals.UNIFORM : Arrivals.bursts(burstSize);
            List<Schedule> stepped = new Schedules(arrival, producers, 1).of(ramp, START);
            List<Schedule> skipped = new Schedules(arrival, producers, 1).of(ramp, START);
            for (int i = 0; i < producers; i += 1 + producers / 10) {
                for (long moment = START - 1; moment < START + 13 * SECOND; moment += 777_777_777) {
                    long sends = 0;
                    while (stepped.get(i).dueNs() < moment) {
                        stepped.get(i).advance();
                        sends++;
                    }
                    assertThat(skipped.get(i).skipBefore(moment)).isEqualTo(sends);
                    assertThat(skipped.get(i).dueNs()).isEqualTo(stepped.get(i).dueNs());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1000", "4, 1000", "7, 10", "1000, 3"})
    void aBurstIsOfAllProducersTogether(int producers, int burstSize) {
        List<Schedule> schedules =
                new Schedules(Arrivals.bursts(burstSize), producers, 1).of(Pace.constant(2_500), START);

        long[] dues = dues(schedules, 5 * burstSize);

        for (int i = 0; i < dues.length; i++) {
            assertThat(dues[i]).isEqualTo(START + (long) (i / burstSize * burstSize / 2_500.0 * 1e9));
        }
    }

    @Test
    void burstsComeMoreOftenWhereTheRateIsHigher() {
        List<Schedule> schedules = new Schedules(Arrivals.bursts(100), 2, 1).of(Pace.ramp(100, 300, TEN), START);

        long[] bursts = LongStream.of(dues(schedules, 2_000)).distinct().toArray();

        assertThat(bursts).hasSize(20);
        for (int i = 2; i < bursts.length; i++) {
            assertThat(bursts[i] - bursts[i - 1]).isLessThan(bursts[i - 1] - bursts[i - 2]);
        }
    }

    @Test
    void aScheduleThatIsRenewedHasTheSameMoments() {
        for (Arrivals arrival : List.of(Arrivals.UNIFORM, Arrivals.bursts(10), Arrivals.POISSON)) {
            for (Pace pace : List.of(Pace.constant(333), Pace.ramp(100, 500, TEN))) {
                Schedule schedule = new Schedules(arrival, 3, 1).of(pace, START).get(1);
                Schedule same = new Schedules(arrival, 3, 1).of(pace, START).get(1);
                long moment = START + 2 * SECOND + 1;
                Schedule renewed = schedule.renewed(moment);

                assertThat(schedule.skipBefore(moment)).isEqualTo(same.skipBefore(moment));
                assertThat(renewed.fromNs()).isGreaterThanOrEqualTo(moment);
                for (int i = 0; i < 100; i++) {
                    assertThat(renewed.dueNs()).as("%s %s", arrival, pace).isEqualTo(same.dueNs());
                    renewed.advance();
                    same.advance();
                }
            }
        }
    }

    /** The first so many of all producers, in order. */
    private static long[] dues(List<Schedule> schedules, int count) {
        int producers = schedules.size();
        return schedules.stream()
                .flatMapToLong(
                        schedule -> LongStream.range(0, count / producers + 1).map(i -> {
                            long due = schedule.dueNs();
                            schedule.advance();
                            return due;
                        }))
                .sorted()
                .limit(count)
                .toArray();
    }
}
