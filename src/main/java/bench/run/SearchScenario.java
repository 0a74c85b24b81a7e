package bench.run;

import bench.config.Pace;
import bench.config.Workload;
import bench.result.Phase;
import bench.result.Search;
import bench.result.SearchProgress;
import bench.run.search.RateSearch;
import bench.run.search.RateSearch.Step;
import bench.run.search.Trial;
import bench.validity.ClientWatch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;

/**
 * Finds the highest rate that the system sustains, by trials, and then measures at it; where no rate is confirmed, nothing is
 * measured. Confined to the control thread; asked once for each phase.
 */
final class SearchScenario implements Scenario {
    static final Duration GUESS = Duration.ofSeconds(10);
    static final Duration SETTLE = Duration.ofSeconds(3);
    /** The shortest; slow loads take longer for the samples of a condition. */
    static final Duration TRIAL = Duration.ofSeconds(10);

    /** Phases are handed over, and windows end, a little later than they were to. */
    static final Duration HANDOVERS = Duration.ofSeconds(1);

    /** Longer than a buffer of 32 MB takes at the pace of a slow disk; what is left then is slower than a search can wait for. */
    private static final Duration EMPTYING = Duration.ofMinutes(2);

    /**
     * Who takes part in a search.
     *
     * @param client knows whether the client was the limit
     * @param progress takes a line for a person who watches
     * @param steps takes where the search is, before each trial
     * @param warnings takes a line for what will come to nothing at the rate that was found
     */
    record Company(
            ClientWatch client, Consumer<String> progress, Consumer<SearchProgress> steps, Consumer<String> warnings) {}

    private final Workload workload;
    private final SearchOptions options;
    private final ClientWatch client;
    private final Consumer<SearchProgress> steps;
    private final TrialLength trialLength;
    private final SearchLog log;
    private final DoubleFunction<List<LoadPhase>> measuredAt;
    private final Queue<LoadPhase> planned = new ArrayDeque<>();
    /** Of the phase that decides what follows it. */
    private TrialWindow window;
    /** What was to work off a queue before the window; empty where there was none. */
    private Optional<Emptying> emptying = Optional.empty();
    /** Empty until the first guess is there, and where that was nothing. */
    private Optional<RateSearch> search = Optional.empty();
    /** Of the window; null for the first guess. */
    private Step step;

    private long startNs;
    /** When the last window that was judged has ended. */
    private long windowsEndNs;

    private boolean isOver;

    /**
     * A search that has not begun.
     *
     * @param measuredAt the phases that follow, at the rate that was found
     */
    SearchScenario(
            Workload workload, SearchOptions options, Company company, DoubleFunction<List<LoadPhase>> measuredAt) {
        this.workload = workload;
        this.options = options;
        this.client = company.client;
        this.steps = company.steps;
        this.trialLength = new TrialLength(workload.rate());
        this.log = new SearchLog(options, workload.rate().slo(), company.progress);
        this.measuredAt = measuredAt;
        window = newWindow();
        Duration guess = shorter(GUESS, options.limit());
        planned.add(new LoadPhase(Phase.ofSearch("first guess"), Pace.UNLIMITED, guess, true, window));
    }

    private TrialWindow newWindow() {
        int subscriptions = workload.clients().consumersPerTopic() == 0
                ? 0
                : workload.clients().subscriptionsPerTopic();
        return new TrialWindow(
                workload.rate().arrivals(), subscriptions, workload.rate().slo(), client);
    }

    @Override
    public Optional<LoadPhase> next(List<PhaseOutcome> before) {
        if (before.isEmpty()) {
            log.begins(planned.element().length());
        }
        if (planned.isEmpty() && !isOver) {
            boolean mayHaveQueue =
                    step == null ? guessEnded() : trialEnded(before.get(before.size() - 1)) != Trial.Verdict.PASS;
            windowsEndNs = window.endNs();
            Optional<Step> next = nextStep();
            next.ifPresentOrElse(each -> plan(each, mayHaveQueue), this::end);
        }
        return Optional.ofNullable(planned.poll());
    }

    /** Whether there may be a queue: always, after a load without a limit. */
    private boolean guessEnded() {
        startNs = window.startNs();
        double guess = Math.min(window.throughput(), options.ceiling().orElse(Double.MAX_VALUE));
        log.guessed(guess);
        List<String> unanswerable = trialLength.unanswerable(guess);
        log.hindered(unanswerable);
        if (guess > 0 && unanswerable.isEmpty()) {
            search = Optional.of(new RateSearch(guess, options.ceiling().orElse(Double.MAX_VALUE)));
        }
        return true;
    }

    private Trial.Verdict trialEnded(PhaseOutcome outcome) {
        boolean isQueueLeft = emptying.filter(each -> !each.isDone()).isPresent();
        Trial trial = window.judge(step.rate(), isQueueLeft, outcome.summary().total());
        // Where the search has ended, this was the confirmation that it has left out.
        if (search.orElseThrow().next().isPresent()) {
            search.get().ended(trial);
        }
        log.ended(trial, step, window, outcome.summary().total());
        log.say(step, search.get().answer(), leftNs());
        return trial.verdict();
    }

    private long leftNs() {
        return startNs + options.limit().toNanos() - window.endNs();
    }

    private Optional<Step> nextStep() {
        if (search.isEmpty()) {
            return Optional.empty();
        }
        if (isUsedUp()) {
            search.get().stop();
            Optional<Step> last = lastConfirmation();
            log.limited(last);
            return last;
        }
        return search.get().next().or(this::lastConfirmation);
    }

    private boolean isUsedUp() {
        Optional<Step> next = search.orElseThrow().next();
        return next.isPresent() && isUsedUpBy(next.get());
    }

    /** What a trial leaves must do for a confirmation: without one there is no measurement. */
    private boolean isUsedUpBy(Step next) {
        int trials = next.isConfirmation() ? 1 : 2;
        return log.trials() + trials > options.trials() || needed(next).toNanos() > leftNs();
    }

    private Duration needed(Step next) {
        Duration trial = SETTLE.plus(length(next));
        return next.isConfirmation()
                ? trial
                : trial.plus(SETTLE).plus(options.confirmation()).plus(HANDOVERS);
    }

    /**
     * A search that ends because the client can do no more, or because its limit is near, has confirmed nothing, and only what
     * is confirmed is measured.
     */
    private Optional<Step> lastConfirmation() {
        RateSearch.Answer answer = search.orElseThrow().answer();
        boolean isDue = answer.end()
                        .filter(end -> end == RateSearch.End.CLIENT_BOUND || end == RateSearch.End.LIMIT)
                        .isPresent()
                && (step == null || !step.isConfirmation());
        return answer.lower()
                .filter(unused -> isDue)
                .map(rate -> new Step(rate, true))
                .filter(confirmation -> !isUsedUpBy(confirmation));
    }

    private void plan(Step next, boolean mayHaveQueue) {
        step = next;
        steps.accept(log.progress(next, search.orElseThrow().answer(), leftNs()));
        emptying = mayHaveQueue ? Optional.of(new Emptying()) : Optional.empty();
        emptying.ifPresent(control -> {
            Duration longest = shorter(EMPTYING, Duration.ofNanos(leftNs()).minus(needed(next)));
            log.worksOff(window.unanswered(), longest);
            planned.add(new LoadPhase(Phase.ofSearch("emptying"), Pace.NONE, longest, true, control));
        });
        Pace pace = Pace.constant(next.rate());
        planned.add(new LoadPhase(Phase.ofSearch("settling"), pace, SETTLE, true, PhaseControl.FIXED));
        window = newWindow();
        String name = next.isConfirmation() ? "confirmation" : "trial " + (log.trials() + 1);
        planned.add(new LoadPhase(Phase.ofSearch(name), pace, length(next), true, window));
    }

    private Duration length(Step next) {
        if (next.isConfirmation()) {
            return options.confirmation();
        }
        return trialLength.at(next.rate(), TRIAL);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private void end() {
        isOver = true;
        client.end();
        if (log.isConfirmed()) {
            planned.addAll(
                    measuredAt.apply(search.orElseThrow().answer().lower().orElseThrow()));
        }
    }

    @Override
    public Optional<Search> search() {
        return Optional.of(log.document(search.map(RateSearch::answer), isOver, tookNs()));
    }

    /** What a search has found that was stopped before its first phase. */
    static Search unbegun(Workload workload, SearchOptions options) {
        return new SearchLog(options, workload.rate().slo(), unused -> {}).document(Optional.empty(), false, 0);
    }

    /**
     * From the first look to the last one at a window; looks at what lies between windows are in none, and when the search is over
     * the last window goes on to be looked at.
     */
    private long tookNs() {
        if (isOver || !window.hasBegun()) {
            return windowsEndNs - startNs;
        }
        return window.endNs() - (step == null ? window.startNs() : startNs);
    }
}
