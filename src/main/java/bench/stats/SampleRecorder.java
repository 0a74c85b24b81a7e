package bench.stats;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where threads record samples while another thread takes them away, an interval at a time, without a sample being lost
 * or doubled.
 *
 * <p>A recording is one critical section for the message's count and all its latencies, however many, so an interval's counts
 * and histograms agree:
 *
 * <pre>{@code
 * Samples samples = recorder.begin();
 * try {
 *     samples.count(messageBytes);
 *     samples.record(Latency.PUBLISH, nanos);
 * } finally {
 *     recorder.end();
 * }
 * }</pre>
 */
abstract class SampleRecorder {
    private final List<Latency> latencies;

    /** Written by the thread that drains, read by the writers. */
    private volatile Samples active;
    /** Confined to the thread that drains. */
    private Samples inactive;

    private SampleRecorder(List<Latency> latencies) {
        this.latencies = latencies;
        this.active = new Samples(latencies);
        this.inactive = new Samples(latencies);
    }

    /** A recorder for one writing thread at a time: its hot path has no contended write. */
    static SampleRecorder singleWriter(List<Latency> latencies) {
        return new SingleWriter(latencies);
    }

    /** A recorder that many threads share, one after the other: bounds memory where there are many threads. */
    static SampleRecorder shared(List<Latency> latencies) {
        return new Shared(latencies);
    }

    /** Begins a recording; it goes to what is returned, until {@link #end}. */
    abstract Samples begin();

    /** Ends the recording that this thread has begun. */
    abstract void end();

    /** Makes the other samples active and waits for recordings that are under way. */
    abstract void flip();

    /** Moves everything recorded since the last call into {@code target}; one thread at a time. */
    final void drainTo(Samples target) {
        flip();
        target.take(inactive);
    }

    final Samples active() {
        return active;
    }

    final void exchange() {
        Samples recorded = active;
        active = inactive;
        inactive = recorded;
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + latencies;
    }

    /**
     * One writer: a count is odd while a recording is under way. That takes one fence for each
     * recording, where the phaser of HdrHistogram's recorders, which allows for many writers, takes two atomic additions.
     */
    private static final class SingleWriter extends SampleRecorder {
        private static final int BOUNDARIES = 0;

        /** Written by the writer, read by the thread that drains. */
        private final SingleWriterCounters counts = new SingleWriterCounters(1);

        SingleWriter(List<Latency> latencies) {
            super(latencies);
        }

        /** Either the thread that drains sees that a recording has begun, or the recording goes to what it made active. */
        @Override
        Samples begin() {
            counts.incrementAndFence(BOUNDARIES);
            return active();
        }

        @Override
        void end() {
            counts.increment(BOUNDARIES);
        }

        @Override
        void flip() {
            exchange();
            long seen = counts.get(BOUNDARIES);
            while ((seen & 1) == 1 && counts.get(BOUNDARIES) == seen) {
                // A recording takes nanoseconds, but the machine may have stopped its thread in the midst of it.
                LockSupport.parkNanos(1);
            }
        }
    }

    /** Many writers: a lock, which is uncontended where each writer is slow, as it is where there are many. */
    private static final class Shared extends SampleRecorder {
        private final ReentrantLock lock = new ReentrantLock();

        Shared(List<Latency> latencies) {
            super(latencies);
        }

        @Override
        Samples begin() {
            lock.lock();
            return active();
        }

        @Override
        void end() {
            lock.unlock();
        }

        @Override
        void flip() {
            lock.lock();
            try {
                exchange();
            } finally {
                lock.unlock();
            }
        }
    }
}
