package bench.run;

import bench.time.Clock;
import bench.worker.Worker;
import java.util.function.BooleanSupplier;

/** Waits while a load is on: looks at it all the time, and fails when the load does. Confined to the control thread. */
final class WatchedWait {
    /** Nothing waits longer than this without a look at whether the load is still alive. */
    private static final long LOOK_NS = 50_000_000;

    private final Worker worker;
    private final Clock clock;
    private final Runnable look;

    /** @param look looks at the load, and fails when there is no use in going on */
    WatchedWait(Worker worker, Clock clock, Runnable look) {
        this.worker = worker;
        this.clock = clock;
        this.look = look;
    }

    /** Lets some time pass. */
    void pause() throws InterruptedException {
        until(clock.nanoTime() + LOOK_NS);
    }

    /** Waits for a moment. */
    void until(long momentNs) throws InterruptedException {
        until(momentNs, () -> false);
    }

    /** Waits for a moment, or until something is so. */
    void until(long momentNs, BooleanSupplier condition) throws InterruptedException {
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
