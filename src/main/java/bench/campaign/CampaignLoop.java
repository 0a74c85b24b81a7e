package bench.campaign;

import bench.result.Campaign;
import bench.result.RateCurve;
import bench.result.Result;
import bench.result.RunOutcome;
import bench.result.Search;
import bench.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs what is missing of a campaign, one run after the other, and writes down what has become of each before the next one. A run
 * that fails ends no other. Confined to the control thread.
 */
public final class CampaignLoop {
    private final Runner runner;
    private final Consumer<Campaign> store;
    private final Watcher watcher;
    private final Clock clock;
    private Campaign campaign;

    /** Makes runs. An interrupt of the thread ends a run early, and is left for the loop to find. */
    public interface Runner {
        /** Runs to the end. */
        Ended run(Campaign.Run run);

        /** Searches for the highest rate of the points of a curve. */
        Ended search(Campaign.HighestRate search);
    }

    /**
     * How a run has ended.
     *
     * @param exitCode of its process
     * @param result that it has written; empty where there is none
     * @param reason why it has failed; empty where it has not
     */
    public record Ended(int exitCode, Optional<Result> result, Optional<String> reason) {
        /** After SIGHUP, SIGINT or SIGTERM. */
        private static final Set<Integer> STOPPED = Set.of(129, 130, 143);

        /** Whether a run that a signal has stopped in order ends with this exit code. */
        public static boolean isOfStopped(int exitCode) {
            return STOPPED.contains(exitCode);
        }
    }

    /** Hears how a campaign goes on. */
    public interface Watcher {
        /** Before a run is started. */
        void begins(Campaign campaign, Campaign.Run run);

        /** Before a search is started. */
        void begins(Campaign campaign, Campaign.HighestRate search);

        /** After one of both. */
        void ended(RunOutcome outcome, Optional<Result> result);

        /** Instead of a run. */
        void leftOut(Campaign campaign, Campaign.Run run);
    }

    /**
     * A loop that has not begun.
     *
     * @param campaign new, or with what was done of it until it was stopped
     * @param store writes down how far it is
     */
    public CampaignLoop(Campaign campaign, Runner runner, Consumer<Campaign> store, Watcher watcher, Clock clock) {
        this.campaign = campaign;
        this.runner = runner;
        this.store = store;
        this.watcher = watcher;
        this.clock = clock;
    }

    /**
     * Runs to the end.
     *
     * @return the campaign with what has become of all runs
     * @throws InterruptedException when the thread was interrupted; what was done until then is written down
     */
    public Campaign run() throws InterruptedException {
        store.accept(campaign);
        for (Campaign.HighestRate search : campaign.searches()) {
            if (!search.outcome().isSettled()) {
                search(search);
            }
        }
        for (String id : campaign.plan().order()) {
            if (!campaign.run(id).outcome().isSettled()) {
                run(campaign.run(id));
            }
        }
        return campaign;
    }

    /** How far it is: also after it was stopped. */
    public Campaign campaign() {
        return campaign;
    }

    private void search(Campaign.HighestRate search) throws InterruptedException {
        RunOutcome begun = RunOutcome.begun(now());
        note(campaign.with(search.after(null, begun)));
        watcher.begins(campaign, campaign.search(search.id()).orElseThrow());
        Ended ended = runner.search(search);
        boolean interrupted = Thread.interrupted();
        RunOutcome outcome = outcome(begun, ended, interrupted);
        Optional<Double> found = outcome.isSettled() ? ended.result.flatMap(CampaignLoop::found) : Optional.empty();
        if (outcome.isSettled() && found.isEmpty() && ended.reason.isEmpty()) {
            outcome = begun.ended(outcome.state(), ended.exitCode, outcome.verdict(), whyNone(ended), outcome.endedAt())
                    .withRunId(outcome.runId());
        }
        note(campaign.with(search.after(found.orElse(null), outcome)));
        watcher.ended(outcome, ended.result);
        endIf(interrupted);
    }

    /** A rate that only trials have shown is none to take shares of. */
    private static Optional<Double> found(Result result) {
        Search search = result.course().search();
        return search != null && (search.isConfirmed() || search.end() == Search.End.CLIENT_BOUND)
                ? Optional.ofNullable(search.bracket().lowerBound())
                : Optional.empty();
    }

    private static String whyNone(Ended ended) {
        return ended.result
                .map(result -> result.course().search())
                .map(search -> "the search has found no rate: " + search.end().text())
                .orElse("the search has found no rate");
    }

    private void run(Campaign.Run asked) throws InterruptedException {
        Optional<Campaign.HighestRate> search = campaign.search(String.valueOf(asked.search()));
        if (search.isPresent() && !search.get().outcome().isSettled()) {
            return;
        }
        if (search.isPresent() && search.get().rate() == null) {
            leaveOut(asked, String.valueOf(search.get().outcome().reason()));
            return;
        }
        Campaign.Run run = search.map(found -> asked.at(RateShare.times(Rates.share(asked), found.rate())))
                .orElse(asked);
        Optional<String> above =
                campaign.plan().skipAboveFailed() ? Rates.aboveFailed(campaign, run) : Optional.empty();
        if (above.isPresent()) {
            leaveOut(run, above.get());
            return;
        }
        RunOutcome begun = RunOutcome.begun(now());
        note(campaign.with(run.after(begun)));
        watcher.begins(campaign, run);
        Ended ended = runner.run(run);
        boolean interrupted = Thread.interrupted();
        RunOutcome outcome = outcome(begun, ended, interrupted);
        note(campaign.with(run.after(outcome)));
        watcher.ended(outcome, ended.result);
        endIf(interrupted);
    }

    private void leaveOut(Campaign.Run run, String why) {
        note(campaign.with(run.after(RunOutcome.leftOut(why))));
        watcher.leftOut(campaign, campaign.run(run.id()));
    }

    /** A signal to the whole process group can reach a run before it interrupts this thread. */
    private RunOutcome outcome(RunOutcome begun, Ended ended, boolean interrupted) {
        RunOutcome outcome = begun.ended(
                        interrupted || Ended.isOfStopped(ended.exitCode)
                                ? RunOutcome.State.STOPPED
                                : RunOutcome.State.ENDED,
                        ended.exitCode,
                        ended.result.map(CampaignLoop::verdict).orElse(null),
                        ended.reason.orElse(null),
                        now())
                .withRunId(ended.result.map(result -> result.run().id()).orElse(null));
        boolean isOpen = ended.result
                .map(RateCurve.State::of)
                .filter(RateCurve.State.OPEN::equals)
                .isPresent();
        return isOpen ? outcome.leftOpen() : outcome;
    }

    private static String verdict(Result result) {
        return result.run().isComplete() ? result.validity().verdict().text() : "incomplete";
    }

    private static void endIf(boolean interrupted) throws InterruptedException {
        if (interrupted) {
            throw new InterruptedException();
        }
    }

    private void note(Campaign changed) {
        campaign = changed;
        store.accept(changed);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.epochMillis());
    }
}
