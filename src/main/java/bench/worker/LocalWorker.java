package bench.worker;

import bench.config.Pace;
import bench.config.StampMode;
import bench.config.Workload;
import bench.delivery.Delivery;
import bench.delivery.DeliveryLedger;
import bench.delivery.LoadCount;
import bench.driver.Driver;
import bench.driver.LogOffsets;
import bench.stats.ClosedInterval;
import bench.stats.MessageCounts;
import bench.stats.WorkerStats;
import bench.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the load of a run in this JVM, with one thread for each producer and consumer. Confined to the control thread. */
public final class LocalWorker implements Worker {
    private static final Duration PROGRESS = Duration.ofSeconds(10);

    private final Workload workload;
    private final LoadPlan plan;
    private final Clock clock;
    private final Recording recording;
    private final LoadProducers producers;
    private final LoadConsumers consumers;
    private final Consumer<String> progress;
    private MessageCounts counts = MessageCounts.NONE;

    /**
     * A worker for one run; nothing is started yet.
     *
     * @param progress takes a line now and then while clients are being made
     * @param warnings takes one line for what does not stop the run; called by any thread
     */
    public LocalWorker(
            Driver driver,
            Workload workload,
            LoadPlan plan,
            Clock clock,
            Consumer<String> progress,
            Consumer<String> warnings) {
        this.workload = workload;
        this.plan = plan;
        this.clock = clock;
        this.progress = progress;
        int sending = plan.producers().size();
        // Without a stamp receipts cannot be accounted for; the ledger then only counts what was sent and acked.
        int accounted = workload.messages().stamp() == StampMode.NONE ? 0 : plan.subscriptions();
        this.recording = new Recording(
                new LoadEnd(),
                new WorkerStats(sending, plan.consumers().size(), clock.nanoTime()),
                new DeliveryLedger(sending, accounted, plan::isConsumed),
                new Failures(warnings, driver::isRetriable),
                clock);
        this.producers = new LoadProducers(driver, workload, plan, recording);
        this.consumers = new LoadConsumers(driver, workload, plan, recording);
    }

    @Override
    public void startConsumers(Duration timeout) throws InterruptedException {
        consumers.start(PROGRESS, progress);
        consumers.awaitReadiness(timeout);
    }

    @Override
    public void createProducers() throws InterruptedException {
        producers.create(PROGRESS, progress);
    }

    @Override
    public LeaderTiming leaderTiming() {
        return producers;
    }

    @Override
    public void startLoad(long startNs, Pace pace) {
        // The time in which the clients were made ready is none of the load's.
        ClosedInterval unused = closeInterval(startNs);
        producers.start(startNs, pace);
    }

    @Override
    public void announcePhase(long startNs, Pace pace) {
        recording.stats().announcePhase(startNs);
        producers.schedule(startNs, pace);
    }

    @Override
    public ClosedInterval beginPhase(long startNs) {
        ClosedInterval last = closeInterval(startNs);
        recording.stats().phaseBegan(startNs);
        return last;
    }

    @Override
    public void endLoadAt(long endNs) {
        recording.end().at(endNs);
    }

    @Override
    public ClosedInterval closeInterval(long nowNs) {
        ClosedInterval interval = recording.stats().closeInterval(nowNs);
        counts = counts.plus(interval.stats().all());
        recording.ledger().settle();
        return interval;
    }

    @Override
    public void adjustRate(double rate) {
        producers.schedule(clock.nanoTime(), Pace.constant(rate));
    }

    @Override
    public void renewSchedule(long fromNs) {
        producers.renewSchedule(fromNs);
    }

    @Override
    public void read(boolean on) {
        consumers.read(on);
    }

    @Override
    public void throwIfFailed() {
        recording.failures().throwIfFatal();
    }

    @Override
    public Optional<String> hopelessBecause() {
        return recording.ledger().acked() > 0
                ? Optional.empty()
                : recording.failures().lastingReason();
    }

    @Override
    public LoadCount progress() {
        long nowNs = clock.nanoTime();
        return recording.ledger().progress(nowNs, consumers.lastReceiptNs()).withDue(producers.dueBefore(nowNs));
    }

    @Override
    public long dueBefore(long momentNs) {
        return producers.dueBefore(momentNs);
    }

    @Override
    public long backlog() {
        if (isAccountedFor()) {
            return recording.ledger().outstanding();
        }
        return Math.max(0, Math.round(counts.acked() * plan.receiptsPerMessage()) - counts.received());
    }

    @Override
    public double meanMessageBytes() {
        return counts.sent() == 0 ? workload.messages().messageSize() : (double) counts.sentBytes() / counts.sent();
    }

    @Override
    public long rebalances() {
        return consumers.positions().rebalances();
    }

    @Override
    public long behind(Map<String, List<LogOffsets>> logs) {
        return consumers.positions().behind(logs);
    }

    @Override
    public void endLoad(Duration timeout) {
        producers.closeWithin(timeout);
        recording.end().at(Math.min(clock.nanoTime(), recording.end().momentNs()));
    }

    @Override
    public boolean isLoadEnded() {
        return producers.haveEnded();
    }

    @Override
    public void stopLoad(Duration timeout) throws InterruptedException {
        endLoad(timeout);
        producers.join(timeout);
        recording.failures().warnOfRest();
    }

    @Override
    public void awaitPolls(Duration timeout) throws InterruptedException {
        consumers.awaitPolls(timeout);
    }

    @Override
    public void compareWith(Map<String, List<LogOffsets>> logs) {
        consumers.positions().compare(logs);
    }

    @Override
    public void leaveUnread() {
        recording.ledger().positionsAreUnknown();
    }

    @Override
    public void stopConsumers(Duration timeout) throws InterruptedException {
        consumers.stop(timeout);
        recording.failures().warnOfRest();
    }

    @Override
    public Optional<Delivery> delivery() {
        return isAccountedFor() ? Optional.of(recording.ledger().delivery()) : Optional.empty();
    }

    private boolean isAccountedFor() {
        return workload.messages().stamp() != StampMode.NONE
                && !plan.producers().isEmpty();
    }

    @Override
    public long abandoned() {
        return producers.abandoned();
    }

    @Override
    public boolean sawNewPartitions() {
        return recording.ledger().sawNewPartitions();
    }

    @Override
    public boolean isMirrored() {
        return plan.isMirrored();
    }

    @Override
    public void close(Duration timeout) throws InterruptedException {
        stopLoad(timeout);
        producers.closeIdle(timeout);
        stopConsumers(timeout);
    }
}
