package bench.validity;

import bench.config.Arrivals;
import bench.config.Pace;
import bench.delivery.Delivery;
import bench.delivery.LoadCount;
import bench.result.Check;
import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.RunInterval;
import bench.result.Statistic;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.stats.MessageCounts;
import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** What the meters saw of a measured phase. Confined to the control thread. */
final class MeteredPhase {
    private final Phase phase;
    private final boolean isCatchingUp;
    private final ClientFigures before;
    private final long startNs;
    private final Evidence.Intervals series =
            new Evidence.Intervals(new RateSeries(), new Series(), new Series(), new Series());
    private final Series machineLoads = new Series();
    private final Histogram stalls = new Histogram(3);
    private final InFlight inFlight;

    private final Arrivals arrivals;
    private double targetMessages;
    private long due;
    private final DoubleSummaryStatistics targets = new DoubleSummaryStatistics();
    private final Series targetRates = new Series();
    private double seconds;
    private MessageCounts all = MessageCounts.NONE;
    private MessageCounts carriedOver = MessageCounts.NONE;
    private double throttledMs;
    /** As of when it was last taken; null before. */
    private Health health;

    private Optional<Check> finding = Optional.empty();

    /**
     * The client's health in the phase.
     *
     * @param processLoad use of the processors by this process, 0 to 1
     * @param gcPausesMs lengths of the pauses for garbage collection, whole milliseconds
     * @param silentSeconds the longest time without a sign of the system
     * @param waits of the clients
     * @param rebalances changes of who reads which partition
     */
    private record Health(
            double processLoad, Histogram gcPausesMs, double silentSeconds, Waits waits, long rebalances) {}

    /**
     * A phase that begins now.
     *
     * @param length as it was asked for
     * @param isCatchingUp whether consumers begin it with a backlog that was asked for
     * @param before what happened until now, which is not judged
     */
    MeteredPhase(
            Phase phase,
            Arrivals arrivals,
            PhaseLength length,
            boolean isCatchingUp,
            ClientFigures before,
            long nowNs) {
        this.arrivals = arrivals;
        this.phase = phase;
        this.isCatchingUp = isCatchingUp;
        this.before = before;
        this.startNs = nowNs;
        this.inFlight = new InFlight(length.least());
        inFlight.add(before.count());
    }

    /** What the control of the phase has found out. */
    void found(Check check) {
        finding = Optional.of(check);
    }

    void look(LoadCount count) {
        inFlight.look(count);
    }

    /** An interval of the phase is over, with what the meters saw in it. */
    void intervalEnded(RunInterval interval, double latestThrottledMs, double machineLoad, Histogram latestStalls) {
        throttledMs = Math.max(throttledMs, latestThrottledMs);
        IntervalStats stats = interval.stats();
        all = all.plus(stats.all());
        carriedOver = carriedOver.plus(stats.carriedOver());
        seconds += stats.elapsedSeconds();
        // Nobody asked for a rate at which consumers catch up, and the backlog is there because it was asked for.
        if (!isCatchingUp || interval.targetRate() > 0) {
            series.rates().add(interval);
        }
        if (!isCatchingUp) {
            series.backlogs().add((double) interval.backlog());
        }
        due += interval.due();
        Statistic.P99.supportedValue(stats.histogram(Latency.PUBLISH)).ifPresent(series.p99s()::add);
        Statistic.P50.supportedValue(stats.histogram(Latency.PUBLISH_DELAY)).ifPresent(series.delayMedians()::add);
        machineLoads.add(machineLoad);
        targets.accept(interval.targetRate());
        targetRates.add(interval.targetRate());
        targetMessages += interval.targetRate() * stats.elapsedSeconds();
        stalls.add(latestStalls);
    }

    /** Takes the client's health from the start of the phase until now; what follows is not judged, unless it is taken again. */
    void takeHealth(JvmMeter jvm, double silentSeconds, ClientFigures now, long nowNs) {
        double seconds = (nowNs - startNs) / 1e9;
        health = new Health(
                jvm.cpuSeconds() / seconds / jvm.processors(),
                jvm.pausesMillis(),
                silentSeconds,
                new Waits(
                        Math.max(throttledMs, now.waits().throttledMs()),
                        now.waits().bufferSeconds() - before.waits().bufferSeconds(),
                        now.waits().metadataSeconds() - before.waits().metadataSeconds()),
                now.rebalances() - before.rebalances());
    }

    /**
     * What the phase is judged by.
     *
     * @param total the sum of its intervals
     * @param wasComplete whether what was to come before it did
     */
    Judgement.Measured measured(
            IntervalStats total,
            Evidence.Clients clients,
            Optional<Delivery> delivery,
            boolean wasComplete,
            boolean systemSharesMachine) {
        double rate = seconds == 0 ? 0 : targetMessages / seconds;
        Asked asked = new Asked(
                rate,
                targets.getMin() == targets.getMax(),
                targets.getMin() >= Pace.UNLIMITED.from(),
                due,
                EdgeAllowance.messages(arrivals, total),
                end(wasComplete));
        Evidence evidence = new Evidence(
                total,
                asked,
                clients,
                series,
                new Evidence.Client(stalls, health.gcPausesMs, health.processLoad, machineLoads.mean()),
                answers(total, asked),
                delivery,
                systemSharesMachine);
        return new Judgement.Measured(phase, evidence, finding);
    }

    private Asked.End end(boolean wasComplete) {
        if (!isCatchingUp) {
            return Asked.End.LENGTH;
        }
        return wasComplete && finding.filter(Check::isInvalid).isEmpty() ? Asked.End.DRAINED : Asked.End.GIVEN_UP;
    }

    /** Messages/s by which rate times latency grows, in the second half. */
    private double growthWithRate(IntervalStats total) {
        double latencySeconds = total.histogram(Latency.PUBLISH_RESPONSE).getValueAtPercentile(50) / 1e9;
        return targetRates.riseInSecondHalf() / (total.elapsedSeconds() / 2) * latencySeconds;
    }

    private Answers answers(IntervalStats total, Asked asked) {
        double lookedSeconds = inFlight.seconds();
        return new Answers(
                lookedSeconds > 0 ? lookedSeconds : total.elapsedSeconds(),
                lookedSeconds > 0 ? inFlight.due() : due,
                lookedSeconds > 0 ? all.withAcked(inFlight.acked()) : all,
                carriedOver,
                inFlight.trend(asked.rate(), asked.few(), growthWithRate(total)),
                health.silentSeconds,
                health.rebalances,
                health.waits);
    }
}
