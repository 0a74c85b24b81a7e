package bench.worker;

import bench.driver.BenchmarkProducer;
import bench.driver.OutgoingMessage;
import bench.driver.SendCallback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A producer whose messages are stored at once, and which remembers their times. Safe for use by many threads. */
final class RecordingProducer implements BenchmarkProducer {
    /** When a message was due, and when it was sent. */
    record Sent(long dueNs, long sentNs) {}

    private final List<Sent> sent = new ArrayList<>();
    private boolean closed;

    @Override
    public void send(OutgoingMessage message, SendCallback callback) {
        synchronized (this) {
            sent.add(new Sent(message.dueNs(), message.sentNs()));
        }
        callback.completed(message.sequence(), message.dueNs(), message.sentNs(), null);
    }

    @Override
    public synchronized void close(Duration timeout) {
        closed = true;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** How many messages were due at this moment or after it. */
    synchronized long sentSince(long dueNs) {
        return sent.stream().filter(message -> message.dueNs >= dueNs).count();
    }
}
