package bench.run;

import bench.config.Pace;
import bench.stats.Span;
import bench.time.Clock;

/** The pace that the load is asked for at present. Confined to the control thread; rates are messages/s over all producers. */
final class AskedPace {
    private final Clock clock;
    private Pace pace = Pace.NONE;
    private long startNs;

    AskedPace(Clock clock) {
        this.clock = clock;
    }

    /** From this moment on it is this one. */
    void set(Pace wanted, long fromNs) {
        pace = wanted;
        startNs = fromNs;
    }

    /** From now on it is this one. */
    void set(Pace wanted) {
        set(wanted, clock.nanoTime());
    }

    double rateNow() {
        return pace.rateAt(seconds(clock.nanoTime()));
    }

    double meanRate(Span span) {
        return pace.meanRate(seconds(span.startNs()), seconds(span.endNs()));
    }

    private double seconds(long momentNs) {
        return (momentNs - startNs) / 1e9;
    }
}
