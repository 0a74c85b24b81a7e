package bench.run;

import static bench.result.ByteUnits.GIGABYTE;
import static bench.result.ByteUnits.MEGABYTE;

import bench.config.Backlog;
import bench.config.Pace;
import bench.config.Workload;
import bench.result.CatchUp;
import bench.result.Check;
import bench.result.Limits;
import bench.result.Phase;
import bench.result.Phrase;
import bench.result.Throughput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * Builds a backlog while consumers rest, and lets them read it beside live traffic; then the measurement follows, where one is
 * asked for. Confined to the control thread.
 *
 * <p>Where building or draining is given up, the run ends with the draining: what was asked for cannot be measured any more.
 */
final class BacklogScenario implements Scenario {
    static final String BUILDING = "backlog building";
    static final String DRAINING = "backlog draining";
    static final String PAUSE = "pause of producers";

    static final String SETTLING = "settling";

    static final Duration LONGEST_SETTLING = Duration.ofSeconds(30);
    /** Of slow traffic no message may come for a while. */
    private static final double PATIENCE_MESSAGES = 3;

    private static final Limits COMPLETE = Limits.invalidBelow("%", 100);

    private final Backlog backlog;
    private final int subscriptions;
    private final Duration patience;
    private final DoubleSupplier messageBytes;
    private final Consumer<String> progress;
    private final BacklogLevel building;
    private final BacklogLevel draining;
    private final List<LoadPhase> phases = new ArrayList<>();
    private final int buildingIndex;
    private final int drainingIndex;

    /**
     * A backlog that is not there yet.
     *
     * @param warmup before it; none, or one phase
     * @param measured what follows; left out where only the backlog is asked for
     * @param messageBytes mean payload bytes of what was sent
     * @param old what existing topics hold
     * @param progress takes a line for a person who watches
     */
    BacklogScenario(
            Workload workload,
            List<LoadPhase> warmup,
            List<LoadPhase> measured,
            DoubleSupplier messageBytes,
            OldMessages old,
            Consumer<String> progress) {
        this.backlog = workload.backlog().orElseThrow();
        this.subscriptions = workload.clients().subscriptionsPerTopic();
        this.patience = workload.timing().outageTimeout();
        this.messageBytes = messageBytes;
        this.progress = progress;
        Duration ofSlowTraffic = Duration.ofMillis((long) (PATIENCE_MESSAGES * 1e3 / backlog.buildRate()));
        this.building = new BacklogLevel(
                BacklogLevel.Direction.RISING,
                (first, ackRate) -> backlog.bytes() / messageBytes.getAsDouble(),
                old,
                patience.plus(ofSlowTraffic),
                this::judgeBuilding);
        this.draining =
                new BacklogLevel(BacklogLevel.Direction.FALLING, this::mayBeLeft, old, patience, this::judgeDraining);
        phases.addAll(warmup);
        buildingIndex = phases.size();
        add(BUILDING, false, backlog.buildRate(), backlog.timeout(), false, building);
        Duration pause = backlog.draining().pauseBefore();
        double liveRate = backlog.draining().producerRate();
        if (!pause.isZero()) {
            add(PAUSE, false, 0, pause, false, PhaseControl.FIXED);
        } else if (backlog.buildRate() > liveRate) {
            add(SETTLING, false, liveRate, LONGEST_SETTLING, false, new Answered());
        }
        drainingIndex = phases.size();
        add(DRAINING, true, liveRate, backlog.timeout(), true, draining);
        if (!backlog.only()) {
            phases.addAll(measured);
        }
    }

    private void add(
            String name, boolean measured, double rate, Duration length, boolean consumersRead, PhaseControl control) {
        phases.add(new LoadPhase(new Phase(name, measured), Pace.constant(rate), length, consumersRead, control));
    }

    private double mayBeLeft(long first, double ackRate) {
        return backlog.draining().mayBeLeft((double) first, ackRate, subscriptions);
    }

    @Override
    public Optional<LoadPhase> next(List<PhaseOutcome> before) {
        if (before.size() == buildingIndex + 1) {
            progress.accept(builtLine(built()));
        }
        if (before.size() == drainingIndex + 1) {
            progress.accept(drainedLine(drainedSoFar()));
        }
        boolean isOver = before.size() > drainingIndex && !(building.isReached() && draining.isReached());
        return isOver ? Optional.empty() : phases.stream().skip(before.size()).findFirst();
    }

    @Override
    public Optional<CatchUp> catchUp() {
        return building.hasBegun()
                ? Optional.of(new CatchUp(built(), draining.hasBegun() ? drainedSoFar() : null))
                : Optional.empty();
    }

    private CatchUp.Built built() {
        Throughput rates = building.throughput();
        return new CatchUp.Built(
                building.isReached(),
                backlog.bytes(),
                Math.round(building.last() * messageBytes.getAsDouble()),
                building.last(),
                building.oldAtLast(),
                building.seconds(),
                rates.publishRate(),
                rates.publishByteRate());
    }

    private CatchUp.Drained drainedSoFar() {
        Throughput rates = draining.throughput();
        double oldRate = draining.seconds() == 0 ? 0 : draining.oldRead() / draining.seconds();
        return new CatchUp.Drained(
                draining.isReached(),
                draining.first(),
                draining.last(),
                draining.seconds(),
                rates.publishRate(),
                rates.consumeRate() + oldRate,
                rates.consumeByteRate() + oldRate * messageBytes.getAsDouble());
    }

    private String builtLine(CatchUp.Built built) {
        return text(
                "Backlog %s: %,d messages, %.3f GB in %.1f s%s",
                built.reached() ? "built" : "given up before it was built",
                built.messages(),
                built.bytes() / GIGABYTE,
                built.seconds(),
                built.reached() ? "" : "; " + whyNotBuilt());
    }

    private String drainedLine(CatchUp.Drained drained) {
        return text(
                "Backlog %s in %.1f s, %,d left, read at %,.0f msg/s (%.1f MB/s)%s",
                drained.reached() ? "drained" : "not drained",
                drained.seconds(),
                drained.leftMessages(),
                drained.consumeRate(),
                drained.consumeByteRate() / MEGABYTE,
                drained.reached() ? "" : "; " + whyNotDrained());
    }

    private Check judgeBuilding() {
        double percent = 100 * building.progress();
        double gigabytes = building.last() * messageBytes.getAsDouble() / GIGABYTE;
        return Check.of(
                        "backlog built",
                        percent,
                        COMPLETE,
                        Phrase.of(
                                "%.3f of %.3f GB in %.1f s", gigabytes, backlog.bytes() / GIGABYTE, building.seconds()))
                .judged(building.isReached() ? Check.Verdict.VALID : Check.Verdict.INVALID)
                .advising(whyNotBuilt());
    }

    private Check judgeDraining() {
        return Check.of(
                        "backlog drained",
                        100 * draining.progress(),
                        COMPLETE,
                        Phrase.of(
                                "%,d of %,d messages left after %.1f s",
                                draining.last(), draining.first(), draining.seconds()))
                .judged(draining.isReached() ? Check.Verdict.VALID : Check.Verdict.INVALID)
                .advising(whyNotDrained());
    }

    private String whyNotBuilt() {
        Throughput rates = building.throughput();
        return building.isStuck()
                ? text(
                        "it did not grow for %s s while producers sent %,.0f msg/s: the consumers that rest get none of it"
                                + " (catchUpConsumers), or nothing is stored",
                        patience.toSeconds(), rates.publishRate())
                : text(
                        "producers sent %,.0f msg/s (%.1f MB/s), too little for that size: raise backlogProducerRate or"
                                + " backlogTimeout, or ask for less",
                        rates.publishRate(), rates.publishByteRate() / MEGABYTE);
    }

    private String whyNotDrained() {
        CatchUp.Drained drained = drainedSoFar();
        return text(
                "consumers read %,.0f msg/s, and producers sent %,.0f msg/s to %s: %s",
                drained.consumeRate(),
                drained.publishRate(),
                subscriptions == 1 ? "their subscription" : "each of " + subscriptions + " subscriptions",
                draining.isStuck()
                        ? text(
                                "the backlog did not shrink for %d s; add consumers and partitions, or lower"
                                        + " drainProducerRate",
                                patience.toSeconds())
                        : "the time was over (backlogTimeout)");
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
