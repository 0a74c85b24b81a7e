package bench.worker;

import bench.config.Pace;
import bench.config.Workload;
import bench.driver.BenchmarkProducer;
import bench.driver.Driver;
import bench.driver.Leaders;
import bench.driver.ProducerSpec;
import bench.worker.schedule.Schedule;
import bench.worker.schedule.Schedules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** The producers of a load, a thread and a schedule for each. Confined to the control thread. */
final class LoadProducers implements LeaderTiming {
    private final Driver driver;
    private final Workload workload;
    private final LoadPlan plan;
    private final Recording recording;
    private final LoadThreads threads;
    private final Schedules schedules;

    private final List<MessageSource> sources = new ArrayList<>();
    /** Those that were created and have no thread yet. */
    private final List<BenchmarkProducer> idle = new ArrayList<>();

    private final List<UniformRateLimiter> limiters = new ArrayList<>();
    private final List<ProducerLoop> loops = new ArrayList<>();
    /** Empty where all messages go to one leader, or nobody knows to whom. */
    private Optional<LeaderTimes> leaderTimes = Optional.empty();

    LoadProducers(Driver driver, Workload workload, LoadPlan plan, Recording recording) {
        this.driver = driver;
        this.workload = workload;
        this.plan = plan;
        this.recording = recording;
        this.threads = new LoadThreads(recording.clock());
        this.schedules =
                new Schedules(workload.rate().arrivals(), plan.producers().size(), workload.seed());
    }

    /** Creates them and what they are to send; they do not send yet. */
    void create(Duration progressEvery, Consumer<String> progress) throws InterruptedException {
        // Before the load has a start: reading files and filling pools takes time that no schedule is to be late by.
        Payloads payloads = Payloads.of(workload);
        byte[][] keys = KeyDistributor.keys(workload.seed());
        for (int i = 0; i < plan.producers().size(); i++) {
            KeyDistributor distributor =
                    KeyDistributor.of(workload.messages().keyDistributor(), keys, recording.clock());
            sources.add(new MessageSource(payloads, distributor, plan, i));
        }
        List<CompletableFuture<BenchmarkProducer>> creating =
                plan.producers().stream().map(driver::createProducer).toList();
        Creation<BenchmarkProducer> creation =
                new Creation<>("producers", creating, recording.clock(), progressEvery, progress);
        try {
            for (int i = 0; i < creating.size(); i++) {
                idle.add(creation.await(i));
            }
        } catch (InterruptedException | RuntimeException e) {
            idle.clear();
            Creation.abandon(creating, producer -> producer.close(Duration.ZERO));
            throw e;
        }
    }

    @Override
    public void follow(Leaders leaders) {
        if (loops.isEmpty()) {
            leaderTimes = LeaderTimes.of(plan.producers(), leaders);
        } else {
            leaderTimes.ifPresent(times -> times.follow(leaders));
        }
    }

    @Override
    public void measureFrom(long startNs, boolean measured) {
        leaderTimes.ifPresent(times -> times.measureFrom(startNs, measured));
    }

    @Override
    public Map<Integer, Histogram> take() {
        return leaderTimes.map(LeaderTimes::take).orElse(Map.of());
    }

    /** Starts their threads; the pace is that of all together, and begins at this moment. */
    void start(long startNs, Pace pace) {
        int count = idle.size();
        List<Schedule> first = schedules.of(pace, startNs);
        for (int i = 0; i < count; i++) {
            UniformRateLimiter limiter = new UniformRateLimiter(first.get(i));
            limiters.add(limiter);
            Pacer pacer = Pacer.of(limiter, recording.clock(), workload.rate().pacing(), count);
            loops.add(new ProducerLoop(
                    idle.get(i),
                    pacer,
                    sources.get(i),
                    recording,
                    i,
                    workload.timing().drainTimeout()));
        }
        idle.clear();
        leaderTimes.ifPresent(this::timeLeaders);
        for (int i = 0; i < count; i++) {
            threads.start(loops.get(i), "bench-producer-" + i);
        }
    }

    private void timeLeaders(LeaderTimes leaders) {
        for (ProducerSpec producer : plan.producers()) {
            loops.get(producer.index())
                    .timeLeaders(leaders.topic(producer.topic().name()), leaders.producer(producer.index()));
        }
    }

    /**
     * Sends at a pace by new schedules from a moment on, which may lie ahead: what was due before and was not sent is not asked
     * for again.
     */
    void schedule(long fromNs, Pace pace) {
        List<Schedule> next = schedules.of(pace, fromNs);
        for (int i = 0; i < limiters.size(); i++) {
            limiters.get(i).follow(next.get(i));
        }
    }

    /** Goes on by new schedules from a moment on, by which all are due when they would have been. */
    void renewSchedule(long fromNs) {
        limiters.forEach(limiter -> limiter.renew(fromNs));
    }

    /** How many messages have been due before this moment, since the load began. Moments do not go back. */
    long dueBefore(long momentNs) {
        return schedules.dueBefore(Math.min(momentNs, recording.end().momentNs()));
    }

    /** Sends that were due when the schedule was changed or the load ended, and that were given up then. */
    long abandoned() {
        return limiters.stream().mapToLong(UniformRateLimiter::abandoned).sum();
    }

    /** They send what they have buffered within this time, and close; does not wait for it. */
    void closeWithin(Duration timeout) {
        loops.forEach(loop -> loop.closeWithin(timeout));
    }

    boolean haveEnded() {
        return threads.haveEnded();
    }

    /** Waits until all have closed. A thread that is still blocked in {@code send} when the time is over is interrupted. */
    void join(Duration timeout) throws InterruptedException {
        threads.join(recording.clock().nanoTime() + timeout.toNanos());
    }

    /** Closes those that were never started. */
    void closeIdle(Duration timeout) {
        idle.forEach(producer -> producer.close(timeout));
    }
}
