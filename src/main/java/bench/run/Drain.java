package bench.run;

import bench.config.Workload;
import bench.driver.Driver;
import bench.driver.DriverException;
import bench.time.Clock;
import bench.worker.Worker;
import java.time.Duration;

/**
 * What follows the load: producers flush and close, and consumers read on until they have everything, or every position is at
 * the end of its log, or the time is over. Confined to the control thread.
 */
final class Drain {
    /** How long consumers may take for two polls that find nothing. */
    private static final Duration LAST_POLLS = Duration.ofSeconds(1);
    /** One look, where nobody waits for long. */
    private static final Duration SHORT_POLLS = Duration.ofMillis(50);

    private final PreparedLoad load;
    private final Worker worker;
    private final PhaseLoop phases;
    private final Clock clock;

    /** @param phases take what comes in late */
    Drain(PreparedLoad load, PhaseLoop phases, Clock clock) {
        this.load = load;
        this.worker = load.worker();
        this.phases = phases;
        this.clock = clock;
    }

    /**
     * Ends the load and waits for what is on its way.
     *
     * @throws DriverException when the system is not there any more
     */
    void run(Workload workload) throws InterruptedException {
        long deadlineNs = clock.nanoTime() + workload.timing().drainTimeout().toNanos();
        phases.endLoad(workload.timing().drainTimeout());
        while (!worker.isLoadEnded() && clock.nanoTime() < deadlineNs) {
            look();
        }
        worker.stopLoad(Duration.ZERO);
        if (!load.watch().trouble().isEmpty()) {
            throw new DriverException(
                    "the system was gone when the load ended: " + load.watch().trouble());
        }
        LogQuestion logs = new LogQuestion(load.driver(), load.topics().consume());
        while (!worker.isDelivered() && clock.nanoTime() < deadlineNs && !isAllRead(logs)) {
            look();
            logs.look(clock.nanoTime());
        }
        worker.awaitPolls(lastPolls(deadlineNs));
        worker.throwIfFailed();
        if (!worker.isDelivered()) {
            // Without a look at the logs nobody can say what was lost: where they cannot be looked at, the run has
            // failed.
            worker.compareWith(Driver.await(load.driver().offsets(load.topics().consume())));
        }
        load.system().end();
        // What came in since the last look belongs to the result, and its counts are to agree with each other.
        worker.stopConsumers(CleanUp.NORMAL);
        phases.takeTail();
    }

    /** No more than is left of the time; one look in any case. */
    private Duration lastPolls(long deadlineNs) {
        Duration left = Duration.ofNanos(deadlineNs - clock.nanoTime());
        Duration most = left.compareTo(LAST_POLLS) < 0 ? left : LAST_POLLS;
        return most.compareTo(SHORT_POLLS) < 0 ? SHORT_POLLS : most;
    }

    private void look() throws InterruptedException {
        phases.pause();
        phases.takeTail();
    }

    /** Of a mirror's logs nobody knows whether they are at their end. */
    private boolean isAllRead(LogQuestion logs) {
        return !worker.isMirrored()
                && logs.last()
                        .filter(answer -> worker.behind(answer.logs()) == 0)
                        .isPresent();
    }

    /** Ends the load where somebody waits for the run to stop: what is not read soon is unread, and never lost. */
    void hurry() throws InterruptedException {
        worker.leaveUnread();
        worker.stopLoad(CleanUp.HURRIED);
        long deadlineNs = clock.nanoTime() + CleanUp.HURRIED.toNanos();
        while (!worker.isDelivered() && clock.nanoTime() < deadlineNs) {
            worker.awaitPolls(SHORT_POLLS);
            phases.takeTail();
        }
        phases.takeTail();
    }
}
