package bench.calibrate;

import bench.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Threads that do nothing but time messages, as fast as they can. Belongs to the control thread. */
final class BareLoad implements AutoCloseable {
    /** Messages between two looks at whether to go on: many, so that the look costs nothing. */
    private static final int BATCH = 1_000;

    private final List<BareLoop> loops;
    /** Written by the control thread, read by the others. */
    private volatile boolean closed;

    private BareLoad(int threads, Clock clock) {
        loops = Stream.generate(() -> new BareLoop(clock)).limit(threads).toList();
    }

    /** Starts as many threads. */
    static BareLoad start(int threads, Clock clock) {
        BareLoad load = new BareLoad(threads, clock);
        load.loops.forEach(load::start);
        return load;
    }

    private void start(BareLoop loop) {
        Thread thread = new Thread(() -> handleUntilClosed(loop), "bench-bare-loop");
        thread.setDaemon(true);
        thread.start();
    }

    private void handleUntilClosed(BareLoop loop) {
        while (!closed) {
            loop.handle(BATCH);
        }
    }

    /** How many messages all threads have timed since the last call. */
    long take() {
        return loops.stream().mapToLong(BareLoop::take).sum();
    }

    @Override
    public void close() {
        closed = true;
    }
}
