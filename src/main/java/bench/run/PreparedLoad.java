package bench.run;

import bench.config.StampMode;
import bench.config.Workload;
import bench.driver.ClientWaits;
import bench.driver.Driver;
import bench.time.Clock;
import bench.validity.ClientFigures;
import bench.validity.Waits;
import bench.worker.LoadPlan;
import bench.worker.LocalWorker;
import bench.worker.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A load that is ready to be offered: topics are there, consumers read, producers are connected.
 *
 * @param driver of the system under test
 * @param system as the run sees it
 * @param topics that are sent to and read
 * @param worker makes the load
 * @param watch looks after it
 * @param topicEnd where what is read ends; empty where producers decide how much there is to read
 * @param old what existing topics held before the load
 * @param remarks what a reader of the figures must know of it
 */
record PreparedLoad(
        Driver driver,
        SystemWatch system,
        Topics topics,
        Worker worker,
        Watch watch,
        Optional<TopicEnd> topicEnd,
        OldMessages old,
        List<String> remarks) {

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(90);

    /** Makes everything ready; what has to go again is known to the clean-up before it is there. */
    static PreparedLoad prepare(Driver driver, RunContext context, CleanUp cleanUp) throws InterruptedException {
        RunInfo info = context.info();
        RunLog log = context.log();
        Clock clock = context.clock();
        Workload workload = info.workload();
        Map<String, String> described = Driver.await(driver.describe());
        log.connected(described, info);
        Topics topics = Topics.prepare(driver, info, log, cleanUp);
        LoadPlan plan = new LoadPlan(workload, topics.produce(), topics.consume(), info.topicPrefix(), info.number());
        plan.idleConsumers().ifPresent(log::warn);
        Worker worker = new LocalWorker(driver, workload, plan, clock, context.listener()::progress, log::warn);
        cleanUp.closes(worker);
        worker.startConsumers(READY_TIMEOUT);
        worker.createProducers();
        SystemWatch system = SystemWatch.start(driver, described, topics, worker.leaderTiming(), context.listener());
        log.clientsAreReady(plan);
        OldMessages old = OldMessages.find(driver, workload, topics, worker);
        List<String> remarks = new ArrayList<>(old.say(workload, log));
        if (workload.backlog().isEmpty() && !plan.producers().isEmpty()) {
            worker.read(true);
        }
        remarks.addAll(limitsOfWhatIsKnown(driver, workload, plan));
        Optional<TopicEnd> topicEnd = plan.producers().isEmpty()
                ? Optional.of(new TopicEnd(worker, new LogQuestion(driver, topics.consume())))
                : Optional.empty();
        Watch watch = new Watch(driver, worker, workload, topics.all(), clock.nanoTime());
        return new PreparedLoad(driver, system, topics, worker, watch, topicEnd, old, remarks);
    }

    private static List<String> limitsOfWhatIsKnown(Driver driver, Workload workload, LoadPlan plan) {
        List<String> limits = new ArrayList<>();
        if (!driver.acknowledges()) {
            limits.add(
                    "acks=0: nothing is acknowledged, so publish latency is the time until the local socket has taken"
                            + " the message, and what the cluster lost was never confirmed");
        }
        boolean isSentAndRead = !plan.producers().isEmpty() && !plan.consumers().isEmpty();
        if (workload.messages().stamp() == StampMode.NONE && isSentAndRead) {
            limits.add("stamp: none: what is received counts when it comes, so some of it was sent in the warm-up");
        }
        return limits;
    }

    /** Whether the system under test has to share this machine with the client. */
    boolean sharesMachine(RunInfo info) {
        return info.circumstances().systemSharesMachine() || driver.isOnThisMachine();
    }

    /** What its clients have counted until now. */
    ClientFigures clientFigures() {
        return new ClientFigures(worker.progress(), waits(), worker.rebalances());
    }

    /** Why its clients have waited. */
    Waits waits() {
        ClientWaits waits = driver.clientWaits();
        return new Waits(waits.throttledMs(), waits.bufferSeconds(), waits.metadataSeconds());
    }

    /** What steers the measurement. */
    PhaseControl reading() {
        return topicEnd.<PhaseControl>map(end -> end).orElse(PhaseControl.FIXED);
    }

    /** All that is to be said of the figures once the load is over. */
    List<String> remarksAtTheEnd(double measuredSeconds) {
        List<String> all = new ArrayList<>(remarks);
        if (topicEnd.filter(TopicEnd::isReached).isPresent()) {
            all.add(String.format(
                    Locale.ROOT,
                    "the measurement ended after %.1f s, when everything was read that the topics had",
                    measuredSeconds));
        }
        if (worker.sawNewPartitions()) {
            all.add("topics have got more partitions while the run was on");
        }
        if (worker.isMirrored()) {
            all.add(
                    "messages are read from other topics than they are sent to: what is missing may still be on its way");
        }
        return all;
    }
}
