package bench.run;

import bench.config.Workload;
import bench.driver.Driver;
import bench.stats.Delivery;
import bench.stats.IntervalStats;
import bench.stats.Phase;
import bench.stats.RunInfo;
import bench.stats.RunInterval;
import bench.stats.RunListener;
import bench.stats.RunResult;
import bench.stats.Summary;
import bench.time.Clock;
import bench.validity.Monitor;
import bench.validity.SteadyState;
import bench.worker.LoadPlan;
import bench.worker.LocalWorker;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The recipe of one run: topics, consumers, ready, producers, warm-up, measurement, drain, stop, clean up.
 *
 * <p>Everything happens on the calling thread, which ticks. An interrupt, or a failure of the load, ends the run early: what
 * was measured until then is reported as incomplete, and the topics are deleted all the same.
 */
public final class Benchmark {
    private static final Duration READY_TIMEOUT = Duration.ofSeconds(90);
    /** Threads learn of the start of the measurement this long ahead: more than a busy machine keeps one from running. */
    private static final long NOTICE_NS = 100_000_000;
    /** How long consumers may take for two polls that find nothing. */
    private static final Duration LAST_POLLS = Duration.ofSeconds(1);

    private final Driver driver;
    private final RunInfo info;
    private final Workload workload;
    private final LoadController controller;
    private final Clock clock;
    private final RunListener listener;
    private final Consumer<String> warnings;
    private final Steps steps;
    private final CleanUp cleanUp;
    /** Tells when the warm-up may end; empty when it ends by the clock. */
    private final Optional<SteadyState> steadyState;

    private Map<String, String> system = Map.of();
    private LocalWorker worker;
    private Load load;
    private Monitor monitor;
    private long measurementStartNs;
    /** The measurement so far; null until it starts. */
    private Summary summary;
    /** The client's, at the end of the load. */
    private Monitor.Health health;
    /** Whether all of the measurement's intervals are over; only late acks and receipts follow. */
    private boolean measured;
    /** Whether the listener was told of the result. */
    private boolean reported;

    /**
     * A run that has not begun.
     *
     * @param driver is not closed by the run
     * @param options what it is asked for beside its files
     * @param listener is told of the run as it goes
     * @param warnings takes one line for what does not stop the run; called by any thread
     */
    public Benchmark(
            Driver driver,
            RunInfo info,
            RunOptions options,
            Clock clock,
            RunListener listener,
            Consumer<String> warnings) {
        this.driver = driver;
        this.info = info;
        this.workload = info.workload();
        this.controller = LoadController.fixed(workload.producerRate());
        this.clock = clock;
        this.listener = listener;
        this.warnings = warnings;
        this.steadyState = options.untilSteady().map(SteadyState::new);
        this.steps = new Steps(listener, clock);
        this.cleanUp = new CleanUp(driver, options.keepTopics(), steps, warnings);
    }

    /**
     * Runs to the end. The listener has been told of everything that was measured when this returns or throws.
     *
     * @throws InterruptedException when the run was stopped
     * @throws bench.driver.DriverException when the system or the load has failed
     */
    public void run() throws InterruptedException {
        try (Monitor watching = new Monitor(info, clock)) {
            monitor = watching;
            prepare();
            warmUp();
            measure();
            drain();
        } catch (InterruptedException | RuntimeException e) {
            endEarly(e);
            throw e;
        }
        try {
            report(null);
        } finally {
            cleanUp.run(worker);
        }
    }

    private void prepare() throws InterruptedException {
        system = Driver.await(driver.describe());
        steps.connected(system, info);
        Topics topics = Topics.prepare(driver, info, steps);
        LoadPlan plan = new LoadPlan(workload, topics.produce(), topics.consume(), info.number());
        worker = new LocalWorker(driver, workload, plan, clock, warnings);
        load = new Load(worker, clock);
        worker.startConsumers(READY_TIMEOUT);
        worker.createProducers();
        steps.clientsAreReady(plan);
    }

    /** Offers the load; what is sent before {@link #measurementStartNs} is in no result. */
    private void warmUp() throws InterruptedException {
        WarmUp warmUp = new WarmUp(workload, steadyState, listener);
        long startNs = clock.nanoTime() + NOTICE_NS;
        if (!warmUp.isWanted()) {
            scheduleMeasurement(startNs);
            load.start(startNs, controller.initialRate());
            load.awaitUntil(startNs);
            load.warmUpEnded(startNs);
            return;
        }
        long endNs = warmUp.run(load, startNs);
        load.awaitUntil(endNs - NOTICE_NS);
        scheduleMeasurement(Math.max(endNs, clock.nanoTime() + NOTICE_NS / 2));
        load.awaitUntil(measurementStartNs);
        warmUp.lastIntervalEnded(load.warmUpEnded(measurementStartNs));
        steadyState.ifPresent(state -> monitor.steadyStart(state.check()));
    }

    private void scheduleMeasurement(long startNs) {
        measurementStartNs = startNs;
        driver.measurementStarts(startNs);
        load.measureFrom(startNs, controller.initialRate(), workload.testDuration());
    }

    private void measure() throws InterruptedException {
        monitor.measurementStarts();
        listener.phaseStarted(Phase.MEASUREMENT, workload.testDuration());
        summary = new Summary(measurementStartNs);
        Ticks ticks = new Ticks(measurementStartNs, workload.testDuration(), workload.reportInterval());
        for (int i = 0; i < ticks.count(); i++) {
            load.awaitUntil(ticks.endOf(i));
            load.adjust(controller.rateAfter(measuredIntervalEnded()));
        }
        measured = true;
    }

    private RunInterval measuredIntervalEnded() {
        RunInterval interval = load.intervalEnded(Phase.MEASUREMENT);
        summary.add(interval.stats());
        monitor.intervalEnded(interval);
        listener.intervalEnded(interval);
        return interval;
    }

    /** Producers flush and close, and consumers read on until they have everything or the time is over. */
    private void drain() throws InterruptedException {
        health = monitor.health();
        steps.draining(workload.drainTimeout());
        long deadline = clock.nanoTime() + workload.drainTimeout().toNanos();
        worker.stopLoad(workload.drainTimeout());
        summary.addTail(worker.closeInterval(clock.nanoTime()));
        while (!worker.isDelivered() && clock.nanoTime() < deadline) {
            load.awaitUntil(clock.nanoTime() + Load.LOOK_NS);
            summary.addTail(worker.closeInterval(clock.nanoTime()));
        }
        worker.awaitPolls(LAST_POLLS);
        worker.throwIfFailed();
        // What came in since the last look belongs to the result, and its counts are to agree with each other.
        worker.stopConsumers(CleanUp.NORMAL);
        summary.addTail(worker.closeInterval(clock.nanoTime()));
        steps.drained(worker.isDelivered());
    }

    /** Reports what was measured until now, if anything was, and cleans up without waiting for long. */
    private void endEarly(Exception cause) throws InterruptedException {
        try {
            if (summary != null && !reported) {
                endMeasurementEarly(cause);
                report(cause instanceof InterruptedException ? "stopped" : cause.getMessage());
            }
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        } finally {
            cleanUp.hurriedRun(worker, cause);
        }
    }

    /** The last interval ends before the load is stopped, which takes time; what is on its way then is not lost yet. */
    private void endMeasurementEarly(Exception cause) throws InterruptedException {
        if (!measured) {
            health = monitor.health();
            try {
                measuredIntervalEnded();
            } catch (RuntimeException e) {
                // A listener that fails at an interval may still take the result.
                cause.addSuppressed(e);
            }
        }
        worker.stopLoad(CleanUp.HURRIED);
        long deadline = clock.nanoTime() + CleanUp.HURRIED.toNanos();
        while (!worker.isDelivered() && clock.nanoTime() < deadline) {
            worker.awaitPolls(Duration.ofNanos(Load.LOOK_NS));
            summary.addTail(worker.closeInterval(clock.nanoTime()));
        }
        summary.addTail(worker.closeInterval(clock.nanoTime()));
    }

    private void report(String incompleteBecause) {
        // Also when a listener fails: the others have been told, and none is told twice.
        reported = true;
        IntervalStats total = summary.total();
        Optional<Delivery> delivery = worker.delivery();
        Map<String, String> facts = new LinkedHashMap<>(system);
        facts.putAll(driver.observations());
        listener.runEnded(new RunResult(
                info,
                facts,
                Instant.ofEpochMilli(clock.epochMillis()),
                incompleteBecause,
                total,
                worker.abandoned(),
                monitor.judge(health, total, delivery),
                delivery));
    }
}
