package bench.run;

import bench.time.Clock;
import bench.worker.Worker;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/** Waits while a load is on: looks at it all the time, and fails when the load does. Confined to the control thread. */
final class WatchedWait {
    /** Nothing waits longer than this without a look at whether the load is still alive. */
    private static final long LOOK_NS = 50_000_000;

    private final Worker worker;
    private final Clock clock;
    private final DoubleConsumer look;

    /** @param look looks at the load, and fails when there is no use in going on; takes the rate that is asked for */
    WatchedWait(Worker worker, Clock clock, DoubleConsumer look) {
        this.worker = worker;
        this.clock = clock;
        this.look = look;
    }

    /** Lets some time pass. */
    void pause(double rate) throws InterruptedException {
        until(clock.nanoTime() + LOOK_NS, rate);
    }

    /**
     * Waits for a moment.
     *
     * @param rate messages/s that are asked for meanwhile
     */
    void until(long momentNs, double rate) throws InterruptedException {
        until(momentNs, rate, () -> false);
    }

    /** Waits for a moment, or until something is so. */
    void until(long momentNs, double rate, BooleanSupplier condition) throws InterruptedException {
        throwIfEnded(rate);
        long now = clock.nanoTime();
        while (now < momentNs && !condition.getAsBoolean()) {
            clock.parkNanos(Math.min(momentNs - now, LOOK_NS));
            throwIfEnded(rate);
            now = clock.nanoTime();
        }
    }

    private void throwIfEnded(double rate) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        worker.throwIfFailed();
        look.accept(rate);
    }
}
