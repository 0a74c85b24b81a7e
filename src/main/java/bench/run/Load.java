package bench.run;

import bench.result.RunInterval;
import bench.stats.IntervalStats;
import bench.stats.Phase;
import bench.time.Clock;
import bench.worker.LocalWorker;
import java.time.Duration;
import java.util.function.BooleanSupplier;

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
    private final Runnable look;
    private double rate;
    private long loadStartNs;
    /** From the start of the measurement on. */
    private double measuredRate;

    /** @param look at the load while it is waited for; throws when there is no use in waiting */
    Load(LocalWorker worker, Clock clock, Runnable look) {
        this.worker = worker;
        this.clock = clock;
        this.look = look;
    }

    /** Messages/s that are asked for now; 0 before the load and after it. */
    double rate() {
        return rate;
    }

    /** Nothing more is sent; what the clients hold is theirs to send within this time. */
    void end(Duration flush) {
        worker.endLoad(flush);
        rate = 0;
    }

    /** Offers it from a moment on. */
    void start(long startNs, double perSecond) {
        worker.startLoad(startNs, perSecond);
        loadStartNs = startNs;
        rate = perSecond;
    }

    /**
     * About this moment, which lies ahead, a new schedule takes over, by which nothing is due at another time. A measurement
     * starts with one, and compiled code leaves out what was never done: the first time is to lie within the warm-up.
     */
    void rehearseStart(long momentNs) {
        worker.renewSchedule(loadStartNs, momentNs, rate);
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
        return intervalEndedAt(phase, clock.nanoTime());
    }

    /** The interval that is under way has ended at this moment. */
    RunInterval intervalEndedAt(Phase phase, long endNs) {
        return interval(phase, worker.closeInterval(endNs));
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
        awaitUntil(momentNs, () -> false);
    }

    /** The same, or until something is so. */
    void awaitUntil(long momentNs, BooleanSupplier condition) throws InterruptedException {
        throwIfEnded();
        long now = clock.nanoTime();
        while (now < momentNs && !condition.getAsBoolean()) {
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
        look.run();
    }
}
