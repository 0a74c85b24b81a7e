package bench.worker;

import bench.config.StampMode;
import bench.config.Workload;
import bench.delivery.ConsumerLedger;
import bench.delivery.Delivery;
import bench.delivery.DeliveryLedger;
import bench.delivery.LoadCount;
import bench.delivery.SubscriptionLedger;
import bench.driver.BenchmarkConsumer;
import bench.driver.BenchmarkProducer;
import bench.driver.ConsumerSpec;
import bench.driver.Driver;
import bench.driver.DriverException;
import bench.driver.LogOffsets;
import bench.stats.IntervalStats;
import bench.stats.WorkerStats;
import bench.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Runs the producers and consumers of one run in this JVM, one thread each.
 *
 * <p>Its methods belong to the control thread, take and return plain data, and come in the order in which they stand here.
 * Moments are on the scale of {@link Clock#nanoTime}. Where a method waits, an interrupt ends the wait.
 */
public final class LocalWorker {
    private static final long LOOK_NS = 2_000_000;
    private static final Duration PROGRESS = Duration.ofSeconds(10);

    private final Driver driver;
    private final Workload workload;
    private final LoadPlan plan;
    private final Clock clock;
    private final Recording recording;
    private final Readiness readiness;
    private final ReadPositions positions = new ReadPositions();

    /** By name. */
    private final Map<String, SubscriptionLedger> subscriptionLedgers = new HashMap<>();

    private final List<UniformRateLimiter> limiters = new ArrayList<>();
    private final List<ProducerLoop> producerLoops = new ArrayList<>();
    private final List<ConsumerLoop> consumerLoops = new ArrayList<>();
    private final LoadThreads producerThreads;
    private final LoadThreads consumerThreads;
    private final List<BenchmarkProducer> idleProducers = new ArrayList<>();
    private final List<MessageSource> sources = new ArrayList<>();
    private Consumer<String> progress = line -> {};
    private boolean measuring;
    private long acked;
    private long received;

    /**
     * A worker for one run; nothing is started yet.
     *
     * @param warnings takes one line for what does not stop the run; called by any thread
     */
    public LocalWorker(Driver driver, Workload workload, LoadPlan plan, Clock clock, Consumer<String> warnings) {
        this.driver = driver;
        this.workload = workload;
        this.plan = plan;
        this.clock = clock;
        long now = clock.nanoTime();
        int producers = plan.producers().size();
        int consumers = plan.consumers().size();
        // Without a stamp receipts cannot be accounted for; the ledger then only counts what was sent and acked.
        int accounted = workload.stamp() == StampMode.NONE ? 0 : plan.subscriptions();
        this.recording = new Recording(
                new Window(),
                new WorkerStats(producers, consumers, now),
                new WorkerStats(producers, consumers, now),
                new DeliveryLedger(producers, accounted, plan::isConsumed),
                new Failures(warnings, driver::isPassing),
                clock);
        this.readiness = new Readiness(clock);
        this.producerThreads = new LoadThreads(clock);
        this.consumerThreads = new LoadThreads(clock);
    }

    /** From now on, this takes a line now and then while clients are being made. */
    public void tellProgress(Consumer<String> line) {
        progress = line;
    }

    /**
     * Creates the consumers, lets them join their subscriptions and waits until every partition is read. Those of topics that
     * were there before are paused.
     */
    public void startConsumers(Duration timeout) throws InterruptedException {
        List<CompletableFuture<BenchmarkConsumer>> creating =
                plan.consumers().stream().map(driver::createConsumer).toList();
        Creation<BenchmarkConsumer> creation = new Creation<>("consumers", creating, clock, PROGRESS, progress);
        try {
            for (ConsumerSpec spec : plan.consumers()) {
                startConsumer(spec, creation.await(spec.index()));
            }
        } catch (InterruptedException | RuntimeException e) {
            closeWhenCreated(creating.subList(consumerLoops.size(), creating.size()), c -> c.close(Duration.ZERO));
            throw e;
        }
        awaitReadiness(timeout);
    }

    private void startConsumer(ConsumerSpec spec, BenchmarkConsumer consumer) {
        SubscriptionLedger ledger = ledgerOf(spec);
        ConsumerLedger own = ledger == null ? null : ledger.consumer(plan.placeInSubscription(spec));
        ConsumerLoop loop =
                new ConsumerLoop(consumer, new Receiver(plan, recording, spec.index(), own), recording.failures());
        readiness.add(spec, consumer);
        positions.add(spec, ledger, consumer);
        if (!workload.existingConsumeTopics().isEmpty()) {
            // What is there already is to be counted, and where nobody sends, not to be gone before the load starts.
            consumer.pause();
        }
        consumerLoops.add(loop);
        consumerThreads.start(loop, "bench-consumer-" + spec.index());
    }

    private void awaitReadiness(Duration timeout) throws InterruptedException {
        long deadline = clock.nanoTime() + timeout.toNanos();
        while (!readiness.isReached()) {
            throwIfFailed();
            if (clock.nanoTime() > deadline) {
                throw new DriverException(readiness.missing() + " after " + timeout.toSeconds() + " s");
            }
            pause();
        }
        positions.startHere();
    }

    private SubscriptionLedger ledgerOf(ConsumerSpec spec) {
        if (workload.stamp() == StampMode.NONE) {
            return null;
        }
        return subscriptionLedgers.computeIfAbsent(
                spec.subscription(),
                name -> recording.ledger().subscription(plan.subscriptionOf(spec), plan.consumed(spec.topic())));
    }

    /** Creates the producers and what they are to send; they do not send yet. */
    public void createProducers() throws InterruptedException {
        // Before the load has a start: reading files and filling pools takes time that no schedule is to be late by.
        Payloads payloads = Payloads.of(workload);
        byte[][] keys = KeyDistributor.keys(workload.seed());
        for (int i = 0; i < plan.producers().size(); i++) {
            sources.add(
                    new MessageSource(payloads, KeyDistributor.of(workload.keyDistributor(), keys, clock), plan, i));
        }
        List<CompletableFuture<BenchmarkProducer>> creating =
                plan.producers().stream().map(driver::createProducer).toList();
        Creation<BenchmarkProducer> creation = new Creation<>("producers", creating, clock, PROGRESS, progress);
        try {
            for (int i = 0; i < creating.size(); i++) {
                idleProducers.add(creation.await(i));
            }
        } catch (InterruptedException | RuntimeException e) {
            idleProducers.clear();
            closeWhenCreated(creating, producer -> producer.close(Duration.ZERO));
            throw e;
        }
    }

    /**
     * Starts sending at this rate, in messages/s over all producers; what is sent counts as warm-up until
     * {@link #startMeasurement}.
     *
     * @param startNs when the first send is due
     */
    public void startLoad(long startNs, double rate) {
        int count = idleProducers.size();
        for (int i = 0; i < count; i++) {
            UniformRateLimiter limiter = new UniformRateLimiter(phaseShifted(startNs, i, rate), rate / count);
            limiters.add(limiter);
            Pacer pacer = Pacer.of(limiter, clock, workload.pacing(), count);
            producerLoops.add(new ProducerLoop(
                    idleProducers.get(i), pacer, sources.get(i), recording, i, workload.drainTimeout()));
        }
        idleProducers.clear();
        // The time in which the clients were made ready is none of the warm-up.
        IntervalStats unused = closeInterval(startNs);
        for (int i = 0; i < count; i++) {
            producerThreads.start(producerLoops.get(i), "bench-producer-" + i);
        }
    }

    /** Changes the rate, in messages/s over all producers, from now on. */
    public void adjustRate(double rate) {
        schedule(clock.nanoTime(), rate);
    }

    /**
     * Goes on by a new schedule at the same rate, from the first moment not before {@code fromNs} at which it is the first
     * producer's turn: all are due when they would have been.
     *
     * @param loadStartNs when the load has started, at this rate
     */
    public void renewSchedule(long loadStartNs, long fromNs, double rate) {
        double ratePerProducer = rate / limiters.size();
        // As the schedule itself counts, lest the send of that moment is due by both of them.
        double turns = Math.ceil((fromNs - loadStartNs) / 1e9 * ratePerProducer);
        schedule(loadStartNs + (long) (turns * 1e9 / ratePerProducer), rate);
    }

    /**
     * Offers the rate by a new schedule from a moment on, which may lie ahead: what was due before and was not sent is not
     * asked for again.
     */
    private void schedule(long startNs, double rate) {
        for (int i = 0; i < limiters.size(); i++) {
            limiters.get(i).adjust(startNs, phaseShifted(startNs, i, rate), rate / limiters.size());
        }
    }

    /** N producers at rate R/N each, one N-th of their period apart, send evenly at R. */
    private static long phaseShifted(long startNs, int producer, double rate) {
        return startNs + (long) (producer * 1e9 / rate);
    }

    /**
     * Starts the measurement at a moment that is a little ahead, with a new schedule: what the warm-up owed is not asked for
     * again.
     *
     * @param endNs when the load ends
     */
    public void startMeasurement(long startNs, double rate, long endNs) {
        recording.window().measureFrom(startNs);
        recording.window().end(endNs);
        schedule(startNs, rate);
    }

    /** The measurement has started: ends the last interval of the warm-up, and the next one is of the measurement. */
    public IntervalStats endWarmup(long measurementStartNs) {
        IntervalStats last = closeInterval(measurementStartNs);
        recording.measurement().startAt(measurementStartNs);
        measuring = true;
        return last;
    }

    /** Ends the interval of the phase that is under way. */
    public IntervalStats closeInterval(long nowNs) {
        IntervalStats warmup = recording.warmup().closeInterval(nowNs);
        IntervalStats phase = measuring
                ? recording.measurement().closeInterval(nowNs, warmup.counts().withoutSends())
                : warmup;
        acked += phase.all().acked();
        received += phase.all().received();
        recording.ledger().settle();
        return phase;
    }

    /**
     * Messages that are acked and not yet received, over all subscriptions; without a stamp, which cannot tell a message from
     * its repetition, as of the last interval that was closed.
     */
    public long backlog() {
        if (isAccountedFor()) {
            return recording.ledger().outstanding();
        }
        return Math.max(0, Math.round(acked * plan.receiptsPerMessage()) - received);
    }

    /** Sends that were due when the schedule was changed or the load ended, and that were given up then. */
    public long abandoned() {
        return limiters.stream().mapToLong(UniformRateLimiter::abandoned).sum();
    }

    /** Stops the delivery of messages to consumers, which stay members of their subscriptions. */
    public void pauseConsumers() {
        consumerLoops.forEach(loop -> loop.consumer().pause());
    }

    /** Ends {@link #pauseConsumers}. */
    public void resumeConsumers() {
        consumerLoops.forEach(loop -> loop.consumer().resume());
    }

    /** Fails with the reason why a thread of the load has ended, if one has. */
    public void throwIfFailed() {
        Throwable failure = recording.failures().fatal();
        if (failure instanceof DriverException cause) {
            throw cause;
        }
        if (failure != null) {
            throw new DriverException("a thread of the load has failed: " + failure, failure);
        }
    }

    /** Why no send has succeeded and none will, where that is so. */
    public Optional<String> hopelessBecause() {
        return recording.ledger().progress(0, 0).acked() > 0
                ? Optional.empty()
                : recording.failures().lastingReason();
    }

    /** How far the load has come, as of now. */
    public LoadCount progress() {
        long lastReceiptNs = consumerLoops.stream()
                .mapToLong(ConsumerLoop::lastReceiptNs)
                .max()
                .orElse(LoadCount.NEVER);
        return recording.ledger().progress(clock.nanoTime(), lastReceiptNs);
    }

    /** How many messages the logs hold that the subscriptions have not read, of this run or not. */
    public long behind(Map<String, List<LogOffsets>> logs) {
        return positions.behind(logs);
    }

    /** Whether topics have got partitions since the run began, as far as something was read from them. */
    public boolean sawNewPartitions() {
        return recording.ledger().sawNewPartitions();
    }

    /** Whether nobody sends to what is read, so that something else brings the messages there. */
    public boolean isMirrored() {
        return plan.isMirrored();
    }

    /** Changes of who reads which partition, so far. */
    public long rebalances() {
        return positions.rebalances();
    }

    /** Lets {@link #delivery} tell what was lost from what could not be read, given what the logs hold now. */
    public void compareWith(Map<String, List<LogOffsets>> logs) {
        positions.compare(logs);
    }

    /** Instead of {@link #compareWith}, where nothing is known of the logs: what is missing is not called lost. */
    public void leaveUnread() {
        recording.ledger().positionsAreUnknown();
    }

    /** Ends the load, without waiting: producers send what they have buffered within this time, and close. */
    public void endLoad(Duration timeout) {
        producerLoops.forEach(loop -> loop.closeWithin(timeout));
        recording.window().end(Math.min(clock.nanoTime(), recording.window().endNs()));
    }

    /** Whether all producers have closed. */
    public boolean isLoadEnded() {
        return producerThreads.haveEnded();
    }

    /**
     * Ends the load, and waits until it has ended. A thread that is still blocked in {@code send} when the time is over is
     * interrupted.
     */
    public void stopLoad(Duration timeout) throws InterruptedException {
        endLoad(timeout);
        producerThreads.join(clock.nanoTime() + timeout.toNanos());
        recording.failures().tellRest();
    }

    /**
     * Ends the consumers, so that what was received stands still; within about this time. One that cannot close is told as a
     * warning: it takes nothing from what was received.
     */
    public void stopConsumers(Duration timeout) throws InterruptedException {
        consumerLoops.forEach(loop -> loop.stop(timeout));
        consumerThreads.join(clock.nanoTime() + timeout.toNanos());
        recording.failures().tellRest();
    }

    /**
     * Waits until every consumer has polled once more from start to end, which takes a fraction of a second, or until this
     * time is over. What was received before is then recorded, and what is repeated behind it as well.
     */
    public void awaitPolls(Duration timeout) throws InterruptedException {
        long deadline = clock.nanoTime() + timeout.toNanos();
        long[] before = consumerLoops.stream().mapToLong(ConsumerLoop::polls).toArray();
        for (int i = 0; i < before.length; i++) {
            // The poll that is under way, and a whole one.
            while (consumerLoops.get(i).polls() < before[i] + 2 && clock.nanoTime() < deadline) {
                pause();
            }
        }
    }

    /** Whether consumers have received all that was acked. */
    public boolean isDelivered() {
        return backlog() == 0;
    }

    /** What became of the messages, as of now; empty without a stamp, or when none is sent. */
    public Optional<Delivery> delivery() {
        return isAccountedFor() ? Optional.of(recording.ledger().delivery()) : Optional.empty();
    }

    private boolean isAccountedFor() {
        return workload.stamp() != StampMode.NONE && !plan.producers().isEmpty();
    }

    /** Ends what is left of the load, and the consumers, within about twice this time. */
    public void close(Duration timeout) throws InterruptedException {
        stopLoad(timeout);
        idleProducers.forEach(producer -> producer.close(timeout));
        stopConsumers(timeout);
    }

    private void pause() throws InterruptedException {
        clock.parkNanos(LOOK_NS);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Clients that are still being created when another one has failed are closed, and not waited for. */
    private static <T> void closeWhenCreated(List<CompletableFuture<T>> creating, Consumer<T> close) {
        for (CompletableFuture<T> client : creating) {
            CompletableFuture<Void> unused = client.thenAccept(close);
        }
    }
}
