package bench.driver.loopback;

import bench.driver.BenchmarkProducer;
import bench.driver.DriverException;
import bench.driver.OutgoingMessage;
import bench.driver.ProducerSpec;
import bench.driver.SendCallback;
import java.time.Duration;
import java.util.Arrays;

/**
 * Sends to a topic of the broker in memory.
 *
 * <p>Messages without a key go to the partitions in turn, those with a key to the partition of its hash. With a latency of
 * zero and no capacity the ack comes inside {@code send}; otherwise it comes from this producer's own thread.
 */
final class LoopbackProducer implements BenchmarkProducer {
    private final BrokerModel model;
    private final Broker broker;
    private final TopicLog topic;
    private final LatencyMix latencies;
    private final FaultyAppender appender;
    private final boolean flawless;
    private final boolean blocks;
    /** Null when acks come at once. */
    private final IoThread io;

    /** Written by the sending thread. */
    private long sent;

    private int nextPartition;

    /** Written by the closing thread, read by the sending one. */
    private volatile boolean closed;

    LoopbackProducer(BrokerModel model, TopicLog topic, ProducerSpec spec) {
        this.model = model;
        this.broker = model.broker();
        this.topic = topic;
        this.latencies = new LatencyMix(model.config(), spec.index());
        FaultPlan plan = new FaultPlan(model.config(), spec.index());
        this.flawless = plan.isFlawless();
        this.blocks = !model.config().block().duration().isZero();
        this.appender = new FaultyAppender(broker, topic, plan, model.tally());
        this.io = model.acksAtOnce() ? null : new IoThread(model, latencies.size(), spec.index());
        this.nextPartition = Math.floorMod(spec.index(), topic.topic().partitions());
    }

    void start() {
        if (io != null) {
            io.start();
        }
    }

    @Override
    public void send(OutgoingMessage message, SendCallback callback) throws InterruptedException {
        if (blocks) {
            passBlock(message, callback);
        }
        if (closed) {
            fail(message, callback, closedError());
        } else if (io != null) {
            sendThroughIo(message, callback);
        } else if (flawless && topic.isUnread()) {
            // The limit of the harness: two reads, no write.
            complete(message, callback, null);
        } else {
            sendAtOnce(message, callback);
        }
    }

    private void sendAtOnce(OutgoingMessage message, SendCallback callback) {
        int partition = partitionOf(message);
        // Not readable at any time: a poll that has begun must not return what is sent after it. The time of the send
        // will do, as reading the clock again costs too much.
        long sentNs = broker.at(message.sentNs());
        Throwable error = appender.append(message, partition, sent++, sentNs);
        // After the ack, which must not take as long as waking a consumer does.
        complete(message, callback, error);
        topic.partition(partition).wakeReaders(sentNs);
    }

    private void sendThroughIo(OutgoingMessage message, SendCallback callback) throws InterruptedException {
        if (!hasRoom(message, callback)) {
            fail(message, callback, new DriverException("the send buffer of 32 MB was full for 60 s"));
            return;
        }
        long number = sent++;
        long nowNs = broker.nowNs();
        int latency = model.quick().isQuick(nowNs) ? latencies.choose(number) : latencies.slow();
        long ackAtNs = model.capacity().servedAtNs(nowNs) + latencies.latencyNs(latency);
        int partition = partitionOf(message);
        Throwable error = appender.append(message, partition, number, ackAtNs);
        if (!io.add(latency, ackAtNs, message, callback, error)) {
            complete(message, callback, closedError());
        }
        topic.partition(partition).wakeReaders(ackAtNs);
    }

    private boolean hasRoom(OutgoingMessage message, SendCallback callback) throws InterruptedException {
        try {
            return io.awaitRoom(AckRing.bufferedBytes(message));
        } catch (InterruptedException e) {
            fail(message, callback, e);
            throw e;
        }
    }

    private void passBlock(OutgoingMessage message, SendCallback callback) throws InterruptedException {
        try {
            model.passSendBlock();
        } catch (InterruptedException e) {
            fail(message, callback, e);
            throw e;
        }
    }

    /** Now, but on the I/O thread where there is one: callbacks are called one after the other. */
    private void fail(OutgoingMessage message, SendCallback callback, Throwable error) {
        if (io == null || !io.addFailure(broker.nowNs(), message, callback, error)) {
            complete(message, callback, error);
        }
    }

    private static void complete(OutgoingMessage message, SendCallback callback, Throwable error) {
        callback.completed(message.sequence(), message.dueNs(), message.sentNs(), error);
    }

    private int partitionOf(OutgoingMessage message) {
        int partitions = topic.topic().partitions();
        if (message.key() != null) {
            return Math.floorMod(Arrays.hashCode(message.key()), partitions);
        }
        int partition = nextPartition;
        nextPartition = partition + 1 == partitions ? 0 : partition + 1;
        return partition;
    }

    private DriverException closedError() {
        return new DriverException("the producer of topic " + topic.topic().name() + " is closed");
    }

    @Override
    public void close(Duration timeout) {
        closed = true;
        appender.close();
        if (io != null) {
            io.close(timeout);
        }
        model.open().remove(this);
    }
}
