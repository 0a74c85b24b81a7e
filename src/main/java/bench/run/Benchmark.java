package bench.run;

import bench.config.StampMode;
import bench.config.Workload;
import bench.delivery.Delivery;
import bench.delivery.LoadCount;
import bench.driver.ClientWaits;
import bench.driver.Driver;
import bench.driver.DriverException;
import bench.result.RunInfo;
import bench.result.RunInterval;
import bench.result.RunListener;
import bench.result.RunResult;
import bench.stats.IntervalStats;
import bench.stats.Phase;
import bench.stats.Summary;
import bench.time.Clock;
import bench.validity.Monitor;
import bench.validity.SteadyState;
import bench.validity.Waits;
import bench.worker.LoadPlan;
import bench.worker.LocalWorker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
    /** Looks at the end of what is to be read, until it is known whether it is one. */
    private static final long END_PATIENCE_NS = 5_000_000_000L;

    private final Driver driver;
    private final RunInfo info;
    private final Workload workload;
    private final LoadController controller;
    private final Clock clock;
    private final RunListener listener;
    private final Consumer<String> warnings;
    private final Supplier<Optional<String>> whyInterrupted;
    private final Steps steps;
    private final CleanUp cleanUp;
    /** Tells when the warm-up may end; empty when it ends by the clock. */
    private final Optional<SteadyState> steadyState;
    /** What a reader of the figures must know. */
    private final List<String> remarks = new ArrayList<>();

    private Map<String, String> system = Map.of();
    private Topics topics;
    private LocalWorker worker;
    private Load load;
    private Watch watch;
    /** Null where producers decide how much there is to read. */
    private TopicEnd topicEnd;

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
     * @param whyInterrupted why the run is interrupted, where it is not the user who wants it
     */
    public Benchmark(
            Driver driver,
            RunInfo info,
            RunOptions options,
            Clock clock,
            RunListener listener,
            Consumer<String> warnings,
            Supplier<Optional<String>> whyInterrupted) {
        this.driver = driver;
        this.info = info;
        this.workload = info.workload();
        this.controller = LoadController.fixed(workload.producerRate());
        this.clock = clock;
        this.listener = listener;
        this.warnings = warnings;
        this.whyInterrupted = whyInterrupted;
        this.steadyState = options.untilSteady().map(SteadyState::new);
        this.steps = new Steps(listener, clock);
        this.cleanUp = new CleanUp(driver, options.keepTopics(), listener, steps, warnings);
    }

    /**
     * Runs to the end. The listener has been told of everything that was measured when this returns or throws.
     *
     * @throws InterruptedException when the run was stopped
     * @throws DriverException when the system, the load or the JVM has failed
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
        } catch (Error e) {
            DriverException failure = DriverException.of(e);
            endEarly(failure);
            throw failure;
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
        topics = Topics.prepare(driver, info, steps, cleanUp);
        LoadPlan plan = new LoadPlan(workload, topics.produce(), topics.consume(), info.topicPrefix(), info.number());
        plan.idleConsumers().ifPresent(warnings);
        worker = new LocalWorker(driver, workload, plan, clock, warnings);
        worker.tellProgress(listener::progress);
        load = new Load(worker, clock, this::look);
        worker.startConsumers(READY_TIMEOUT);
        worker.createProducers();
        steps.clientsAreReady(plan);
        lookForOldMessages(plan);
        if (plan.producers().isEmpty()) {
            topicEnd = new TopicEnd(worker, new LogQuestion(driver, topics.consume()));
        }
        if (!driver.acknowledges()) {
            remarks.add(
                    "acks=0: nothing is acknowledged, so publish latency is the time until the local socket has taken"
                            + " the message, and what the cluster lost was never confirmed");
        }
        if (workload.stamp() == StampMode.NONE
                && !plan.producers().isEmpty()
                && !plan.consumers().isEmpty()) {
            remarks.add("stamp: none: what is received counts when it comes, so some of it was sent in the warm-up");
        }
        watch = new Watch(driver, worker, workload, topics.all(), clock.nanoTime());
    }

    /** What was in existing topics before the run comes first, and is no part of it unless it is all that there is to read. */
    private void lookForOldMessages(LoadPlan plan) throws InterruptedException {
        if (workload.existingConsumeTopics().isEmpty() || plan.consumers().isEmpty()) {
            return;
        }
        long old = worker.behind(Driver.await(driver.offsets(topics.consume())));
        if (plan.producers().isEmpty()) {
            steps.oldMessages(old);
        } else if (old > 0) {
            String found = String.format(
                    Locale.ROOT,
                    "%,d messages were in the topics before this run's: consumers read them first, and end-to-end latencies"
                            + " tell of that; set auto.offset.reset=latest, or use new topics",
                    old);
            warnings.accept(found);
            remarks.add(found);
        }
        if (!plan.producers().isEmpty()) {
            worker.resumeConsumers();
        }
    }

    private void look() {
        boolean readable = topicEnd != null && topicEnd.isReadable();
        LoadCount count = watch.look(load.rate(), readable);
        if (topicEnd != null) {
            topicEnd.look(count);
        }
        if (summary != null && !measured) {
            monitor.look(count);
        }
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
            worker.resumeConsumers();
            return;
        }
        long resumedNs = clock.nanoTime();
        worker.resumeConsumers();
        long endNs = warmUp.run(load, startNs);
        load.awaitUntil(endNs - NOTICE_NS);
        scheduleMeasurement(Math.max(endNs, clock.nanoTime() + NOTICE_NS / 2));
        load.awaitUntil(measurementStartNs);
        warmUp.lastIntervalEnded(load.warmUpEnded(measurementStartNs));
        steadyState.ifPresent(state -> monitor.steadyStart(state.check()));
        if (topicEnd != null && topicEnd.isReached(resumedNs)) {
            warnings.accept("the warm-up has read all that the topics had: use a warm-up of 0s (--warmup 0s)");
        }
    }

    private void scheduleMeasurement(long startNs) {
        measurementStartNs = startNs;
        driver.measurementStarts(startNs);
        load.measureFrom(startNs, controller.initialRate(), workload.testDuration());
    }

    private void measure() throws InterruptedException {
        monitor.measurementStarts(worker.progress(), waits(), worker.rebalances());
        // What was silent before is not the measurement's.
        var unused = watch.takeLongestSilence();
        listener.phaseStarted(Phase.MEASUREMENT, workload.testDuration());
        summary = new Summary(measurementStartNs);
        Ticks ticks = new Ticks(measurementStartNs, workload.testDuration(), workload.reportInterval());
        for (int i = 0; i < ticks.count() && !hasReadAll(); i++) {
            load.awaitUntil(ticks.endOf(i), this::hasReadAll);
            awaitKnowledgeOfTheEnd();
            boolean overdue = i + 1 < ticks.count() && ticks.endOf(i + 1) <= clock.nanoTime();
            if (hasReadAll()) {
                measuredIntervalEnded(topicEnd.lastReceiptNs() + 1);
            } else if (!overdue) {
                load.adjust(controller.rateAfter(measuredIntervalEnded(clock.nanoTime())));
            }
        }
        if (hasReadAll()) {
            steps.topicsEnded(summary.total().counts().received());
            remarks.add(String.format(
                    Locale.ROOT,
                    "the measurement ended after %.1f s, when everything was read that the topics had",
                    summary.total().elapsedSeconds()));
        }
        measured = true;
    }

    /** A silence at the end of what there is to read belongs to no interval. */
    private void awaitKnowledgeOfTheEnd() throws InterruptedException {
        if (topicEnd != null) {
            load.awaitUntil(clock.nanoTime() + END_PATIENCE_NS, () -> !topicEnd.isNear(measurementStartNs));
        }
    }

    private boolean hasReadAll() {
        return topicEnd != null && topicEnd.isReached(measurementStartNs);
    }

    private RunInterval measuredIntervalEnded(long endNs) {
        RunInterval interval = load.intervalEndedAt(Phase.MEASUREMENT, endNs);
        summary.add(interval.stats());
        monitor.intervalEnded(interval, waits().throttledMs());
        listener.intervalEnded(interval);
        return interval;
    }

    private Waits waits() {
        ClientWaits waits = driver.clientWaits();
        return new Waits(waits.throttledMs(), waits.bufferSeconds(), waits.metadataSeconds());
    }

    private Monitor.Health health() {
        return monitor.health(watch.takeLongestSilence(), waits(), worker.rebalances());
    }

    private void drain() throws InterruptedException {
        health = health();
        steps.draining(workload.drainTimeout());
        new Drain(driver, worker, load, watch, clock, summary, topics.consume()).run(workload);
        steps.drained(worker.isDelivered());
    }

    /** Reports what was measured until now, if anything was, and cleans up without waiting for long. */
    private void endEarly(Exception cause) throws InterruptedException {
        try {
            if (summary != null && !reported) {
                endMeasurementEarly(cause);
                report(reason(cause));
            }
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        } finally {
            cleanUp.hurriedRun(worker, cause);
        }
    }

    private String reason(Exception cause) {
        return cause instanceof InterruptedException ? whyInterrupted.get().orElse("stopped") : cause.getMessage();
    }

    /** The last interval ends before the load is stopped, which takes time; what is on its way then is not lost. */
    private void endMeasurementEarly(Exception cause) throws InterruptedException {
        if (health == null) {
            health = health();
        }
        if (!measured) {
            measured = true;
            try {
                measuredIntervalEnded(clock.nanoTime());
            } catch (RuntimeException e) {
                // A listener that fails at an interval may still take the result.
                cause.addSuppressed(e);
            }
        }
        worker.leaveUnread();
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
        if (worker.sawNewPartitions()) {
            remarks.add("topics have got more partitions while the run was on");
        }
        if (worker.isMirrored()) {
            remarks.add(
                    "messages are read from other topics than they are sent to: what is missing may still be on its way");
        }
        boolean shared = info.circumstances().systemSharesMachine() || driver.isOnThisMachine();
        listener.runEnded(new RunResult(
                info,
                facts,
                Instant.ofEpochMilli(clock.epochMillis()),
                incompleteBecause,
                total,
                worker.abandoned(),
                monitor.judge(health, total, delivery, new Monitor.Circumstances(shared, remarks)),
                delivery));
    }
}
