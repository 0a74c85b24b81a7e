package bench.run;

import bench.config.Pace;
import bench.result.ClientHealth;
import bench.result.Phase;
import bench.result.RunInterval;
import bench.stats.IntervalStats;
import bench.stats.Span;
import bench.time.Clock;
import bench.worker.Worker;

/** The pace that the load is asked for at present. Confined to the control thread; rates are messages/s over all producers. */
final class AskedPace {
    private final Worker worker;
    private final Clock clock;
    private Pace pace = Pace.NONE;
    private long startNs;
    /** What was due until the end of the last report interval, and of the last part of one. */
    private long due;

    private long dueAtTick;

    AskedPace(Worker worker, Clock clock) {
        this.worker = worker;
        this.clock = clock;
    }

    /** A phase with this pace begins at this moment: what was due before is not asked for in its intervals. */
    void begin(Pace wanted, long fromNs) {
        set(wanted, fromNs);
        due = worker.dueBefore(fromNs);
        dueAtTick = due;
    }

    /** From now on it is this one. */
    void set(Pace wanted) {
        set(wanted, clock.nanoTime());
    }

    private void set(Pace wanted, long fromNs) {
        pace = wanted;
        startNs = fromNs;
    }

    double rateNow() {
        return pace.rateAt(seconds(clock.nanoTime()));
    }

    /**
     * What was asked for in an interval that has just ended, and what came of it.
     *
     * @param looks at the load, until its end
     */
    RunInterval interval(Phase phase, IntervalStats stats, Looks looks) {
        long before = due;
        due = worker.dueBefore(stats.span().endNs());
        return interval(phase, stats, looks, due - before);
    }

    /** The same of a part of an interval. */
    RunInterval tick(Phase phase, IntervalStats stats, Looks looks) {
        long before = dueAtTick;
        dueAtTick = worker.dueBefore(stats.span().endNs());
        return interval(phase, stats, looks, dueAtTick - before);
    }

    private RunInterval interval(Phase phase, IntervalStats stats, Looks looks, long dueInIt) {
        return new RunInterval(
                phase, stats, looks.backlog(), looks.inFlight(), dueInIt, meanRate(stats.span()), ClientHealth.UNKNOWN);
    }

    private double meanRate(Span span) {
        return pace.meanRate(seconds(span.startNs()), seconds(span.endNs()));
    }

    private double seconds(long momentNs) {
        return (momentNs - startNs) / 1e9;
    }
}
