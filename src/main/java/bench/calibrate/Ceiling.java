package bench.calibrate;

import bench.config.Pace;
import bench.config.Timing;
import bench.config.Workload;
import bench.driver.Driver;
import bench.driver.DriverContext;
import bench.driver.DriverException;
import bench.driver.loopback.LoopbackDriver;
import bench.result.RunInterval;
import bench.result.RunListener;
import bench.run.Benchmark;
import bench.run.RunInfo;
import bench.run.RunOptions;
import bench.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What this client can do with a workload at most: as much as with a broker in memory that takes no time. Stateless. */
public final class Ceiling {
    /** Long enough for the code to be compiled, and short beside a search. */
    public static final Timing TIMING = Timing.of(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(3));

    private static final int RUN = 1;

    private Ceiling() {}

    /**
     * Messages/s that are sent and, where somebody reads, received by every subscription; empty where that cannot be measured:
     * topics that exist already are not there, and a broker in memory may have too little of it.
     *
     * @throws InterruptedException when it was stopped
     */
    public static OptionalDouble of(Workload workload, Clock clock) throws InterruptedException {
        if (!workload.layout().existingProduceTopics().isEmpty()) {
            return OptionalDouble.empty();
        }
        RunInfo info = new RunInfo(
                RUN,
                Instant.ofEpochMilli(clock.epochMillis()),
                workload.at(Pace.UNLIMITED.from(), TIMING),
                Calibration.DRIVER,
                Map.of(),
                Map.of(),
                new RunInfo.Circumstances(true, null));
        Throughputs throughputs = new Throughputs(workload);
        try (Driver driver =
                new LoopbackDriver(new DriverContext(Calibration.DRIVER, info.id(), clock, warning -> {}))) {
            new Benchmark(driver, info, RunOptions.DEFAULT, clock, throughputs, warning -> {}, Optional::empty).run();
        } catch (DriverException e) {
            return OptionalDouble.empty();
        }
        return throughputs.highest > 0 ? OptionalDouble.of(throughputs.highest) : OptionalDouble.empty();
    }

    /** Keeps the highest rate of any interval. Confined to the control thread. */
    private static final class Throughputs implements RunListener {
        private final int subscriptions;
        private double highest;

        Throughputs(Workload workload) {
            subscriptions = workload.clients().consumersPerTopic() == 0
                    ? 0
                    : workload.clients().subscriptionsPerTopic();
        }

        @Override
        public void intervalEnded(RunInterval interval) {
            if (interval.phase().measured()) {
                double acked = interval.stats().all().acked();
                double received = interval.stats().all().received();
                double messages = subscriptions == 0 ? acked : Math.min(acked, received / subscriptions);
                highest = Math.max(highest, messages / interval.stats().elapsedSeconds());
            }
        }
    }
}
