package bench.validity;

import bench.config.Workload;
import bench.stats.Check;
import bench.stats.Delivery;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.stats.RunInfo;
import bench.stats.RunInterval;
import bench.stats.Validity;
import bench.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Watches a measurement and the client that makes it, and says in the end whether it is to be trusted. Confined to the
 * control thread; its meters have threads of their own.
 */
public final class Monitor implements AutoCloseable {
    /** A broker that has had load for less than this is cold: its latencies are far above what they settle at. */
    private static final Duration BROKER_WARM_UP = Duration.ofSeconds(40);

    private final RunInfo info;
    private final Clock clock;
    private final StallMeter stallMeter;
    private final JvmMeter jvmMeter = new JvmMeter();
    private final Evidence.Intervals series =
            new Evidence.Intervals(new Series(), new Series(), new Series(), new Series());
    private final Series machineLoads = new Series();
    private final Histogram stalls = new Histogram(3);

    /** How the measurement came to start; null when it started by the clock. */
    private Check steadyStart;

    private double targetMessages;
    private long measurementStartMs;

    /** Starts the meters. */
    public Monitor(RunInfo info, Clock clock) {
        this.info = info;
        this.clock = clock;
        this.stallMeter = StallMeter.start(clock);
    }

    /** The measurement was to start in steady state. */
    public void steadyStart(Check check) {
        steadyStart = check;
    }

    /** What happened until now is not judged. */
    public void measurementStarts() {
        stallMeter.take();
        jvmMeter.reset();
        measurementStartMs = clock.epochMillis();
    }

    /** An interval of the measurement is over. */
    public void intervalEnded(RunInterval interval) {
        IntervalStats stats = interval.stats();
        series.rates().add(interval.rate());
        series.p99s().add(percentile(stats, Latency.PUBLISH, 99));
        series.delayMedians().add(percentile(stats, Latency.PUBLISH_DELAY, 50));
        series.backlogs().add((double) interval.backlog());
        machineLoads.add(jvmMeter.machineLoad());
        targetMessages += interval.targetRate() * stats.elapsedSeconds();
        stalls.add(stallMeter.take());
    }

    private static double percentile(IntervalStats stats, Latency latency, double percentile) {
        Histogram histogram = stats.histogram(latency);
        return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percentile);
    }

    /**
     * The judgement.
     *
     * @param health the client's, as it was when the load ended
     * @param total the sum of the intervals
     * @param delivery what became of the messages, after the drain; empty without a stamp
     */
    public Validity judge(Health health, IntervalStats total, Optional<Delivery> delivery) {
        Workload workload = info.workload();
        boolean shared = info.circumstances().systemSharesMachine();
        Evidence.Client client = new Evidence.Client(
                stalls,
                health.gcPausesMs,
                health.cpuSeconds / total.elapsedSeconds() / jvmMeter.processors(),
                machineLoads.mean());
        Evidence evidence = new Evidence(
                total,
                targetMessages / total.elapsedSeconds(),
                workload.producersPerTopic() * workload.topics(),
                series,
                client,
                delivery,
                shared);
        List<Check> checks = new ArrayList<>(Checks.of(evidence));
        if (steadyStart != null) {
            checks.add(steadyStart);
        }
        return new Validity(Bottleneck.of(evidence), checks, remarks());
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (info.circumstances().systemSharesMachine()) {
            remarks.add("the broker shares this machine: the figures are not a reference");
        }
        Instant ready = info.circumstances().throwawayStartedAt();
        if (ready != null) {
            Duration age = Duration.between(ready, Instant.ofEpochMilli(measurementStartMs));
            if (age.compareTo(BROKER_WARM_UP) < 0) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "the throwaway broker had run for %d s when the measurement began, and needs about %d s to warm up",
                        age.toSeconds(),
                        BROKER_WARM_UP.toSeconds()));
            }
        }
        return remarks;
    }

    /** The client's health since {@link #measurementStarts}; taken when the load ends, because the drain is not judged. */
    public Health health() {
        return new Health(jvmMeter.cpuSeconds(), jvmMeter.pausesMillis());
    }

    /** What the JVM's beans tell of the measurement. */
    public record Health(double cpuSeconds, Histogram gcPausesMs) {}

    @Override
    public void close() {
        stallMeter.close();
        jvmMeter.close();
    }
}
