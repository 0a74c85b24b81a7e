package bench.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All the recorders of one phase of a run, and the closing of its intervals.
 *
 * <p>Threads record without taking its lock. {@link #closeInterval} swaps every recorder and merges what it takes: a
 * sample belongs to the interval in which it was recorded, so the sum of the intervals is exact. Warm-up and measurement
 * each have their own instance, and so share nothing that would have to be cleared between them. Safe for use by many
 * threads.
 */
public final class WorkerStats {
    /** Producers, and consumers, that get a recorder of their own; more share these many, so that memory is bounded. */
    static final int MAX_OWN_RECORDERS = 32;

    private final ReentrantLock lock = new ReentrantLock();
    /** The next five are guarded by {@link #lock}. */
    private final List<SampleRecorder> sends = new ArrayList<>();

    private final List<SampleRecorder> acks = new ArrayList<>();
    private final List<SampleRecorder> receipts = new ArrayList<>();
    private long intervalStartNs;
    private long failuresClosed;

    private final LongAdder failures = new LongAdder();
    private final BlockedTime blocks = new BlockedTime();
    private final int producers;
    private final int consumers;

    /**
     * Recorders for a run with this many producers and consumers.
     *
     * @param startNs start of the first interval, on the scale of {@code Clock.nanoTime}
     */
    public WorkerStats(int producers, int consumers, long startNs) {
        this.producers = producers;
        this.consumers = consumers;
        this.intervalStartNs = startNs;
        fill(sends, producers, Latency.OF_SENDS);
        fill(acks, producers, Latency.OF_ACKS);
        fill(receipts, consumers, Latency.OF_RECEIPTS);
    }

    private static void fill(List<SampleRecorder> recorders, int threads, List<Latency> latencies) {
        for (int i = 0; i < Math.min(threads, MAX_OWN_RECORDERS); i++) {
            recorders.add(
                    threads <= MAX_OWN_RECORDERS
                            ? SampleRecorder.singleWriter(latencies)
                            : SampleRecorder.shared(latencies));
        }
    }

    /** Where the producer with this index, from 0, records. */
    public ProducerStats producer(int index) {
        if (index < 0 || index >= producers) {
            throw new IllegalArgumentException("producer " + index + " of " + producers);
        }
        lock.lock();
        try {
            return new ProducerStats(sends.get(index % sends.size()), acks.get(index % acks.size()), failures, blocks);
        } finally {
            lock.unlock();
        }
    }

    /** Where the consumer with this index, from 0, records. */
    public ConsumerStats consumer(int index) {
        if (index < 0 || index >= consumers) {
            throw new IllegalArgumentException("consumer " + index + " of " + consumers);
        }
        lock.lock();
        try {
            return new ConsumerStats(receipts.get(index % receipts.size()));
        } finally {
            lock.unlock();
        }
    }

    /** Moves the start of the first interval, before anything was recorded in it. */
    public void startAt(long startNs) {
        lock.lock();
        try {
            intervalStartNs = startNs;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the interval that is under way and starts the next.
     *
     * @param nowNs the moment of it, on the scale of {@code Clock.nanoTime}
     */
    public IntervalStats closeInterval(long nowNs) {
        return closeInterval(nowNs, IntervalStats.CarriedOver.NONE);
    }

    /** The same where this came in during the interval for the phase before. */
    public IntervalStats closeInterval(long nowNs, IntervalStats.CarriedOver carriedOver) {
        lock.lock();
        try {
            IntervalStats.Builder interval = new IntervalStats.Builder();
            sends.forEach(recorder -> recorder.drain(interval::addSends));
            acks.forEach(recorder -> recorder.drain(interval::addAcks));
            receipts.forEach(recorder -> recorder.drain(interval::addReceipts));
            // As a difference: resetting an adder under concurrent increments may lose some.
            long failuresSoFar = failures.sum();
            interval.addFailures(failuresSoFar - failuresClosed);
            failuresClosed = failuresSoFar;
            interval.addBlocked(blocks.takeTotal(), blocks.takeLongest());
            interval.addCarriedOver(carriedOver);
            IntervalStats closed = interval.build(intervalStartNs, nowNs);
            intervalStartNs = nowNs;
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
