package bench.stats;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All the recorders of a run, by phase, and the closing of its intervals.
 *
 * <p>A sample belongs to the phase in which its message was sent, and to the interval in which it was recorded. Threads record
 * without taking the lock. Safe for use by many threads.
 */
public final class WorkerStats {
    private final ReentrantLock lock = new ReentrantLock();
    private final int producers;
    private final int consumers;

    /** The next eight are guarded by {@link #lock}. */
    private final List<ProducerStats> producerStats = new ArrayList<>();

    private final List<ConsumerStats> consumerStats = new ArrayList<>();
    private LivePhases live;
    /** Phases of which something may still come in, the latest last. */
    private final Deque<PhaseRecorders> open = new ArrayDeque<>();
    /** Phases that were announced and have not begun. */
    private final Deque<PhaseRecorders> ahead = new ArrayDeque<>();

    /** Takes what comes in for phases that have no recorders of their own any more; null while all have. */
    private PhaseRecorders earlier;

    private int phases;
    private long intervalStartNs;

    /**
     * Recorders for a run with this many producers and consumers; phase 0 is under way.
     *
     * @param startNs start of the first interval, on the scale of {@code Clock.nanoTime}
     */
    public WorkerStats(int producers, int consumers, long startNs) {
        this.producers = producers;
        this.consumers = consumers;
        this.intervalStartNs = startNs;
        PhaseRecorders first = nextRecorders();
        open.add(first);
        live = LivePhases.of(first);
    }

    private PhaseRecorders nextRecorders() {
        return new PhaseRecorders(phases++, producers, consumers);
    }

    /** Where the producer with this index, from 0, records. */
    public ProducerStats producer(int index) {
        if (index < 0 || index >= producers) {
            throw new IllegalArgumentException("producer " + index + " of " + producers);
        }
        lock.lock();
        try {
            ProducerStats stats = new ProducerStats(RecorderGroup.slot(index, producers), live);
            producerStats.add(stats);
            return stats;
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
            ConsumerStats stats = new ConsumerStats(RecorderGroup.slot(index, consumers), live);
            consumerStats.add(stats);
            return stats;
        } finally {
            lock.unlock();
        }
    }

    /**
     * What is sent from this moment on belongs to the next phase. It lies a moment ahead, so that every thread learns of it in
     * time.
     */
    public void announcePhase(long startNs) {
        lock.lock();
        try {
            PhaseRecorders next = nextRecorders();
            ahead.add(next);
            live = roomy().with(startNs, next);
            producerStats.forEach(stats -> stats.follow(live));
            consumerStats.forEach(stats -> stats.follow(live));
        } finally {
            lock.unlock();
        }
    }

    /** Of phases that no thread finds any more, after what was recorded in them was taken. */
    private void forgetOldest() {
        open.removeIf(phase -> phase != earlier && phase != open.getLast() && !live.has(phase));
    }

    private LivePhases roomy() {
        if (!live.isFull()) {
            return live;
        }
        if (earlier == null) {
            earlier = new PhaseRecorders(ClosedInterval.Late.OLDER, producers, consumers);
            open.addFirst(earlier);
        }
        return live.withOldest(earlier);
    }

    /** The phase that was announced is under way: intervals from now on are its own, the first of them since this moment. */
    public void phaseBegan(long startNs) {
        lock.lock();
        try {
            open.add(ahead.remove());
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
    public ClosedInterval closeInterval(long nowNs) {
        lock.lock();
        try {
            Span span = new Span(intervalStartNs, nowNs);
            MessageCounts carriedOver = MessageCounts.NONE;
            List<ClosedInterval.Late> late = new ArrayList<>();
            for (PhaseRecorders phase : open) {
                if (phase != open.getLast()) {
                    IntervalStats stats = phase.drain().build(span);
                    carriedOver = carriedOver.plus(stats.counts().withoutSends());
                    late.add(new ClosedInterval.Late(phase.number(), stats));
                }
            }
            IntervalStats.Builder current = open.getLast().drain();
            current.addCarriedOver(carriedOver);
            intervalStartNs = nowNs;
            forgetOldest();
            return new ClosedInterval(current.build(span), late);
        } finally {
            lock.unlock();
        }
    }
}
