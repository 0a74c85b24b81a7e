package bench.run;

import bench.config.Pace;
import bench.config.Workload;
import bench.driver.DriverException;
import bench.result.Phase;
import bench.result.Search;
import bench.run.search.RateSearch;
import bench.run.search.Trial;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;

/**
 * Finds the highest rate that the system sustains, by trials, and then measures at it. Confined to the control thread; asked
 * once for each phase.
 */
final class SearchScenario implements Scenario {
    private static final Duration GUESS = Duration.ofSeconds(10);
    private static final Duration SETTLE = Duration.ofSeconds(3);
    private static final Duration TRIAL = Duration.ofSeconds(10);
    private static final Duration CONFIRMATION = Duration.ofSeconds(60);
    private static final Duration EMPTYING = Duration.ofSeconds(30);

    private final int subscriptions;
    private final DoubleFunction<List<LoadPhase>> measuredAt;
    private final Consumer<String> progress;
    private final Queue<LoadPhase> planned = new ArrayDeque<>();
    /** Of the phase that decides what follows it. */
    private TrialWindow window;
    /** Empty until the first guess is there. */
    private Optional<RateSearch> search = Optional.empty();

    private final List<Search.Trial> trials = new ArrayList<>();
    private double confirmedSeconds;
    private boolean isOver;

    /**
     * A search that has not begun.
     *
     * @param measuredAt the phases that follow, at the rate that was found
     * @param progress takes a line for a person who watches
     */
    SearchScenario(Workload workload, DoubleFunction<List<LoadPhase>> measuredAt, Consumer<String> progress) {
        this.subscriptions = workload.clients().consumersPerTopic() == 0
                ? 0
                : workload.clients().subscriptionsPerTopic();
        this.measuredAt = measuredAt;
        this.progress = progress;
        window = new TrialWindow(subscriptions);
        planned.add(new LoadPhase(new Phase("first guess", false), Pace.UNLIMITED, GUESS, true, window));
    }

    @Override
    public Optional<LoadPhase> next(List<PhaseOutcome> before) {
        if (planned.isEmpty() && !isOver) {
            windowEnded(before.get(before.size() - 1));
        }
        return Optional.ofNullable(planned.poll());
    }

    private void windowEnded(PhaseOutcome outcome) {
        boolean mayHaveQueue = true;
        if (search.isEmpty()) {
            double guess = window.throughput();
            progress.accept(String.format(Locale.ROOT, "First guess: %,.0f msg/s", guess));
            search = Optional.of(new RateSearch(guess, Double.MAX_VALUE));
        } else {
            Trial trial =
                    window.judge(outcome.phase().pace().to(), outcome.summary().total());
            boolean isConfirmation = search.get().next().orElseThrow().isConfirmation();
            search.get().ended(trial);
            if (isConfirmation && trial.verdict() == Trial.Verdict.PASS) {
                confirmedSeconds = window.seconds();
            }
            trials.add(new Search.Trial(
                    trial.rate(),
                    window.seconds(),
                    Search.Verdict.valueOf(trial.verdict().name()),
                    trial.failed(),
                    window.ackRate()));
            progress.accept(line(trial, search.get().answer()));
            mayHaveQueue = trial.verdict() != Trial.Verdict.PASS;
        }
        Optional<RateSearch.Step> step = search.get().next();
        if (step.isPresent()) {
            plan(step.get(), mayHaveQueue);
        } else {
            isOver = true;
            planned.addAll(measuredAt.apply(found(search.get().answer())));
        }
    }

    private static double found(RateSearch.Answer answer) {
        return answer.lower()
                .orElseThrow(() -> new DriverException(
                        answer.upper().isEmpty()
                                ? "no rate could be tried: this machine was the limit in each trial; quiet it, give it more"
                                        + " cores, or name a producerRate"
                                : "no rate was sustained, down to "
                                        + rate(answer.upper().get()) + " msg/s: "
                                        + String.join(", ", answer.failed())));
    }

    private void plan(RateSearch.Step step, boolean mayHaveQueue) {
        if (mayHaveQueue) {
            planned.add(new LoadPhase(new Phase("emptying", false), Pace.NONE, EMPTYING, true, new Emptying()));
        }
        Pace pace = Pace.constant(step.rate());
        planned.add(new LoadPhase(new Phase("settling", false), pace, SETTLE, true, PhaseControl.FIXED));
        window = new TrialWindow(subscriptions);
        String name = step.isConfirmation() ? "confirmation" : "trial " + (trials.size() + 1);
        planned.add(new LoadPhase(
                new Phase(name, false), pace, step.isConfirmation() ? CONFIRMATION : TRIAL, true, window));
    }

    @Override
    public Optional<Search> search() {
        return search.map(each -> {
            RateSearch.Answer answer = each.answer();
            return new Search(
                    answer.lower().orElse(null),
                    answer.upper().orElse(null),
                    answer.width().orElse(null),
                    confirmedSeconds,
                    answer.failed(),
                    (int) trials.stream()
                            .filter(trial -> trial.verdict() == Search.Verdict.IRREGULAR)
                            .count(),
                    answer.end()
                            .map(end -> end.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                            .orElse("stopped"),
                    List.copyOf(trials));
        });
    }

    private String line(Trial trial, RateSearch.Answer answer) {
        return String.format(
                Locale.ROOT,
                "Trial %d at %,.0f msg/s: %s%s; between %s and %s msg/s",
                trials.size(),
                trial.rate(),
                trial.verdict().name().toLowerCase(Locale.ROOT),
                trial.failed().isEmpty() ? "" : " (" + String.join(", ", trial.failed()) + ")",
                answer.lower().map(SearchScenario::rate).orElse("0"),
                answer.upper().map(SearchScenario::rate).orElse("?"));
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,.0f", perSecond);
    }
}
