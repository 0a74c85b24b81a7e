package bench.driver.loopback;

import bench.driver.BenchmarkConsumer;
import bench.driver.ConsumerSpec;
import bench.driver.DriverException;
import bench.driver.MessageHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads the partitions that its subscription gives it. Commits, at the start of each poll and on close, what the polls
 * before have handed over.
 */
final class LoopbackConsumer implements BenchmarkConsumer {
    /** Polls may be many, and a map for each would be garbage. */
    private static final long POSITIONS_PERIOD_NS = 100_000_000;

    /** Few enough that what is handed over was received just now, and many enough that a poll costs nothing. */
    private static final int MOST_PER_POLL = 1_000;

    /**
     * Spins between two looks for messages: a look takes a cache line from the sender, which slows it down.
     */
    private static final int SPINS_PER_LOOK = 32;
    /**
     * Looks before sleeping: at high rates the next message comes within that time, and to wake this consumer for it would
     * cost its sender still more.
     */
    private static final int LOOKS = 16;
    /** Looking that finds nothing is left out for the next 1, 3, 7, ... waits: at low rates it would only burn a core. */
    private static final int MOST_WAITS_WITHOUT_LOOKING = 63;
    /** With a single processor, a spinning consumer keeps the sender from running. */
    private static final boolean MAY_SPIN = Runtime.getRuntime().availableProcessors() > 1;

    private final Broker broker;
    private final TopicLog topic;
    private final ConsumerSpec spec;
    private final Waiter waiter = new Waiter();

    /** The next ones are confined to the polling thread. */
    private ConsumerGroup group;

    private int version;
    private List<Cursor> cursors = List.of();
    private int first;
    private int waitsWithoutLooking;
    private int waitsToLooking;
    private boolean closed;

    /** By partition, those of the share; written by the polling thread, read by any: immutable maps. */
    private volatile Map<Integer, Long> positions = Map.of();

    /** Written by the polling thread, read by any. */
    private volatile long rebalances;

    /** When the positions were noted last. Polling thread only. */
    private long positionsNs = -POSITIONS_PERIOD_NS;

    /** Written by any thread, read by the polling one. */
    private volatile boolean paused;

    LoopbackConsumer(Broker broker, TopicLog topic, ConsumerSpec spec) {
        this.broker = broker;
        this.topic = topic;
        this.spec = spec;
    }

    @Override
    public void poll(Duration timeout, MessageHandler handler) throws InterruptedException {
        if (closed) {
            throw new DriverException(
                    "poll of a closed consumer of topic " + spec.topic().name());
        }
        boolean delivers = !paused;
        waiter.thread(Thread.currentThread());
        join();
        for (int i = 0; i < cursors.size(); i++) {
            cursors.get(i).commit();
        }
        if (MAY_SPIN && delivers) {
            spin();
        }
        long deadlineNs = broker.nowNs() + timeout.toNanos();
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException(
                        "interrupted while polling topic " + spec.topic().name());
            }
            if (topic.isDeleted()) {
                throw new DriverException(
                        "the loopback broker has no topic " + spec.topic().name() + " any more");
            }
            share();
            long nowNs = broker.nowNs();
            if ((delivers && deliver(handler, nowNs)) || nowNs >= deadlineNs) {
                notePositions(nowNs);
                return;
            }
            await(deadlineNs, delivers);
        }
    }

    private void join() {
        if (group == null) {
            group = topic.group(spec.subscription());
            version = group.version();
            group.join(waiter);
        }
    }

    private void share() {
        if (group.version() != version) {
            ConsumerGroup.Share share = group.share(waiter);
            version = share.version();
            if (!cursors.equals(share.cursors())) {
                long count = rebalances + 1;
                rebalances = count;
            }
            cursors = share.cursors();
            positions = nextOffsets();
        }
    }

    /** Starts each time with another partition, so that a full one does not keep the others waiting. */
    private boolean deliver(MessageHandler handler, long nowNs) {
        int delivered = 0;
        for (int i = 0; i < cursors.size() && delivered < MOST_PER_POLL; i++) {
            first = first + 1 < cursors.size() ? first + 1 : 0;
            Cursor cursor = cursors.get(first);
            if (cursor.nextReadableAtNs() <= nowNs) {
                if (delivered == 0) {
                    handler.polled();
                }
                delivered += cursor.deliver(handler, nowNs, MOST_PER_POLL - delivered);
            }
        }
        return delivered > 0;
    }

    private Map<Integer, Long> nextOffsets() {
        return cursors.stream().collect(Collectors.toUnmodifiableMap(Cursor::partition, Cursor::offset));
    }

    private void notePositions(long nowNs) {
        if (nowNs - positionsNs >= POSITIONS_PERIOD_NS) {
            positionsNs = nowNs;
            positions = nextOffsets();
        }
    }

    private void await(long deadlineNs, boolean delivers) {
        if (delivers && MAY_SPIN && looksAndFinds()) {
            return;
        }
        long untilNs = deadlineNs;
        if (delivers) {
            waiter.waitsUntil(untilNs);
            // Looks only now: a message that comes later finds this consumer waiting.
            long nextNs = nextReadableAtNs();
            if (nextNs < untilNs) {
                untilNs = nextNs;
                waiter.waitsUntil(untilNs);
            }
        }
        long waitNs = untilNs - broker.nowNs();
        if (waitNs > 0) {
            broker.clock().parkNanos(waitNs);
        }
        waiter.waitsNoLonger();
    }

    /** Looks for a message that comes soon, unless looking was of no use lately. */
    private boolean looksAndFinds() {
        if (waitsToLooking > 0) {
            waitsToLooking--;
            return false;
        }
        boolean found = spinUntilReadable();
        waitsWithoutLooking = found ? 0 : Math.min(2 * waitsWithoutLooking + 1, MOST_WAITS_WITHOUT_LOOKING);
        waitsToLooking = waitsWithoutLooking;
        return found;
    }

    /** Whether a message has come that can be read, now or soon. */
    private boolean spinUntilReadable() {
        for (int look = 0; look < LOOKS; look++) {
            spin();
            if (nextReadableAtNs() <= broker.nowNs()) {
                return true;
            }
        }
        return false;
    }

    private static void spin() {
        for (int i = 0; i < SPINS_PER_LOOK; i++) {
            Thread.onSpinWait();
        }
    }

    private long nextReadableAtNs() {
        long nextNs = Long.MAX_VALUE;
        for (int i = 0; i < cursors.size(); i++) {
            nextNs = Math.min(nextNs, cursors.get(i).nextReadableAtNs());
        }
        return nextNs;
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
    }

    @Override
    public Map<Integer, Long> positions() {
        return positions;
    }

    @Override
    public long rebalances() {
        return rebalances;
    }

    @Override
    public void close(Duration timeout) {
        if (closed) {
            return;
        }
        closed = true;
        positions = Map.of();
        if (group != null) {
            cursors.forEach(Cursor::commit);
            group.leave(waiter);
        }
    }
}
