package bench.validity;

import bench.config.Workload;
import bench.delivery.Delivery;
import bench.delivery.LoadCount;
import bench.result.Check;
import bench.result.RunInterval;
import bench.result.Statistic;
import bench.result.Validity;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Meters a measurement and its client, and judges in the end whether it is to be trusted. Confined to the
 * control thread; its meters have threads of their own.
 */
public final class Monitor implements AutoCloseable {
    /** A broker that has had load for less than this is cold: its latencies are far above what they settle at. */
    private static final Duration BROKER_WARM_UP = Duration.ofSeconds(40);

    /** Enough for a trend, and so few that a run of days keeps them all. */
    private static final long IN_FLIGHT_SAMPLES = 400;

    private final Workload workload;
    /** When the throwaway broker of the run was ready; null where there is none. */
    private final Instant throwawayStartedAt;

    private final Clock clock;
    private final StallMeter stallMeter;
    private final JvmMeter jvmMeter = new JvmMeter();
    private final Evidence.Intervals series =
            new Evidence.Intervals(new Series(), new Series(), new Series(), new Series());
    private final Series machineLoads = new Series();
    private final Histogram stalls = new Histogram(3);

    /** How the measurement came to start; null when it started by the clock. */
    private Check steadyStart;

    private final InFlight inFlight = new InFlight();
    private final long inFlightPeriodNs;

    private double targetMessages;
    private long measurementStartMs;
    private long startNs;
    private long acked;
    private long received;
    private long inFlightNs = LoadCount.NEVER;
    /** What the clients said of their waits, and how many rebalances there were, when the measurement started. */
    private Waits waitsBefore = Waits.NONE;

    private long rebalancesBefore;
    private double throttledMs;

    /**
     * Starts the meters.
     *
     * @param throwawayStartedAt when the throwaway broker of the run was ready; null where there is none
     */
    public Monitor(Workload workload, Instant throwawayStartedAt, Clock clock) {
        this.workload = workload;
        this.throwawayStartedAt = throwawayStartedAt;
        this.clock = clock;
        this.stallMeter = StallMeter.start(clock);
        this.inFlightPeriodNs = workload.timing().testDuration().toNanos() / IN_FLIGHT_SAMPLES;
    }

    /** The measurement was to start in steady state. */
    public void steadyStart(Check check) {
        steadyStart = check;
    }

    /**
     * What happened until now is not judged.
     *
     * @param waits of the clients so far
     * @param rebalances so far
     */
    public void measurementStarts(LoadCount count, Waits waits, long rebalances) {
        waitsBefore = waits;
        rebalancesBefore = rebalances;
        inFlight.add(count);
        inFlightNs = count.atNs();
        startNs = clock.nanoTime();
        stallMeter.take();
        jvmMeter.reset();
        measurementStartMs = clock.epochMillis();
    }

    /** A look at the load in the measurement; what is too close to the last look is left out. */
    public void look(LoadCount count) {
        if (count.atNs() - inFlightNs >= inFlightPeriodNs) {
            inFlight.add(count);
            inFlightNs = count.atNs();
        }
    }

    /**
     * An interval of the measurement is over.
     *
     * @param latestThrottledMs the longest time for which a quota has held a request back lately
     */
    public void intervalEnded(RunInterval interval, double latestThrottledMs) {
        throttledMs = Math.max(throttledMs, latestThrottledMs);
        IntervalStats stats = interval.stats();
        acked += stats.all().acked();
        received += stats.all().received();
        series.rates().add(interval.rate());
        Statistic.P99.supportedValue(stats.histogram(Latency.PUBLISH)).ifPresent(series.p99s()::add);
        Statistic.P50.supportedValue(stats.histogram(Latency.PUBLISH_DELAY)).ifPresent(series.delayMedians()::add);
        series.backlogs().add((double) interval.backlog());
        machineLoads.add(jvmMeter.machineLoad());
        targetMessages += interval.targetRate() * stats.elapsedSeconds();
        stalls.add(stallMeter.take());
    }

    /**
     * The judgement.
     *
     * @param health the client's, as it was when the load ended
     * @param total the sum of the intervals
     * @param delivery what became of the messages, after the drain; empty without a stamp
     * @param circumstances what else a reader must know
     */
    public Validity judge(
            Health health, IntervalStats total, Optional<Delivery> delivery, Circumstances circumstances) {
        boolean shared = circumstances.systemSharesMachine;
        double rate = targetMessages / total.elapsedSeconds();
        Evidence.Client client =
                new Evidence.Client(stalls, health.gcPausesMs, health.processLoad, machineLoads.mean());
        Evidence evidence = new Evidence(
                total,
                rate,
                new Evidence.Clients(
                        workload.clients().producersPerTopic()
                                * workload.layout().topics(),
                        workload.clients().consumerPerSubscription()
                                * workload.clients().subscriptionsPerTopic()
                                * workload.layout().topics()),
                series,
                client,
                answers(health, total, rate),
                delivery,
                shared);
        List<Check> checks = new ArrayList<>(Checks.of(evidence));
        if (steadyStart != null) {
            checks.add(steadyStart);
        }
        return new Validity(Bottleneck.of(evidence), checks, remarks(circumstances));
    }

    private Evidence.Answers answers(Health health, IntervalStats total, double rate) {
        double lookedSeconds = inFlight.seconds();
        return new Evidence.Answers(
                lookedSeconds > 0 ? lookedSeconds : total.elapsedSeconds(),
                lookedSeconds > 0 ? inFlight.acked() : acked,
                received,
                inFlight.trend(rate),
                health.silentSeconds,
                health.rebalances,
                health.waits);
    }

    private List<String> remarks(Circumstances circumstances) {
        List<String> remarks = new ArrayList<>(circumstances.remarks);
        if (circumstances.systemSharesMachine) {
            remarks.add("the broker shares this machine: the figures are not a reference");
        }
        if (throwawayStartedAt != null) {
            Duration age = Duration.between(throwawayStartedAt, Instant.ofEpochMilli(measurementStartMs));
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

    /**
     * The client's health since {@link #measurementStarts}; taken when the load ends, because the drain is not judged.
     *
     * @param silentSeconds the longest time without a sign of the system
     * @param waits of the clients so far
     * @param rebalances so far
     */
    public Health health(double silentSeconds, Waits waits, long rebalances) {
        double seconds = (clock.nanoTime() - startNs) / 1e9;
        return new Health(
                jvmMeter.cpuSeconds() / seconds / jvmMeter.processors(),
                jvmMeter.pausesMillis(),
                silentSeconds,
                new Waits(
                        Math.max(throttledMs, waits.throttledMs()),
                        waits.bufferSeconds() - waitsBefore.bufferSeconds(),
                        waits.metadataSeconds() - waitsBefore.metadataSeconds()),
                rebalances - rebalancesBefore);
    }

    /**
     * What meters and clients have measured.
     *
     * @param processLoad use of the processors by this process, 0 to 1
     * @param gcPausesMs lengths of the pauses for garbage collection, whole milliseconds
     * @param silentSeconds the longest time without a sign of the system
     * @param waits of the clients
     * @param rebalances changes of who reads which partition
     */
    public record Health(
            double processLoad, Histogram gcPausesMs, double silentSeconds, Waits waits, long rebalances) {}

    /**
     * What the figures do not show.
     *
     * @param systemSharesMachine whether the system under test shares this machine with the client
     * @param remarks one line each
     */
    public record Circumstances(boolean systemSharesMachine, List<String> remarks) {
        public Circumstances {
            remarks = List.copyOf(remarks);
        }
    }

    @Override
    public void close() {
        stallMeter.close();
        jvmMeter.close();
    }
}
