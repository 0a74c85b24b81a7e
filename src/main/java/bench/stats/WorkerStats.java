package bench.stats;

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
    private final ReentrantLock lock = new ReentrantLock();
    /** The next five are guarded by {@link #lock}. */
    private final RecorderGroup sends;

    private final RecorderGroup acks;
    private final RecorderGroup receipts;
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
        this.sends = new RecorderGroup(producers, Latency.at(Latency.Recorded.SEND));
        this.acks = new RecorderGroup(producers, Latency.at(Latency.Recorded.ACK));
        this.receipts = new RecorderGroup(consumers, Latency.at(Latency.Recorded.RECEIPT));
    }

    /** Where the producer with this index, from 0, records. */
    public ProducerStats producer(int index) {
        if (index < 0 || index >= producers) {
            throw new IllegalArgumentException("producer " + index + " of " + producers);
        }
        lock.lock();
        try {
            return new ProducerStats(sends.of(index), acks.of(index), failures, blocks);
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
            return new ConsumerStats(receipts.of(index));
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
        return closeInterval(nowNs, Counts.NONE);
    }

    /** The same where this came in during the interval for the phase before. */
    public IntervalStats closeInterval(long nowNs, Counts carriedOver) {
        lock.lock();
        try {
            IntervalStats.Builder interval = new IntervalStats.Builder();
            interval.takeSends(sends.drain());
            interval.takeAcks(acks.drain());
            interval.takeReceipts(receipts.drain());
            // As a difference: resetting an adder under concurrent increments may lose some.
            long failuresSoFar = failures.sum();
            interval.addFailures(failuresSoFar - failuresClosed);
            failuresClosed = failuresSoFar;
            interval.addBlocked(blocks.take());
            interval.addCarriedOver(carriedOver);
            IntervalStats closed = interval.build(new Span(intervalStartNs, nowNs));
            intervalStartNs = nowNs;
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
