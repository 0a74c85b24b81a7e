package bench.worker;

import bench.config.StampMode;
import bench.delivery.ConsumerLedger;
import bench.delivery.LoadCount;
import bench.driver.MessageHandler;
import bench.stats.ConsumerStats;
import bench.time.Clock;
import java.nio.ByteBuffer;

/** Times and accounts for the messages of one consumer. Confined to its polling thread. */
final class Receiver implements MessageHandler {
    private final StampMode mode;
    private final int producers;
    private final int runId;
    private final ConsumerStats stats;
    private final ConsumerLedger ledger;
    private final Clock clock;

    /** Written by the polling thread, read by the control thread. */
    private volatile long lastReceiptNs = LoadCount.NEVER;

    private long polledNs;
    private long polledMs;

    Receiver(LoadPlan plan, Recording recording, int index, ConsumerLedger ledger) {
        this.mode = plan.stamp();
        this.producers = plan.producers().size();
        this.runId = plan.runId();
        this.stats = recording.stats().consumer(index);
        this.ledger = ledger;
        this.clock = recording.clock();
    }

    @Override
    public void polled() {
        polledNs = clock.nanoTime();
        lastReceiptNs = polledNs;
        if (mode == StampMode.NONE) {
            polledMs = clock.epochMillis();
        }
    }

    /** When a poll has last returned with messages, on the scale of {@code Clock.nanoTime}. */
    long lastReceiptNs() {
        return lastReceiptNs;
    }

    @Override
    public void received(int partition, long offset, long timestampMs, ByteBuffer payload, byte[] header) {
        if (producers == 0) {
            // What was there before is all there is to read; its times are not those of this run.
            stats.received(payload.remaining(), polledNs);
            return;
        }
        switch (mode) {
            case NONE -> receivedUnstamped(timestampMs, payload.remaining());
            case PAYLOAD -> receivedStamped(partition, offset, payload, payload.position(), payload);
            case HEADER -> {
                if (header == null) {
                    ledger.foreign();
                } else {
                    receivedStamped(partition, offset, ByteBuffer.wrap(header), 0, payload);
                }
            }
        }
    }

    /** Without a stamp the phase of a message follows from its receipt, and its latency has the record's milliseconds. */
    private void receivedUnstamped(long timestampMs, int bytes) {
        stats.received(bytes, polledNs, (polledMs - timestampMs) * 1_000_000);
    }

    private void receivedStamped(int partition, long offset, ByteBuffer stamp, int at, ByteBuffer payload) {
        int stampBytes = stamp.limit() - at;
        if (stampBytes < Integer.BYTES || Stamp.runId(stamp, at) != runId) {
            ledger.foreign();
            return;
        }
        // A plausible identity is believed even of a damaged message.
        boolean known = stampBytes >= Stamp.IDENTITY_BYTES
                && ledger.knows(Stamp.producer(stamp, at), Stamp.sequence(stamp, at));
        if (!known) {
            if (stampBytes >= Stamp.BYTES
                    && Stamp.isIntact(stamp, at, payload.remaining())
                    && isOfAnotherTopic(Stamp.producer(stamp, at))) {
                // Somebody has copied it here.
                ledger.foreign();
            } else {
                ledger.corrupt();
            }
        } else if (stampBytes < Stamp.BYTES || !Stamp.isIntact(stamp, at, payload.remaining())) {
            ledger.damaged(Stamp.producer(stamp, at), Stamp.sequence(stamp, at), partition, offset);
        } else {
            boolean first = ledger.received(Stamp.producer(stamp, at), Stamp.sequence(stamp, at), partition, offset);
            receivedIntact(first, stamp, at, payload.remaining());
        }
    }

    private boolean isOfAnotherTopic(int producer) {
        return producer >= 0 && producer < producers && !ledger.expects(producer);
    }

    /** A message has its latency once, however often it is delivered. */
    private void receivedIntact(boolean first, ByteBuffer stamp, int at, int bytes) {
        long sentNs = Stamp.sentNs(stamp, at);
        if (first) {
            stats.received(bytes, Stamp.dueNs(stamp, at), sentNs, polledNs);
        } else {
            stats.received(bytes, sentNs);
        }
    }
}
