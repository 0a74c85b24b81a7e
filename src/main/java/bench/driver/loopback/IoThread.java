package bench.driver.loopback;

import bench.driver.DriverException;
import bench.driver.OutgoingMessage;
import bench.driver.SendCallback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls the callbacks of one producer when their acks are due, as a client's I/O thread does.
 *
 * <p>Acks of one latency keep their order, those of different latencies overtake each other. Holds 32 MB of messages, as a
 * Kafka producer does by default; then a sender waits for room, up to 60 s. Safe for use by many threads. Times are on the
 * broker's scale.
 */
final class IoThread {
    private static final long BUFFER_BYTES = 32L << 20;
    private static final long MAX_BLOCK_NS = Duration.ofSeconds(60).toNanos();
    private static final int MOST_PER_BATCH = 256;

    private final Broker broker;
    private final BrokerModel model;
    private final Thread thread;

    /** What was taken from the rings; confined to the thread. */
    private final AckRing batch = new AckRing();

    /** By latency, then one for failures that are known at once. Guarded by this, as are the next ones. */
    private final AckRing[] rings;

    private final List<Thread> waitingForProgress = new ArrayList<>();
    private long bufferedBytes;
    private long wakesAtNs = Long.MAX_VALUE;
    private boolean closing;
    private boolean aborting;
    private boolean finished;

    /** @param latencies number of different latencies */
    IoThread(BrokerModel model, int latencies, int producerIndex) {
        this.broker = model.broker();
        this.model = model;
        this.rings = new AckRing[latencies + 1];
        Arrays.setAll(rings, i -> new AckRing());
        this.thread = new Thread(this::run, "loopback-io-" + producerIndex);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /**
     * Waits until there is room for a message.
     *
     * @return whether there is; after 60 s there is not
     */
    boolean awaitRoom(int bytes) throws InterruptedException {
        if (hasRoom(bytes)) {
            return true;
        }
        long deadlineNs = broker.nowNs() + MAX_BLOCK_NS;
        while (!awaitProgress(bytes, deadlineNs)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while send waited for room in the buffer");
            }
            if (broker.nowNs() >= deadlineNs) {
                return false;
            }
        }
        return true;
    }

    private synchronized boolean hasRoom(int bytes) {
        return bufferedBytes == 0 || bufferedBytes + bytes <= BUFFER_BYTES || closing;
    }

    private boolean awaitProgress(int bytes, long deadlineNs) {
        synchronized (this) {
            if (hasRoom(bytes)) {
                return true;
            }
            waitingForProgress.add(Thread.currentThread());
        }
        broker.clock().parkNanos(deadlineNs - broker.nowNs());
        return false;
    }

    /**
     * Schedules an ack.
     *
     * @param latency number of the latency
     * @return false when the thread has ended, and the caller is to call the callback
     */
    boolean add(int latency, long ackAtNs, OutgoingMessage message, SendCallback callback, Throwable error) {
        boolean wakes;
        synchronized (this) {
            if (finished) {
                return false;
            }
            rings[latency].add(ackAtNs, message, callback, error);
            bufferedBytes += AckRing.bufferedBytes(message);
            wakes = ackAtNs < wakesAtNs;
            if (wakes) {
                wakesAtNs = ackAtNs;
            }
        }
        if (wakes) {
            LockSupport.unpark(thread);
        }
        return true;
    }

    /** As {@link #add}, for what need not wait for a latency. */
    boolean addFailure(long nowNs, OutgoingMessage message, SendCallback callback, Throwable error) {
        return add(rings.length - 1, nowNs, message, callback, error);
    }

    /** Ends the thread when it has called all callbacks; sends whose acks are not due in time fail now. */
    void close(Duration timeout) {
        long deadlineNs = broker.nowNs() + timeout.toNanos();
        while (!askToEnd()
                && broker.nowNs() < deadlineNs
                && !Thread.currentThread().isInterrupted()) {
            broker.clock().parkNanos(deadlineNs - broker.nowNs());
        }
        synchronized (this) {
            aborting = true;
        }
        LockSupport.unpark(thread);
        joinUninterruptibly();
    }

    private synchronized boolean askToEnd() {
        if (!closing) {
            closing = true;
            LockSupport.unpark(thread);
        }
        waitingForProgress.add(Thread.currentThread());
        return finished;
    }

    private void joinUninterruptibly() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        broker.clock().wakeThisThreadPromptly();
        try {
            while (takeDue()) {
                if (batch.isEmpty()) {
                    broker.clock().parkNanos(nextWakeNs() - broker.nowNs());
                } else {
                    completeBatch();
                }
            }
        } finally {
            end();
        }
    }

    /** Moves what is due into the batch, earliest first; false when there is nothing left to wait for. */
    private synchronized boolean takeDue() {
        long nowNs = aborting ? Long.MAX_VALUE - 1 : broker.nowNs();
        AckRing earliest = earliest();
        while (earliest.firstAtNs() <= nowNs && batch.size() < MOST_PER_BATCH) {
            earliest.moveFirstTo(batch);
            earliest = earliest();
        }
        wakesAtNs = earliest.firstAtNs();
        finished = closing && earliest.isEmpty() && batch.isEmpty();
        return !finished;
    }

    private AckRing earliest() {
        AckRing earliest = rings[0];
        for (AckRing ring : rings) {
            if (ring.firstAtNs() < earliest.firstAtNs()) {
                earliest = ring;
            }
        }
        return earliest;
    }

    private synchronized long nextWakeNs() {
        return wakesAtNs;
    }

    private void completeBatch() {
        Throwable error = isAborting() ? new DriverException("the producer was closed before the ack came") : null;
        long freedBytes = 0;
        while (!batch.isEmpty()) {
            if (error == null && batch.firstSucceeds()) {
                model.acked(batch.firstSentNs());
            }
            freedBytes += batch.completeFirst(error);
        }
        synchronized (this) {
            bufferedBytes -= freedBytes;
            wakeWaiting();
        }
    }

    private synchronized boolean isAborting() {
        return aborting;
    }

    private synchronized void end() {
        finished = true;
        wakeWaiting();
    }

    private void wakeWaiting() {
        waitingForProgress.forEach(LockSupport::unpark);
        waitingForProgress.clear();
    }
}
