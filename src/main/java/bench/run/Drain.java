package bench.run;

import bench.config.Workload;
import bench.driver.Driver;
import bench.driver.DriverException;
import bench.driver.LogOffsets;
import bench.driver.Topic;
import bench.stats.Summary;
import bench.time.Clock;
import bench.worker.LocalWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What follows the load: producers flush and close, and consumers read on until they have everything, or every position is at
 * the end of its log, or the time is over. Confined to the control thread.
 */
final class Drain {
    /** How long consumers may take for two polls that find nothing. */
    private static final Duration LAST_POLLS = Duration.ofSeconds(1);

    private final Driver driver;
    private final LocalWorker worker;
    private final Load load;
    private final Watch watch;
    private final Clock clock;
    private final Summary summary;
    private final List<Topic> consumed;

    /**
     * @param summary takes what comes in late
     * @param consumed topics that are read
     */
    Drain(
            Driver driver,
            LocalWorker worker,
            Load load,
            Watch watch,
            Clock clock,
            Summary summary,
            List<Topic> consumed) {
        this.driver = driver;
        this.worker = worker;
        this.load = load;
        this.watch = watch;
        this.clock = clock;
        this.summary = summary;
        this.consumed = consumed;
    }

    /**
     * Ends the load and waits for what is on its way.
     *
     * @throws DriverException when the system is not there any more
     */
    void run(Workload workload) throws InterruptedException {
        long deadlineNs = clock.nanoTime() + workload.drainTimeout().toNanos();
        load.end(workload.drainTimeout());
        while (!worker.isLoadEnded() && clock.nanoTime() < deadlineNs) {
            look();
        }
        worker.stopLoad(Duration.ZERO);
        if (!watch.trouble().isEmpty()) {
            throw new DriverException("the system was gone when the load ended: " + watch.trouble());
        }
        LogQuestion logs = new LogQuestion(driver, consumed);
        while (!worker.isDelivered() && clock.nanoTime() < deadlineNs && !isAllRead(logs)) {
            look();
            logs.look(clock.nanoTime());
        }
        worker.awaitPolls(LAST_POLLS);
        worker.throwIfFailed();
        if (!worker.isDelivered()) {
            compare();
        }
        // What came in since the last look belongs to the result, and its counts are to agree with each other.
        worker.stopConsumers(CleanUp.NORMAL);
        addTail();
    }

    private void look() throws InterruptedException {
        load.awaitUntil(clock.nanoTime() + Load.LOOK_NS);
        addTail();
    }

    private void addTail() {
        summary.addTail(worker.closeInterval(clock.nanoTime()));
    }

    /** Of a mirror's logs nobody knows whether they are at their end. */
    private boolean isAllRead(LogQuestion logs) {
        return !worker.isMirrored()
                && logs.last()
                        .filter(answer -> worker.behind(answer.logs()) == 0)
                        .isPresent();
    }

    /** Fails when the logs cannot be looked at: without them nobody can say what was lost. */
    private void compare() throws InterruptedException {
        Map<String, List<LogOffsets>> logs = Driver.await(driver.offsets(consumed));
        worker.compareWith(logs);
    }
}
