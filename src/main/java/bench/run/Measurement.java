package bench.run;

import bench.delivery.Delivery;
import bench.delivery.LoadCount;
import bench.result.BrokerSide;
import bench.result.Check;
import bench.result.PhaseLength;
import bench.result.PhaseTotal;
import bench.result.RunInterval;
import bench.result.RunResult;
import bench.result.Search;
import bench.result.Validity;
import bench.stats.IntervalStats;
import bench.validity.BrokerBalance;
import bench.validity.Judgement;
import bench.validity.Monitor;
import bench.validity.SearchCheck;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Watches the phases that are measured, and judges them in the end. Confined to the control thread. */
final class Measurement implements PhaseListener {
    private final PreparedLoad load;
    private final RunContext context;
    private final Monitor monitor;
    private final AbortOnFail abortOnFail;
    /** Whether a phase is under way, measured or not. */
    private boolean isLoaded;
    /** Whether a phase that is measured is under way. */
    private boolean isUnderWay;
    /** Whether one was announced. */
    private boolean isAnnounced;
    /** Whether one has begun. */
    private boolean hasBegun;
    /** The latest phase that is measured; null before the first. */
    private PhaseOutcome outcome;
    /** Sends that were given up before the phases that are reported, in a search; negative until those begin. */
    private long abandonedBefore = -1;

    Measurement(PreparedLoad load, RunContext context, Monitor monitor, AbortOnFail abortOnFail) {
        this.load = load;
        this.context = context;
        this.monitor = monitor;
        this.abortOnFail = abortOnFail;
    }

    @Override
    public LoadCount look() {
        LoadCount count =
                load.watch().look(load.topicEnd().filter(TopicEnd::isReadable).isPresent());
        load.topicEnd().ifPresent(end -> end.look(count));
        return count;
    }

    @Override
    public void looked(LoadCount count) {
        if (isUnderWay) {
            monitor.look(count);
        }
        if (isLoaded) {
            abortOnFail.look();
        }
    }

    @Override
    public void phaseAnnounced(LoadPhase phase, long startNs) {
        if (phase.phase().reported() && abandonedBefore < 0) {
            abandonedBefore = load.worker().abandoned();
        }
        load.system().phaseAnnounced(phase, startNs);
        if (phase.phase().measured() && !isAnnounced) {
            isAnnounced = true;
            context.listener().measurementAnnounced(startNs);
        }
    }

    @Override
    public void phaseBegan(PhaseOutcome begun) {
        LoadPhase phase = begun.phase();
        PhaseLength length = phase.control().length(phase.length());
        isLoaded = true;
        if (phase.phase().measured()) {
            isUnderWay = true;
            hasBegun = true;
            outcome = begun;
            monitor.phaseStarts(phase.phase(), length, phase.control().isCatchingUp(), load.clientFigures());
            // What was silent before is not the phase's.
            var unused = load.watch().takeLongestSilence();
        }
        context.listener().phaseStarted(phase.phase(), length);
    }

    @Override
    public void ticked(RunInterval part) {
        load.system().look();
        context.listener().tick(part);
        abortOnFail.ticked(part);
    }

    @Override
    public void intervalEnded(RunInterval interval) {
        RunInterval metered = interval.phase().measured()
                ? interval.with(monitor.intervalEnded(interval, load.waits().throttledMs()))
                : interval;
        context.listener().intervalEnded(metered);
        // Of a phase that has ended, the health at its end is kept; how a backlog was worked off is known at the end.
        if (isUnderWay && !outcome.phase().control().isCatchingUp()) {
            context.listener().judgedSoFar(this::judgeSoFar);
        }
        abortOnFail.intervalEnded(metered);
    }

    private Validity judgeSoFar() {
        return monitor.soFar(
                outcome.summary().total(),
                load.watch().longestSilence(),
                load.clientFigures(),
                load.sharesMachine(context.info()));
    }

    @Override
    public void phaseEnded(PhaseOutcome ended) {
        isLoaded = false;
        ended.finding().ifPresent(check -> monitor.found(ended.phase().phase(), check));
        boolean hasReadAll = load.topicEnd().filter(TopicEnd::isReached).isPresent();
        if (!isUnderWay) {
            if (hasReadAll) {
                context.log().warn("the warm-up has read all that the topics had: use a warm-up of 0s (--warmup 0s)");
            }
            return;
        }
        end();
        if (hasReadAll) {
            context.log().topicsEnded(ended.summary().total().counts().received());
        }
    }

    /** What follows is not judged. */
    void end() {
        isUnderWay = false;
        monitor.phaseEnds(load.watch().takeLongestSilence(), load.clientFigures());
    }

    boolean isUnderWay() {
        return isUnderWay;
    }

    /** Whether there is something to report. */
    boolean hasBegun() {
        return hasBegun;
    }

    /**
     * Judges and reports what was measured, if anything was; whoever fails at it, nobody gets it twice.
     *
     * @param loop has run the phases
     * @param incompleteBecause why it is not all; null when it is
     */
    void report(PhaseLoop loop, String incompleteBecause) {
        Optional<Search> search = loop.scenario().search();
        if (!hasBegun()) {
            List<Check> findings = findings(loop.outcomes());
            search.ifPresent(found -> reportUnmeasured(context, Optional.of(load), findings, found, incompleteBecause));
            return;
        }
        List<PhaseOutcome> outcomes = loop.outcomes();
        List<IntervalStats> measured = outcomes.stream()
                .filter(outcome -> outcome.phase().phase().measured())
                .map(outcome -> outcome.summary().total())
                .toList();
        Optional<Delivery> delivery = load.worker().delivery();
        Monitor.Circumstances circumstances = new Monitor.Circumstances(
                load.sharesMachine(context.info()),
                load.remarksAtTheEnd(measured.stream()
                        .mapToDouble(IntervalStats::elapsedSeconds)
                        .sum()));
        Judgement judgement = monitor.judge(measured, delivery, circumstances);
        BrokerSide brokerSide = load.system().found();
        context.listener()
                .runEnded(new RunResult(
                        load.system().facts(),
                        Instant.ofEpochMilli(context.clock().epochMillis()),
                        incompleteBecause,
                        search.orElse(null),
                        loop.scenario().catchUp().orElse(null),
                        totals(outcomes, judgement),
                        load.worker().abandoned() - abandonedBefore,
                        judged(BrokerBalance.judged(judgement.whole(), brokerSide.brokers()), search),
                        delivery,
                        brokerSide));
    }

    /** Of the phases that have ended; the last one may not have. */
    private static List<Check> findings(List<PhaseOutcome> outcomes) {
        return outcomes.stream()
                .limit(Math.max(0, outcomes.size() - 1))
                .flatMap(outcome -> outcome.finding().stream())
                .toList();
    }

    private static List<PhaseTotal> totals(List<PhaseOutcome> outcomes, Judgement judgement) {
        Iterator<Validity> verdicts = judgement.phases().iterator();
        return outcomes.stream()
                .map(outcome -> new PhaseTotal(
                        outcome.phase().phase(),
                        outcome.summary().total(),
                        outcome.phase().phase().measured() ? verdicts.next() : null))
                .toList();
    }

    private static Validity judged(Validity measured, Optional<Search> search) {
        return search.map(SearchCheck::of).map(measured::with).orElse(measured);
    }

    /**
     * Reports a search that has found no rate that could be measured, or was stopped before.
     *
     * @param load empty where it was not there yet
     * @param findings of what went before the search
     */
    static void reportUnmeasured(
            RunContext context,
            Optional<PreparedLoad> load,
            List<Check> findings,
            Search search,
            String incompleteBecause) {
        List<String> remarks = load.map(prepared -> prepared.remarksAtTheEnd(0)).orElse(List.of());
        context.listener()
                .runEnded(new RunResult(
                        load.map(prepared -> prepared.system().facts()).orElse(Map.of()),
                        Instant.ofEpochMilli(context.clock().epochMillis()),
                        incompleteBecause,
                        search,
                        null,
                        List.of(),
                        0,
                        new Validity("none", findings, remarks).with(SearchCheck.of(search)),
                        load.flatMap(prepared -> prepared.worker().delivery())));
    }
}
