package bench.run;

import bench.config.Workload;
import bench.driver.Driver;
import bench.driver.DriverException;
import bench.result.RunListener;
import bench.result.Search;
import bench.time.Clock;
import bench.validity.ClientWatch;
import bench.validity.Monitor;
import bench.validity.TrialMeter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The recipe of one run: topics, consumers, ready, producers, the phases of its scenario, drain, stop, clean up.
 *
 * <p>Everything happens on the calling thread, which ticks. An interrupt, or a failure of the load, ends the run early: what
 * was measured until then is reported as incomplete, and the topics are deleted all the same.
 */
public final class Benchmark {
    private final Driver driver;
    private final RunContext context;
    private final RunOptions options;
    private final Supplier<Optional<String>> whyInterrupted;
    private final CleanUp cleanUp;

    /**
     * A run that has not begun.
     *
     * @param driver is not closed by the run
     * @param options what it is asked for beside its files
     * @param clock gives the time of the run
     * @param listener takes the figures as the run goes on
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
        this.context = new RunContext(info, clock, listener, new RunLog(listener, warnings, clock));
        this.options = options;
        this.whyInterrupted = whyInterrupted;
        this.cleanUp = new CleanUp(driver, options.keepTopics(), listener, context.log());
    }

    /** Measures what this client can do with a system that takes no time. */
    public interface CeilingProbe {
        /** Messages/s; empty where that cannot be measured. */
        OptionalDouble measure() throws InterruptedException;
    }

    /** Runs to the end, as {@link #run(CeilingProbe)}, where nobody knows what this client can do. */
    public void run() throws InterruptedException {
        run(OptionalDouble::empty);
    }

    /**
     * Runs to the end. The listener has all that was measured when this returns or throws.
     *
     * @param ceiling is the first step of a search; not asked for without one
     * @throws InterruptedException when the run was stopped
     * @throws DriverException when the system, the load or the JVM has failed
     */
    public void run(CeilingProbe ceiling) throws InterruptedException {
        Instant throwawayStartedAt = context.info().circumstances().throwawayStartedAt();
        try (Monitor monitor = new Monitor(workload(), throwawayStartedAt, context.clock());
                TrialMeter trials = new TrialMeter(context.clock())) {
            // Before there are clients that would share its processors.
            RunOptions known = orElse(failure -> endUnprepared(failure, options), () -> withCeiling(ceiling));
            PreparedLoad load = orElse(
                    failure -> endUnprepared(failure, known), () -> PreparedLoad.prepare(driver, context, cleanUp));
            Measurement measurement = new Measurement(load, context, monitor, new AbortOnFail(workload(), options));
            Scenario scenario = scenario(load, known, trials);
            PhaseLoop phases = new PhaseLoop(
                    load.worker(),
                    context.clock(),
                    scenario,
                    workload().timing().reportInterval(),
                    measurement);
            orElse(failure -> endEarly(failure, load, phases, measurement), () -> {
                phases.run();
                return drain(load, phases);
            });
            try {
                measurement.report(phases, null);
            } finally {
                cleanUp.run();
            }
        }
    }

    /** A search does not go beyond what this client can do. */
    private RunOptions withCeiling(CeilingProbe ceiling) throws InterruptedException {
        OptionalDouble found = workload().findsRate() ? ceiling.measure() : OptionalDouble.empty();
        return found.isPresent() ? options.withCeiling(found.getAsDouble()) : options;
    }

    /**
     * Decides on the phases.
     *
     * @param known what the run is asked for, with what this client can do
     * @param trials knows whether the client was the limit of a trial, where the system does not share the machine with it
     */
    private Scenario scenario(PreparedLoad load, RunOptions known, TrialMeter trials) {
        Consumer<String> progress = context.listener()::progress;
        ClientWatch client = load.sharesMachine(context.info()) ? ClientWatch.BLIND : trials;
        SearchScenario.Company company =
                new SearchScenario.Company(client, progress, context.listener()::searching, context.log()::warn);
        Scenario asked = Scenario.of(load, workload(), known, company);
        return known.depletion()
                .<Scenario>map(depletion -> new DepletionFirst(depletion, workload(), asked, progress))
                .orElse(asked);
    }

    private interface Step<T> {
        T run() throws InterruptedException;
    }

    private interface FailureHandler {
        void handle(Exception failure) throws InterruptedException;
    }

    /** What a step returns; where it fails, in whatever way, that is handled before it is thrown. */
    private static <T> T orElse(FailureHandler handler, Step<T> step) throws InterruptedException {
        try {
            return step.run();
        } catch (InterruptedException | RuntimeException e) {
            handler.handle(e);
            throw e;
        } catch (Error e) {
            DriverException failure = DriverException.of(e);
            handler.handle(failure);
            throw failure;
        }
    }

    private boolean drain(PreparedLoad load, PhaseLoop phases) throws InterruptedException {
        context.log().draining(workload().timing().drainTimeout());
        new Drain(load, phases, context.clock()).run(workload());
        boolean everything = load.worker().isDelivered();
        context.log().drained(everything);
        return everything;
    }

    /** A search that is stopped has a result from its first moment on; without one there is none before the load. */
    private void endUnprepared(Exception cause, RunOptions known) throws InterruptedException {
        try {
            if (cause instanceof InterruptedException && workload().findsRate()) {
                Search search = SearchScenario.unbegun(workload(), known.search());
                Measurement.reportUnmeasured(context, Optional.empty(), List.of(), search, reason(cause));
            }
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        } finally {
            cleanUp.hurriedRun(cause);
        }
    }

    private void endEarly(Exception cause, PreparedLoad load, PhaseLoop phases, Measurement measurement)
            throws InterruptedException {
        try {
            if (measurement.hasBegun() || phases.scenario().search().isPresent()) {
                reportEarly(cause, load, phases, measurement);
            }
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        } finally {
            cleanUp.hurriedRun(cause);
        }
    }

    /** Reports what was measured until now, without waiting for long. */
    private void reportEarly(Exception cause, PreparedLoad load, PhaseLoop phases, Measurement measurement)
            throws InterruptedException {
        if (measurement.isUnderWay()) {
            measurement.end();
            try {
                // Before the load is stopped, which takes time; what is on its way then is not lost.
                phases.endIntervalEarly();
            } catch (RuntimeException e) {
                // A listener that fails at an interval may still take the result.
                cause.addSuppressed(e);
            }
        }
        new Drain(load, phases, context.clock()).hurry();
        measurement.report(phases, reason(cause));
    }

    private Workload workload() {
        return context.info().workload();
    }

    private String reason(Exception cause) {
        return cause instanceof InterruptedException ? whyInterrupted.get().orElse("stopped") : cause.getMessage();
    }
}
