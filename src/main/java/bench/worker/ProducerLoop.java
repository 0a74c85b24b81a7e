package bench.worker;

import bench.delivery.ProducerLedger;
import bench.driver.BenchmarkProducer;
import bench.driver.OutgoingMessage;
import bench.driver.SendCallback;
import bench.stats.LeaderRecorders;
import bench.stats.ProducerStats;
import bench.time.Clock;
import java.time.Duration;

/**
 * One producer's thread: waits until a send is due, sends, and records; at the end closes its producer.
 *
 * <p>Its callback runs on the client's thread and records the ack there, at the moment at which it arrives.
 */
final class ProducerLoop implements Runnable, SendCallback {
    /**
     * A send that takes longer than this counts as blocked: more than the client's own work takes, and less than a full buffer
     * blocks, which is as long as the system needs for one batch.
     */
    private static final long BLOCKED_NS = 100_000;

    private static final long NEVER = Long.MIN_VALUE;

    private final BenchmarkProducer producer;
    private final Pacer pacer;
    private final MessageSource source;
    private final LoadEnd end;
    private final ProducerStats stats;
    private final ProducerLedger ledger;
    private final Failures failures;
    private final Clock clock;
    /** Takes the outcome of each send; written before the thread starts. */
    private SendCallback callback = this;

    /** Written by the control thread before the end, read by this one. */
    private volatile Duration closeTimeout;
    /** From when on the client gives up what it still holds. Written by this thread and the control thread, read by the client's. */
    private volatile long givesUpNs = Long.MAX_VALUE;
    /** The next three are confined to this thread. */
    private long sequence;

    private long awakeNs = NEVER;
    private long lastSentNs = NEVER;

    /** @param closeTimeout how long the producer may take, once the load has ended, to send what its client has buffered */
    ProducerLoop(
            BenchmarkProducer producer,
            Pacer pacer,
            MessageSource source,
            Recording recording,
            int index,
            Duration closeTimeout) {
        this.closeTimeout = closeTimeout;
        this.producer = producer;
        this.pacer = pacer;
        this.source = source;
        this.end = recording.end();
        this.stats = recording.stats().producer(index);
        this.ledger = recording.ledger().producer(index);
        this.failures = recording.failures();
        this.clock = recording.clock();
    }

    /** Times each ack by the leader of its partition as well; before the thread starts. */
    void timeLeaders(TopicLeaders leaders, LeaderRecorders.OfProducer times) {
        callback = new LeaderAcks(this, leaders, times, clock);
    }

    /** The load ends now; the producer may take so long to send what its client has buffered. */
    void closeWithin(Duration timeout) {
        closeTimeout = timeout;
        givesUpNs = Math.min(givesUpNs, clock.nanoTime() + timeout.toNanos());
    }

    @Override
    public void run() {
        clock.wakeThisThreadPromptly();
        try {
            while (awaitDueAndSend()) {
                sequence++;
            }
            pacer.end(end.momentNs());
        } catch (InterruptedException e) {
            // Only the worker interrupts its threads, when it has stopped the load and this one is blocked in send.
            noteBlocking(clock.nanoTime());
            pacer.end(end.momentNs());
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failures.fatal(e);
        } finally {
            closeProducer();
        }
    }

    /** Sends the next message at its time; false when the load has ended. */
    private boolean awaitDueAndSend() throws InterruptedException {
        source.prepare();
        long now = clock.nanoTime();
        noteBlocking(now);
        long due = pacer.dueNs(now);
        while (due > now) {
            if (now >= end.momentNs()) {
                return false;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            pacer.await(due - now);
            now = clock.nanoTime();
            awakeNs = now;
            due = pacer.dueNs(now);
        }
        long endNs = end.momentNs();
        if (now >= endNs || due >= endNs) {
            return false;
        }
        pacer.advance();
        send(due, now);
        return true;
    }

    /** What passed since the last send was given to the client, if it is too long to be the work of this loop. */
    private void noteBlocking(long nowNs) {
        if (lastSentNs != NEVER && nowNs - lastSentNs > BLOCKED_NS) {
            stats.blocked(lastSentNs, Math.min(nowNs, end.momentNs()));
        }
    }

    private void send(long dueNs, long sentNs) throws InterruptedException {
        OutgoingMessage message = source.stamp(sequence, dueNs, sentNs);
        ledger.sent(sequence);
        stats.sent(message.payload().length, dueNs, sentNs, awakeNs);
        lastSentNs = sentNs;
        producer.send(message, callback);
    }

    @Override
    public void completed(long sentSequence, long dueNs, long sentNs, Throwable error) {
        if (error == null) {
            acked(sentSequence, dueNs, sentNs, clock.nanoTime());
        } else if (clock.nanoTime() < givesUpNs) {
            stats.failed(sentNs);
            ledger.failed();
            failures.sendFailed(error);
        }
        // Else the client was to give up on the message, and what became of it is not known.
    }

    /** The system has stored a message. */
    void acked(long sentSequence, long dueNs, long sentNs, long ackedNs) {
        stats.acked(dueNs, sentNs, ackedNs);
        ledger.acked(sentSequence);
    }

    private void closeProducer() {
        try {
            long nowNs = clock.nanoTime();
            givesUpNs = Math.min(givesUpNs, nowNs + closeTimeout.toNanos());
            // A send that was blocked when the load ended has used up some of the time.
            producer.close(Duration.ofNanos(Math.max(0, givesUpNs - nowNs)));
        } catch (RuntimeException e) {
            failures.fatal(e);
        }
    }
}
