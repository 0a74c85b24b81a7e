package bench.run;

import bench.stats.IntervalStats;
import bench.stats.Phase;
import bench.stats.RunInterval;
import bench.time.Clock;
import bench.worker.LocalWorker;
import java.time.Duration;

/**
 * The load of a run on its way through the phases: at which rate it is offered, and what its intervals were.
 *
 * <p>Confined to the control thread. Moments are on the scale of {@link Clock#nanoTime}, rates in messages/s over all producers.
 */
final class Load {
    /** Nothing waits longer than this without a look at whether the load is still alive. */
    static final long LOOK_NS = 50_000_000;

    private final LocalWorker worker;
    private final Clock clock;
    private double rate;
    /** From the start of the measurement on. */
    private double measuredRate;

    Load(LocalWorker worker, Clock clock) {
        this.worker = worker;
        this.clock = clock;
    }

    /** Offers it from a moment on. */
    void start(long startNs, double perSecond) {
        worker.startLoad(startNs, perSecond);
        rate = perSecond;
    }

    /**
     * From this moment on, which lies ahead, the same rate is offered by a new schedule. A measurement starts with one, and
     * compiled code leaves out what was never done: the first time is to lie within the warm-up.
     */
    void rehearseStart(long startNs) {
        worker.schedule(startNs, rate);
    }

    /** From this moment on, which is a little ahead, it is measured, for so long. */
    void measureFrom(long startNs, double perSecond, Duration length) {
        worker.startMeasurement(startNs, perSecond, startNs + length.toNanos());
        measuredRate = perSecond;
    }

    /** The measurement has started; the last interval of the warm-up, which ends with it. */
    RunInterval warmUpEnded(long measurementStartNs) {
        RunInterval last = interval(Phase.WARMUP, worker.endWarmup(measurementStartNs));
        rate = measuredRate;
        return last;
    }

    /** The interval that is under way ends now. */
    RunInterval intervalEnded(Phase phase) {
        return interval(phase, worker.closeInterval(clock.nanoTime()));
    }

    private RunInterval interval(Phase phase, IntervalStats stats) {
        return new RunInterval(phase, stats, worker.backlog(), rate);
    }

    /** Another rate from now on, if it is another. */
    void adjust(double perSecond) {
        if (perSecond != rate) {
            worker.adjustRate(perSecond);
            rate = perSecond;
        }
    }

    /**
     * Waits for a moment, and fails when the load does.
     *
     * @throws InterruptedException when the run was stopped
     * @throws bench.driver.DriverException when a thread of the load has failed
     */
    void awaitUntil(long momentNs) throws InterruptedException {
        throwIfEnded();
        long now = clock.nanoTime();
        while (now < momentNs) {
            clock.parkNanos(Math.min(momentNs - now, LOOK_NS));
            throwIfEnded();
            now = clock.nanoTime();
        }
    }

    private void throwIfEnded() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        worker.throwIfFailed();
    }
}
