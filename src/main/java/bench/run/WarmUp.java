package bench.run;

import bench.config.Workload;
import bench.result.RunInterval;
import bench.result.RunListener;
import bench.stats.Phase;
import bench.validity.SteadyState;
import java.time.Duration;
import java.util.Optional;

/**
 * The phase before the measurement: for the time that the workload says, or on from there until the load has settled.
 * Confined to the control thread.
 */
final class WarmUp {
    private final Workload workload;
    /** Tells when it may end; empty when it ends by the clock. */
    private final Optional<SteadyState> steadyState;

    private final RunListener listener;

    WarmUp(Workload workload, Optional<SteadyState> steadyState, RunListener listener) {
        this.workload = workload;
        this.steadyState = steadyState;
        this.listener = listener;
    }

    /** Whether there is one. */
    boolean isWanted() {
        return !workload.warmupDuration().isZero() || steadyState.isPresent();
    }

    /**
     * Offers the load from this moment on, until it is time to schedule the measurement.
     *
     * @return when the warm-up ends, or has ended
     */
    long run(Load load, long startNs) throws InterruptedException {
        Ticks ticks = new Ticks(startNs, workload.warmupDuration(), workload.reportInterval());
        listener.phaseStarted(Phase.WARMUP, workload.warmupDuration());
        load.start(startNs, workload.warmupProducerRate());
        load.rehearseStart(startNs + firstStretch().toNanos() / 2);
        for (int i = 0; i < ticks.count() - 1; i++) {
            intervalEndsAt(ticks.endOf(i), load);
        }
        return steadyState.isPresent() ? settle(load, ticks, steadyState.get()) : ticks.endNs();
    }

    /** What there is of it at least. */
    private Duration firstStretch() {
        return workload.warmupDuration().isZero() ? workload.reportInterval() : workload.warmupDuration();
    }

    /** Goes on in intervals like the others, until the load has settled or the next one would end beyond the limit. */
    private long settle(Load load, Ticks ticks, SteadyState state) throws InterruptedException {
        long endNs = ticks.endNs();
        if (ticks.count() > 0) {
            intervalEndsAt(endNs, load);
        }
        long nextNs = endNs + workload.reportInterval().toNanos();
        while (state.isWorthWaiting(Duration.ofNanos(nextNs - ticks.startNs()))) {
            endNs = nextNs;
            intervalEndsAt(endNs, load);
            nextNs += workload.reportInterval().toNanos();
        }
        return endNs;
    }

    private void intervalEndsAt(long momentNs, Load load) throws InterruptedException {
        load.awaitUntil(momentNs);
        RunInterval interval = load.intervalEnded(Phase.WARMUP);
        listener.intervalEnded(interval);
        steadyState.ifPresent(state -> state.intervalEnded(interval));
    }

    /** The measurement has started, and has ended this interval. */
    void lastIntervalEnded(RunInterval last) {
        // Behind a steady state it is what passes until the measurement starts: a moment, and no interval like others.
        if (steadyState.isEmpty()) {
            listener.intervalEnded(last);
        }
    }
}
