package bench.validity;

import bench.config.Workload;
import bench.delivery.Delivery;
import bench.delivery.LoadCount;
import bench.result.Check;
import bench.result.ClientHealth;
import bench.result.Phase;
import bench.result.PhaseLength;
import bench.result.RunInterval;
import bench.result.Validity;
import bench.stats.IntervalStats;
import bench.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Meters the measured phases of a run and the client that makes their load, and judges in the end whether they are to be
 * trusted. Confined to the control thread; its meters have threads of their own.
 */
public final class Monitor implements AutoCloseable {
    /** A broker that has had load for less than this is cold: its latencies are far above what they settle at. */
    private static final Duration BROKER_WARM_UP = Duration.ofSeconds(40);

    private final Workload workload;
    /** When the throwaway broker of the run was ready; null where there is none. */
    private final Instant throwawayStartedAt;

    private final Clock clock;
    private final StallMeter stallMeter;
    private final JvmMeter jvmMeter = new JvmMeter();
    /** Those that have begun; the last one may be under way. */
    private final List<MeteredPhase> phases = new ArrayList<>();

    /** Of phases that are not measured. */
    private final List<Check> findings = new ArrayList<>();

    /** When the first measured phase began; 0 before. */
    private long measurementStartMs;

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
    }

    /** What a phase has found out; before the end of one that is measured. */
    public void found(Phase phase, Check check) {
        if (phase.measured()) {
            latest().found(check);
        } else {
            findings.add(check);
        }
    }

    /**
     * A phase begins that is measured.
     *
     * @param length as it was asked for
     * @param isCatchingUp whether consumers begin it with a backlog that was asked for
     * @param before what happened until now, which is not judged with it
     */
    public void phaseStarts(Phase phase, PhaseLength length, boolean isCatchingUp, ClientFigures before) {
        long nowNs = clock.nanoTime();
        stallMeter.take();
        jvmMeter.reset();
        if (phases.isEmpty()) {
            measurementStartMs = clock.epochMillis();
        }
        phases.add(new MeteredPhase(phase, workload.rate().arrivals(), length, isCatchingUp, before, nowNs));
    }

    /** A look at the load in the phase that is under way. */
    public void look(LoadCount count) {
        latest().look(count);
    }

    /**
     * An interval of the phase is over.
     *
     * @param latestThrottledMs the longest time for which a quota has held a request back lately
     * @return how the client did in it
     */
    public ClientHealth intervalEnded(RunInterval interval, double latestThrottledMs) {
        double machineLoad = jvmMeter.machineLoad();
        Histogram stalls = stallMeter.take();
        latest().intervalEnded(interval, latestThrottledMs, machineLoad, stalls);
        return new ClientHealth(
                machineLoad < 0 ? ClientHealth.UNKNOWN_CPU : 100 * machineLoad,
                jvmMeter.takePausedMillis(),
                stalls.getMaxValue() / 1e6);
    }

    /**
     * The load of the phase has ended. What follows, such as the drain, is not judged.
     *
     * @param silentSeconds the longest time without a sign of the system
     * @param now what the clients have counted until now
     */
    public void phaseEnds(double silentSeconds, ClientFigures now) {
        latest().takeHealth(jvmMeter, silentSeconds, now, clock.nanoTime());
    }

    /**
     * What would be said of the phase that is under way if it ended now.
     *
     * @param total the sum of its intervals
     * @param silentSeconds the longest time without a sign of the system
     * @param now what the clients have counted until now
     */
    public Validity soFar(IntervalStats total, double silentSeconds, ClientFigures now, boolean systemSharesMachine) {
        latest().takeHealth(jvmMeter, silentSeconds, now, clock.nanoTime());
        return latest().measured(total, clients(), Optional.empty(), true, systemSharesMachine)
                .validity();
    }

    private MeteredPhase latest() {
        return phases.get(phases.size() - 1);
    }

    /**
     * The judgement of the run, and of each phase that was measured.
     *
     * @param totals of those phases, in their order: the sum of the intervals of each
     * @param delivery what became of the messages, after the drain; empty without a stamp
     * @param circumstances what else a reader must know
     */
    public Judgement judge(List<IntervalStats> totals, Optional<Delivery> delivery, Circumstances circumstances) {
        List<Judgement.Measured> measured = new ArrayList<>();
        for (int i = 0; i < phases.size(); i++) {
            measured.add(phases.get(i)
                    .measured(
                            totals.get(i),
                            clients(),
                            delivery,
                            findings.stream().noneMatch(Check::isInvalid),
                            circumstances.systemSharesMachine));
        }
        List<String> remarks = remarks(measured, circumstances);
        if (measured.size() > 1) {
            return Judgement.ofSeveral(measured, findings, remarks);
        }
        List<Check> all = new ArrayList<>(findings);
        measured.get(0).finding().ifPresent(all::add);
        return Judgement.ofOne(measured.get(0).evidence(), all, remarks);
    }

    private Evidence.Clients clients() {
        int topics = workload.layout().topics();
        return new Evidence.Clients(
                workload.clients().producersPerTopic() * topics,
                workload.clients().consumerPerSubscription()
                        * workload.clients().subscriptionsPerTopic()
                        * topics);
    }

    private List<String> remarks(List<Judgement.Measured> measured, Circumstances circumstances) {
        List<String> remarks = new ArrayList<>(circumstances.remarks);
        Judgement.saturated(measured).ifPresent(remarks::add);
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
