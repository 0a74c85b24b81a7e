package bench.worker;

import static bench.testing.Workloads.workload;
import static org.assertj.core.api.Assertions.assertThat;

import bench.config.Arrivals;
import bench.config.Pace;
import bench.config.Pacing;
import bench.config.Workload;
import bench.delivery.DeliveryLedger;
import bench.driver.Topic;
import bench.stats.WorkerStats;
import bench.testing.ManualClock;
import bench.worker.schedule.Schedule;
import bench.worker.schedule.Schedules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A step from so low a rate that all but a few of a thousand producers sleep for minutes. Each loop has a clock that passes
 * while it waits, so that every moment is exact; they have gone to sleep at different moments.
 */
@Timeout(60)
class PaceStepTest {
    private static final long MILLI = 1_000_000;
    private static final long START = 1_000 * MILLI;
    private static final long STEP = 4_000 * MILLI;
    private static final long END = 4_200 * MILLI;
    private static final int PRODUCERS = 1_000;
    private static final Pace LOW = Pace.constant(1);
    private static final Pace HIGH = Pace.constant(20_000);

    static List<Arrivals> arrivals() {
        return List.of(Arrivals.UNIFORM, Arrivals.POISSON, Arrivals.bursts(50));
    }

    @ParameterizedTest
    @MethodSource("arrivals")
    void aChangeOfTheRateReachesEveryProducerWithinFiftyMilliseconds(Arrivals arrivals) {
        assertThat(longestDelayNs(arrivals, STEP)).isLessThan(50 * MILLI);
    }

    /** Every producer has looked at its schedule again before the pace begins, and keeps it from the first send on. */
    @ParameterizedTest
    @MethodSource("arrivals")
    void aPaceThatIsAnnouncedBeginsOnTimeForEveryProducer(Arrivals arrivals) {
        assertThat(longestDelayNs(arrivals, STEP - 100 * MILLI)).isLessThan(MILLI);
    }

    /** Of what is due from the step on, all of which is sent. */
    private static long longestDelayNs(Arrivals arrivals, long announcedNs) {
        Schedules schedules = new Schedules(arrivals, PRODUCERS, 7);
        List<Schedule> low = schedules.of(LOW, START);
        List<Schedule> high = schedules.of(HIGH, STEP);
        Schedules same = new Schedules(arrivals, PRODUCERS, 7);
        List<Schedule> unused = same.of(LOW, START);
        List<Schedule> expected = same.of(HIGH, STEP);
        long longestNs = 0;
        for (int i = 0; i < PRODUCERS; i++) {
            UniformRateLimiter limiter = new UniformRateLimiter(low.get(i));
            Schedule next = high.get(i);
            ManualClock clock = ManualClock.passingInWaits(i * MILLI / 50).at(announcedNs, () -> limiter.follow(next));

            List<RecordingProducer.Sent> sent = run(limiter, clock).stream()
                    .filter(message -> message.dueNs() >= STEP)
                    .toList();

            assertThat(sent.stream().map(RecordingProducer.Sent::dueNs).toList())
                    .isEqualTo(dues(expected.get(i)));
            for (RecordingProducer.Sent message : sent) {
                longestNs = Math.max(longestNs, message.sentNs() - message.dueNs());
            }
        }
        return longestNs;
    }

    private static List<Long> dues(Schedule schedule) {
        List<Long> dues = new ArrayList<>();
        while (schedule.dueNs() < END) {
            dues.add(schedule.dueNs());
            schedule.advance();
        }
        return dues;
    }

    private static List<RecordingProducer.Sent> run(UniformRateLimiter limiter, ManualClock clock) {
        Workload workload = workload().build();
        List<Topic> topics = List.of(new Topic("topic", 1));
        LoadPlan plan = new LoadPlan(workload, topics, topics, "bench", 1);
        Recording recording = new Recording(
                new LoadEnd(),
                new WorkerStats(1, 0, 0),
                new DeliveryLedger(1, 0, producer -> false),
                new Failures(warning -> {}, error -> true),
                clock);
        recording.end().at(END);
        RecordingProducer producer = new RecordingProducer();
        MessageSource source = new MessageSource(Payloads.of(workload), () -> null, plan, 0);
        Pacer pacer = Pacer.of(limiter, clock, Pacing.PARK, PRODUCERS);
        new ProducerLoop(
                        producer, pacer, source, recording, 0, workload.timing().drainTimeout())
                .run();
        return producer.sent();
    }
}
