package bench.validity;

import bench.time.Clock;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * A thread that sleeps one millisecond at a time and records how much later it wakes: pauses of the JVM, a machine without
 * a free core, and a stopped process all show here, while a slow cluster does not. The idea is that of jHiccup.
 *
 * <p>{@link #take} and {@link #close} belong to the control thread.
 */
public final class StallMeter implements AutoCloseable {
    private static final long SLEEP_NS = 1_000_000;
    /** Longer than any run; beyond it the histogram grows. */
    private static final long HIGHEST_NS = 3_600_000_000_000L;

    private final Clock clock;
    private final SingleWriterRecorder stalls = new SingleWriterRecorder(1_000, HIGHEST_NS, 3);
    private final Thread thread;
    /** Written by the control thread, read by the meter's. */
    private volatile boolean closed;

    private StallMeter(Clock clock) {
        this.clock = clock;
        this.thread = new Thread(this::measure, "bench-stall-meter");
        thread.setDaemon(true);
    }

    /** Starts to measure. */
    public static StallMeter start(Clock clock) {
        StallMeter meter = new StallMeter(clock);
        meter.thread.start();
        return meter;
    }

    private void measure() {
        long before = clock.nanoTime();
        while (!closed) {
            clock.parkNanos(SLEEP_NS);
            long now = clock.nanoTime();
            // A park may end early; that is no stall.
            stalls.recordValue(Math.max(0, now - before - SLEEP_NS));
            before = now;
        }
    }

    /** What was recorded since the last call, in nanoseconds. */
    public Histogram take() {
        return stalls.getIntervalHistogram();
    }

    @Override
    public void close() {
        closed = true;
    }
}
