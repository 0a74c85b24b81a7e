package bench.driver.kafka;

import bench.driver.ClusterEvent;
import bench.driver.ClusterEvent.Kind;
import bench.driver.ClusterWatch;
import bench.driver.Leaders;
import bench.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Watches a cluster by asking for its metadata now and then, and its clients by what they count, on a thread of its own. Nothing of
 * it is in the way of a message.
 */
final class MetadataWatch implements ClusterWatch, AutoCloseable {
    /** For one node there is no other to lead; its loss shows in the load. */
    private static final long ALONE_PERIOD_MS = 5_000;

    private static final long SHORTEST_PERIOD_MS = 1_000;
    private static final long LONGEST_PERIOD_MS = 30_000;
    /** While nobody takes them, as before the load and after it. */
    private static final int MOST_EVENTS = 1_000;

    private static final long LONGEST_END_MS = 2_000;

    private final LeaderLookup lookup;
    private final Rebalances rebalances;
    private final WaitMetrics waits;
    private final Clock clock;
    private final Consumer<String> warnings;
    private final CompletableFuture<ClusterWatch> ready = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final BlockingQueue<ClusterEvent> events = new LinkedBlockingQueue<>(MOST_EVENTS);
    private final Thread thread;

    /** Written by the watching thread, read by any. */
    private volatile Leaders leaders = Leaders.UNKNOWN;
    /** The longest that was said; confined to the watching thread. */
    private double throttledMs;

    private MetadataWatch(
            LeaderLookup lookup, Rebalances rebalances, WaitMetrics waits, Clock clock, Consumer<String> warnings) {
        this.lookup = lookup;
        this.rebalances = rebalances;
        this.waits = waits;
        this.clock = clock;
        this.warnings = warnings;
        this.thread = new Thread(this::run, "bench-cluster-watch");
        thread.setDaemon(true);
    }

    /** Begins to watch; {@code warnings} takes one line when that ends too early. */
    static MetadataWatch start(
            LeaderLookup lookup, Rebalances rebalances, WaitMetrics waits, Clock clock, Consumer<String> warnings) {
        MetadataWatch watch = new MetadataWatch(lookup, rebalances, waits, clock, warnings);
        watch.thread.start();
        return watch;
    }

    /** This, when it has seen the cluster for the first time, or could not. */
    CompletableFuture<ClusterWatch> ready() {
        return ready.copy();
    }

    @Override
    public List<ClusterEvent> takeEvents() {
        List<ClusterEvent> taken = new ArrayList<>();
        events.drainTo(taken);
        return taken;
    }

    @Override
    public Leaders leaders() {
        return leaders;
    }

    private void run() {
        try {
            do {
                look();
                ready.complete(this);
            } while (!closed.await(periodMs(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            // Only the end of the watch interrupts its thread.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (closed.getCount() > 0) {
                warnings.accept("the brokers are no longer watched, so what happens to them is not marked: " + e);
            }
        } finally {
            ready.complete(this);
        }
    }

    private long periodMs() {
        if (leaders.nodes().size() == 1) {
            return ALONE_PERIOD_MS;
        }
        // A thousand partitions a second are no load for a cluster.
        int partitions =
                leaders.byTopic().values().stream().mapToInt(List::size).sum();
        return Math.max(SHORTEST_PERIOD_MS, Math.min(LONGEST_PERIOD_MS, partitions));
    }

    private void look() throws InterruptedException {
        Leaders before = leaders;
        Optional<Leaders> seen = lookup.ask(before);
        long nowNs = clock.nanoTime();
        if (seen.isPresent() && !seen.get().equals(before)) {
            leaders = seen.get();
            boolean isFirst = before.nodes().isEmpty();
            if (!isFirst) {
                LeaderChanges.between(before, leaders, nowNs).forEach(this::add);
            }
        }
        rebalances.take().forEach(line -> add(new ClusterEvent(Kind.REBALANCE, nowNs, line)));
        lookForQuota(nowNs);
    }

    /** The clients keep the longest time of the last minute: it is said again when it has doubled, or has been 0. */
    private void lookForQuota(long nowNs) {
        double latestMs = waits.now().throttledMs();
        if (latestMs == 0) {
            throttledMs = 0;
        } else if (throttledMs == 0 || latestMs >= 2 * throttledMs) {
            throttledMs = latestMs;
            add(new ClusterEvent(
                    Kind.THROTTLED,
                    nowNs,
                    "a quota holds requests back, for up to " + Math.max(1, Math.round(latestMs)) + " ms"));
        }
    }

    private void add(ClusterEvent event) {
        boolean unused = events.offer(event);
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        Uninterrupted.run(() -> {
            try {
                thread.join(LONGEST_END_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
