package bench.worker;

import bench.config.StampMode;
import bench.config.Workload;
import bench.delivery.ConsumerLedger;
import bench.delivery.LoadCount;
import bench.delivery.SubscriptionLedger;
import bench.driver.BenchmarkConsumer;
import bench.driver.ConsumerSpec;
import bench.driver.Driver;
import bench.driver.DriverException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The consumers of a load, a thread for each, and how far they have read. Confined to the control thread. */
final class LoadConsumers {
    private static final long LOOK_NS = 2_000_000;

    private final Driver driver;
    private final Workload workload;
    private final LoadPlan plan;
    private final Recording recording;
    private final Readiness readiness;
    private final LoadThreads threads;
    private final ReadPositions positions = new ReadPositions();
    private final List<ConsumerLoop> loops = new ArrayList<>();
    /** Of these, the ones that read whatever the others do. */
    private final Set<ConsumerLoop> alwaysReading = new HashSet<>();
    /** By name of the subscription. */
    private final Map<String, SubscriptionLedger> ledgers = new HashMap<>();

    LoadConsumers(Driver driver, Workload workload, LoadPlan plan, Recording recording) {
        this.driver = driver;
        this.workload = workload;
        this.plan = plan;
        this.recording = recording;
        this.readiness = new Readiness(driver, recording.clock());
        this.threads = new LoadThreads(recording.clock());
    }

    /** Creates them and starts their threads. Those of topics that were there before are paused. */
    void start(Duration progressEvery, Consumer<String> progress) throws InterruptedException {
        List<CompletableFuture<BenchmarkConsumer>> creating =
                plan.consumers().stream().map(driver::createConsumer).toList();
        Creation<BenchmarkConsumer> creation =
                new Creation<>("consumers", creating, recording.clock(), progressEvery, progress);
        try {
            for (ConsumerSpec spec : plan.consumers()) {
                start(spec, creation.await(spec.index()));
            }
        } catch (InterruptedException | RuntimeException e) {
            Creation.abandon(creating.subList(loops.size(), creating.size()), c -> c.close(Duration.ZERO));
            throw e;
        }
    }

    private void start(ConsumerSpec spec, BenchmarkConsumer consumer) {
        SubscriptionLedger ledger = ledgerOf(spec);
        ConsumerLedger own = ledger == null ? null : ledger.consumer(plan.placeInSubscription(spec));
        ConsumerLoop loop =
                new ConsumerLoop(consumer, new Receiver(plan, recording, spec.index(), own), recording.failures());
        readiness.add(spec, consumer);
        positions.add(spec, ledger, consumer);
        if (!workload.layout().existingConsumeTopics().isEmpty()) {
            // What is there already is to be counted, and not to be read before the load starts.
            consumer.pause();
        }
        loops.add(loop);
        if (workload.backlog().isPresent()
                && plan.placeInSubscription(spec) >= workload.backlog().get().catchUpConsumers()) {
            alwaysReading.add(loop);
        }
        threads.start(loop, "bench-consumer-" + spec.index());
    }

    /** Null where receipts are not accounted for. */
    private SubscriptionLedger ledgerOf(ConsumerSpec spec) {
        return workload.messages().stamp() == StampMode.NONE
                ? null
                : ledgers.computeIfAbsent(
                        spec.subscription(),
                        name -> recording
                                .ledger()
                                .subscription(plan.subscriptionOf(spec), plan.consumed(spec.topic())));
    }

    /** Waits until all is read that is sent; what lies before the positions then is not missed. */
    void awaitReadiness(Duration timeout) throws InterruptedException {
        long deadline = recording.clock().nanoTime() + timeout.toNanos();
        while (!readiness.isReached()) {
            recording.failures().throwIfFatal();
            if (recording.clock().nanoTime() > deadline) {
                throw new DriverException(readiness.missing() + " after " + timeout.toSeconds() + " s");
            }
            recording.clock().sleepNanos(LOOK_NS);
        }
        positions.startHere();
    }

    ReadPositions positions() {
        return positions;
    }

    void read(boolean on) {
        loops.forEach(loop -> {
            if (on || alwaysReading.contains(loop)) {
                loop.consumer().resume();
            } else {
                loop.consumer().pause();
            }
        });
    }

    /** When a poll has last returned with messages. */
    long lastReceiptNs() {
        return loops.stream().mapToLong(ConsumerLoop::lastReceiptNs).max().orElse(LoadCount.NEVER);
    }

    /** Waits until each has polled once more from start to end, or until this time is over. */
    void awaitPolls(Duration timeout) throws InterruptedException {
        long deadline = recording.clock().nanoTime() + timeout.toNanos();
        long[] before = loops.stream().mapToLong(ConsumerLoop::polls).toArray();
        for (int i = 0; i < before.length; i++) {
            // The poll that is under way, and a whole one.
            while (loops.get(i).polls() < before[i] + 2 && recording.clock().nanoTime() < deadline) {
                recording.clock().sleepNanos(LOOK_NS);
            }
        }
    }

    /** Ends them, so that what was received no longer changes; within about this time. */
    void stop(Duration timeout) throws InterruptedException {
        loops.forEach(loop -> loop.stop(timeout));
        threads.join(recording.clock().nanoTime() + timeout.toNanos());
    }
}
