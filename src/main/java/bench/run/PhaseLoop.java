package bench.run;

import bench.config.Pace;
import bench.result.RunInterval;
import bench.stats.ClosedInterval;
import bench.stats.IntervalStats;
import bench.stats.Summary;
import bench.time.Clock;
import bench.worker.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Offers the load of a run, phase by phase, and knows none of them by name. Confined to the control thread; moments are in the
 * time of the run, rates in messages/s over all producers.
 */
final class PhaseLoop {
    /** Threads learn of the start of a phase this long ahead: more than a busy machine keeps one from running. */
    private static final long NOTICE_NS = 100_000_000;
    /** The last look at a phase is so long before its end. */
    private static final long LAST_LOOK_NS = 2_000_000;
    /** How long an interval is kept open for a phase that may have ended in it. */
    private static final long END_PATIENCE_NS = 5_000_000_000L;

    /** So many phases may have something coming in late; a run may have hundreds. */
    private static final int LATE_PHASES = 4;

    private final Worker worker;
    private final Clock clock;
    private final WatchedWait wait;
    private final AskedPace asked;
    private final Looks looks;
    private final Scenario scenario;
    private final Duration reportInterval;
    private final PhaseListener listener;
    /** By number of the phase. */
    private final List<PhaseOutcome> outcomes = new ArrayList<>();
    /** What was closed of the report interval that is under way. */
    private Summary report = new Summary(0);

    /**
     * A phase that is about to begin.
     *
     * @param then what follows when its length is over; empty where that is open, or nothing does
     */
    private record Upcoming(LoadPhase phase, long startNs, Optional<LoadPhase> then) {}

    PhaseLoop(Worker worker, Clock clock, Scenario scenario, Duration reportInterval, PhaseListener listener) {
        this.worker = worker;
        this.clock = clock;
        this.looks = new Looks(worker, clock, listener);
        this.wait = new WatchedWait(worker, clock, looks::look);
        this.asked = new AskedPace(worker, clock);
        this.scenario = scenario;
        this.reportInterval = reportInterval;
        this.listener = listener;
    }

    /**
     * Runs all phases.
     *
     * @throws InterruptedException when the run was stopped
     * @throws bench.driver.DriverException when the load has failed
     */
    void run() throws InterruptedException {
        LoadPhase first = scenario.next(outcomes).orElseThrow();
        Upcoming upcoming = upcoming(first, clock.nanoTime() + NOTICE_NS);
        worker.startLoad(upcoming.startNs, first.pace());
        // What was never done is not compiled: a new schedule is to be taken over before one is measured.
        long shortestNs = (first.length().isZero() ? reportInterval : first.length()).toNanos();
        worker.renewSchedule(upcoming.startNs + shortestNs / 2);
        wait.until(upcoming.startNs);
        Optional<Upcoming> next = Optional.of(upcoming);
        while (next.isPresent()) {
            next = run(next.get());
        }
    }

    private Upcoming upcoming(LoadPhase phase, long startNs) {
        listener.phaseAnnounced(phase, startNs);
        if (phase.control().isOpenEnded()) {
            return new Upcoming(phase, startNs, Optional.empty());
        }
        List<PhaseOutcome> before = new ArrayList<>(outcomes);
        before.add(new PhaseOutcome(phase, new Summary(startNs)));
        Optional<LoadPhase> then = scenario.next(before);
        if (then.isEmpty()) {
            worker.endLoadAt(startNs + phase.length().toNanos());
        }
        return new Upcoming(phase, startNs, then);
    }

    private Optional<Upcoming> run(Upcoming started) throws InterruptedException {
        LoadPhase phase = started.phase;
        PhaseControl control = phase.control();
        PhaseOutcome outcome = new PhaseOutcome(phase, new Summary(started.startNs));
        outcomes.add(outcome);
        looks.phaseBegan(control);
        if (outcomes.size() > LATE_PHASES) {
            outcomes.get(outcomes.size() - LATE_PHASES - 1).summary().pack();
        }
        report = new Summary(started.startNs);
        asked.begin(phase.pace(), started.startNs);
        worker.read(phase.consumersRead());
        listener.phaseBegan(outcome);
        Ticks ticks = new Ticks(started.startNs, phase.length(), reportInterval);
        Optional<Upcoming> next = Optional.empty();
        for (int i = 0; isWithin(ticks, i, control) && !hasEnded(ticks, control); i++) {
            boolean isLast = i == ticks.count() - 1 && started.then.isPresent();
            if (awaitTicks(ticks, i, phase, isLast)) {
                next = isLast ? Optional.of(handOver(started.then.get(), ticks.endNs())) : Optional.empty();
                reportEnded(phase);
            }
        }
        if (next.isEmpty()) {
            next = followed(outcome);
        }
        listener.phaseEnded(outcome);
        return next;
    }

    private static boolean isWithin(Ticks ticks, int interval, PhaseControl control) {
        return interval < ticks.count() || control.goesOn(Duration.ofNanos(ticks.endOf(interval) - ticks.startNs()));
    }

    private static boolean hasEnded(Ticks ticks, PhaseControl control) {
        return control.endedNs(ticks.startNs()).isPresent();
    }

    /** Passes the ticks of an interval, the last of which is left open for what follows; false where it is to be one with the next. */
    private boolean awaitTicks(Ticks ticks, int interval, LoadPhase phase, boolean leaveOpen)
            throws InterruptedException {
        PhaseControl control = phase.control();
        for (int tick = 0; tick < ticks.ticksOf(interval); tick++) {
            boolean isLast = tick == ticks.ticksOf(interval) - 1;
            long endNs = ticks.endOf(interval, tick);
            wait.until(leaveOpen && isLast ? endNs - NOTICE_NS : endNs, () -> hasEnded(ticks, control));
            if (leaveOpen && isLast) {
                return true;
            }
            wait.until(clock.nanoTime() + END_PATIENCE_NS, () -> !control.isAboutToEnd(ticks.startNs()));
            Optional<Long> endedNs = control.endedNs(ticks.startNs());
            if (endedNs.isPresent()) {
                close(endedNs.get() + 1);
                return true;
            }
            long nowNs = clock.nanoTime();
            boolean isNextOver = interval + 1 < ticks.count() && ticks.endOf(interval + 1) <= nowNs;
            if (isLast && isNextOver && phase.phase().measured()) {
                return false;
            }
            close(nowNs);
        }
        return true;
    }

    /** Lets the next phase begin at this moment, or a little later where it is too near. */
    private Upcoming handOver(LoadPhase next, long momentNs) throws InterruptedException {
        Upcoming upcoming = upcoming(next, Math.max(momentNs, clock.nanoTime() + NOTICE_NS / 2));
        worker.announcePhase(upcoming.startNs, next.pace());
        looks.phaseEndsAt(upcoming.startNs);
        wait.until(upcoming.startNs - LAST_LOOK_NS);
        wait.until(upcoming.startNs);
        take(worker.beginPhase(upcoming.startNs));
        return upcoming;
    }

    /** What follows a phase whose end was not known: until it begins, the phase goes on for a moment. */
    private Optional<Upcoming> followed(PhaseOutcome outcome) throws InterruptedException {
        Optional<LoadPhase> then = scenario.next(outcomes);
        if (then.isEmpty()) {
            return Optional.empty();
        }
        Upcoming next = handOver(then.get(), clock.nanoTime());
        outcome.summary().add(report.total());
        return Optional.of(next);
    }

    private void reportEnded(LoadPhase phase) {
        IntervalStats stats = report.total();
        latest().summary().add(stats);
        RunInterval interval = asked.interval(phase.phase(), stats, looks);
        report = new Summary(stats.span().endNs());
        listener.intervalEnded(interval);
        double present = asked.rateNow();
        double wanted = phase.control().rateAfter(interval, present);
        if (wanted != present) {
            worker.adjustRate(wanted);
            asked.set(Pace.constant(wanted));
        }
    }

    private void close(long endNs) {
        take(worker.closeInterval(endNs));
    }

    private void take(ClosedInterval closed) {
        report.add(closed.stats());
        addLate(closed);
        listener.ticked(asked.tick(latest().phase().phase(), closed.stats(), looks));
    }

    private PhaseOutcome latest() {
        return outcomes.get(outcomes.size() - 1);
    }

    private void addLate(ClosedInterval closed) {
        for (ClosedInterval.Late late : closed.late()) {
            if (late.phase() != ClosedInterval.Late.OLDER) {
                outcomes.get(late.phase()).summary().addTail(late.stats());
            }
        }
    }

    /** Ends the interval that is under way, where the run ends before its phase. */
    void endIntervalEarly() {
        close(clock.nanoTime());
        reportEnded(latest().phase());
    }

    /** Nothing more is sent; what the clients hold is theirs to send within this time. */
    void endLoad(Duration flush) {
        worker.endLoad(flush);
        asked.set(Pace.NONE);
    }

    /** Takes what came in since the last interval, after the load has ended. */
    void takeTail() {
        ClosedInterval tail = worker.closeInterval(clock.nanoTime());
        latest().summary().addTail(tail.stats());
        addLate(tail);
    }

    /** What has given the phases, and knows what they have found. */
    Scenario scenario() {
        return scenario;
    }

    /** The phases that have begun. */
    List<PhaseOutcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** Lets some time pass, in which the load is looked at. */
    void pause() throws InterruptedException {
        wait.pause();
    }
}
