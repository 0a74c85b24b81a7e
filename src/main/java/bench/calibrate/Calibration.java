package bench.calibrate;

import bench.config.DriverConfig;
import bench.config.PropertyBlocks;
import bench.config.Timing;
import bench.config.Workload;
import bench.driver.Driver;
import bench.driver.DriverContext;
import bench.driver.DriverException;
import bench.driver.loopback.LoopbackConfig;
import bench.driver.loopback.LoopbackDriver;
import bench.result.CalibrationResult;
import bench.result.CalibrationResult.HighestRate;
import bench.result.CalibrationResult.Limit;
import bench.result.CalibrationResult.Micros;
import bench.result.CalibrationResult.Step;
import bench.result.Environment;
import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.RunInterval;
import bench.result.RunListener;
import bench.result.RunResult;
import bench.run.Benchmark;
import bench.run.RunInfo;
import bench.run.RunOptions;
import bench.stats.MessageCounts;
import bench.time.Clock;
import bench.validity.StallMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * Measures what the harness can do by itself: the ordinary recipe of a run, with the broker in memory that acks at once.
 *
 * <p>The highest rates come first. They warm up the code that the fixed rates run through too seldom to have it compiled.
 */
public final class Calibration {
    /** Threads that only time messages; some of the numbers of producers. */
    private static final List<Integer> LIMITS = List.of(1, 2);

    /** Of loads with and without stamps. */
    private static final int PAIRS = 5;

    /** The lengths of each load, unless the user gives others. */
    public static final Timing TIMING = Timing.of(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(1));

    /** Acks at once. */
    static final DriverConfig DRIVER = new DriverConfig(
            "Calibration", "loopback", (short) 1, null, false, PropertyBlocks.EMPTY, LoopbackConfig.INSTANT);

    private final CalibrationPlan plan;
    private final Clock clock;
    private final Consumer<String> progress;
    private final Consumer<String> warnings;

    private int steps;

    /**
     * A calibration that has not begun.
     *
     * @param timing of each load
     * @param progress takes one line for each step as it begins
     * @param warnings takes one line for what does not stop a load; called by any thread
     */
    public Calibration(Timing timing, Clock clock, Consumer<String> progress, Consumer<String> warnings) {
        this.plan = CalibrationPlan.of(timing);
        this.clock = clock;
        this.progress = progress;
        this.warnings = warnings;
    }

    /**
     * Runs every step.
     *
     * @param environment what they are run with
     * @throws InterruptedException when it was stopped
     * @throws DriverException when a load has failed, or was too short for figures
     */
    public CalibrationResult run(Environment environment) throws InterruptedException {
        begin("nothing but a thread that sleeps", plan.length());
        Micros idle = Micros.of(idleWakeUps());
        List<Limit> limits = new ArrayList<>();
        List<HighestRate> highest = new ArrayList<>();
        for (Workload workload : plan.ceilings()) {
            int producers = workload.clients().producersPerTopic();
            // In turn: a machine's speed drifts within the minute, and their ratio is what counts.
            Optional<Limit> limit = LIMITS.contains(producers) ? Optional.of(limit(producers)) : Optional.empty();
            limit.ifPresent(limits::add);
            Step step = run(workload);
            Optional<Double> share = limit.map(each -> step.sentPerSecond() / each.messagesPerSecond());
            highest.add(new HighestRate(step, share.orElse(null)));
        }
        Pairs sending = inTurn(plan.sending());
        Pairs delivering = inTurn(plan.delivering());
        List<Step> paced = runAll(plan.paced());
        return new CalibrationResult(
                Instant.ofEpochMilli(clock.epochMillis()),
                plan.length().toMillis() / 1e3,
                idle,
                limits,
                new CalibrationResult.Loads(
                        highest, sending.stamped, sending.unstamped, delivering.stamped, delivering.unstamped, paced),
                environment);
    }

    private void begin(String step, Duration duration) {
        steps++;
        int all = 1
                + LIMITS.size()
                + plan.ceilings().size()
                + (plan.sending().size() + plan.delivering().size()) * PAIRS
                + plan.paced().size();
        progress.accept(
                String.format(Locale.ROOT, "Step %d of %d: %s (%.1f s)", steps, all, step, duration.toMillis() / 1e3));
    }

    private Histogram idleWakeUps() throws InterruptedException {
        try (StallMeter meter = StallMeter.start(clock)) {
            clock.sleepNanos(plan.length().toNanos());
            return meter.take();
        }
    }

    private Limit limit(int threads) throws InterruptedException {
        begin(
                "nothing but clock and histograms, threads: " + threads,
                plan.warmup().plus(plan.length()));
        try (BareLoad load = BareLoad.start(threads, clock)) {
            clock.sleepNanos(plan.warmup().toNanos());
            // What was done before is not the measurement's.
            var unused = load.take();
            long startNs = clock.nanoTime();
            clock.sleepNanos(plan.length().toNanos());
            long messages = load.take();
            if (messages == 0) {
                throw nothingWas("timed", "nothing but clock and histograms");
            }
            return new Limit(threads, messages * 1e9 / (clock.nanoTime() - startNs));
        }
    }

    private record Pairs(List<Step> stamped, List<Step> unstamped) {}

    /** Where the threads run differs from one time to the next by more than stamps take. */
    private Pairs inTurn(List<Workload> stampedAndNot) throws InterruptedException {
        Pairs pairs = new Pairs(new ArrayList<>(), new ArrayList<>());
        for (int pair = 0; pair < PAIRS; pair++) {
            pairs.stamped.add(run(stampedAndNot.get(0)));
            pairs.unstamped.add(run(stampedAndNot.get(1)));
        }
        return pairs;
    }

    private List<Step> runAll(List<Workload> workloads) throws InterruptedException {
        List<Step> results = new ArrayList<>();
        for (Workload workload : workloads) {
            results.add(run(workload));
        }
        return results;
    }

    private Step run(Workload workload) throws InterruptedException {
        begin(
                workload.name(),
                workload.timing().warmupDuration().plus(workload.timing().testDuration()));
        RunInfo info = new RunInfo(
                steps,
                Instant.ofEpochMilli(clock.epochMillis()),
                workload,
                DRIVER,
                Map.of(),
                Map.of(),
                new RunInfo.Circumstances(true, null));
        try (StallMeter meter = StallMeter.start(clock);
                Driver driver = new LoopbackDriver(new DriverContext(DRIVER, info.id(), clock, warnings::accept))) {
            Collector collector = new Collector(meter);
            new Benchmark(driver, info, RunOptions.DEFAULT, clock, collector, warnings, Optional::empty).run();
            return collector.step(workload);
        }
    }

    private static DriverException nothingWas(String done, String step) {
        return new DriverException("nothing was " + done + " in the step '" + step
                + "': give it more time with --duration, or this machine less to do");
    }

    /** Keeps what a run measures. Confined to the control thread. */
    private static final class Collector implements RunListener {
        private final StallMeter meter;
        private final Histogram stalls = new Histogram(3);
        private double seconds;
        private MessageCounts counts = MessageCounts.NONE;
        private RunResult result;

        Collector(StallMeter meter) {
            this.meter = meter;
        }

        @Override
        public void phaseStarted(Phase phase, PhaseLength length) {
            // What happened before is not the measurement's.
            var unused = meter.take();
        }

        @Override
        public void intervalEnded(RunInterval interval) {
            if (interval.phase().measured()) {
                seconds += interval.stats().elapsedSeconds();
                counts = counts.plus(interval.stats().counts());
                stalls.add(meter.take());
            }
        }

        @Override
        public void runEnded(RunResult ended) {
            result = ended;
        }

        Step step(Workload workload) {
            int consumers = workload.clients().consumerPerSubscription();
            // Shares and percentiles of nothing would be no figures.
            if (counts.acked() == 0 || (consumers > 0 && counts.received() == 0)) {
                throw nothingWas(counts.acked() == 0 ? "sent" : "received", workload.name());
            }
            return new Step(
                    workload.clients().producersPerTopic(),
                    consumers,
                    workload.messages().messageSize(),
                    workload.rate().producerRate(),
                    counts.acked() / seconds,
                    counts.received() / seconds,
                    result.total().counts().failed(),
                    Step.times(result.total(), stalls));
        }
    }
}
