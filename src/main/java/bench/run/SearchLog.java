package bench.run;

import bench.config.Condition;
import bench.result.Figure;
import bench.result.Figures;
import bench.result.Search;
import bench.result.SearchProgress;
import bench.result.SearchProgress.TimeLeft;
import bench.result.Statistic;
import bench.run.search.RateSearch;
import bench.run.search.RateSearch.Answer;
import bench.run.search.Trial;
import bench.stats.IntervalStats;
import bench.stats.Latency;
import bench.yaml.Durations;
import bench.yaml.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The trials of a search: one line for each as it ends, and all of them as a document. Confined to the control thread. */
final class SearchLog {
    /** Of most searches; what is left of them is what a person is given as the time that is left. */
    private static final int USUAL_TRIALS = 18;

    private static final int LONGEST_REASON = 40;

    private final SearchOptions options;
    private final List<Condition> conditions;
    private final Consumer<String> progress;
    private final List<Search.Trial> trials = new ArrayList<>();
    private Search.Confirmation confirmation = Search.Confirmation.NONE;
    private double guess;
    /** Why no rate could be tried; empty where one could. */
    private List<String> hindrances = List.of();

    private boolean isLimited;

    /** @param progress takes a line for a person who watches */
    SearchLog(SearchOptions options, List<Condition> conditions, Consumer<String> progress) {
        this.options = options;
        this.conditions = conditions;
        this.progress = progress;
    }

    /** How many have ended. */
    int trials() {
        return trials.size();
    }

    boolean isConfirmed() {
        return confirmation.confirmedSeconds() > 0;
    }

    void begins(Duration guess) {
        progress.accept(String.format(
                Locale.ROOT,
                "Searching for the highest sustained rate: %d s without a limit, then up to %s in %s",
                guess.toSeconds(),
                RunLog.count(options.trials(), "trial"),
                Durations.shown(options.limit())));
    }

    void guessed(double rate) {
        guess = rate;
        progress.accept("First guess: " + shown(rate) + " msg/s");
    }

    /** The next trial waits until a queue is worked off; said where that may take a while. */
    void worksOff(long messages, Duration longest) {
        if (messages > guess) {
            progress.accept(String.format(
                    Locale.ROOT,
                    "Working off a queue of %,d messages, for %d s at most",
                    messages,
                    longest.toSeconds()));
        }
    }

    /** Why no rate can be tried; empty where one can. */
    void hindered(List<String> reasons) {
        hindrances = reasons;
        if (!reasons.isEmpty()) {
            progress.accept("No rate can be tried: " + String.join(", ", reasons));
        }
    }

    /** Trials or time are used up, save for the confirmation of what has passed so far; empty where that does not fit either. */
    void limited(Optional<RateSearch.Step> confirmation) {
        isLimited = true;
        confirmation.ifPresent(
                step -> progress.accept("The search is near its limit: confirming " + shown(step.rate()) + " msg/s"));
    }

    void ended(Trial trial, RateSearch.Step step, TrialWindow window, IntervalStats total) {
        if (step.isConfirmation() && trial.verdict() == Trial.Verdict.PASS) {
            confirmation =
                    new Search.Confirmation(window.seconds(), total.counts().sentBytes());
        }
        trials.add(new Search.Trial(
                trial.rate(),
                window.seconds(),
                Search.Verdict.valueOf(trial.verdict().name()),
                trial.failed(),
                window.ackRate(),
                p99s(total)));
    }

    private static Map<String, Double> p99s(IntervalStats total) {
        Figures figures = Figures.of(total);
        Map<String, Double> p99s = new LinkedHashMap<>();
        for (Latency latency : Latency.values()) {
            Figure figure = figures.of(latency, Statistic.P99);
            if (figure.isSupported()) {
                p99s.put(latency.resultName(), figure.value());
            }
        }
        return p99s;
    }

    /** One line on the latest trial. */
    void say(RateSearch.Step step, Answer answer, long leftNs) {
        Search.Trial trial = trials.get(trials.size() - 1);
        String verdict = switch (trial.verdict()) {
            case PASS -> "passes";
            case FAIL -> "fails: ";
            case IRREGULAR -> "irregular: ";
        };
        progress.accept(String.format(
                Locale.ROOT,
                "%s: %s %s%s; %s to %s%s",
                step.isConfirmation() ? "Confirmation" : "Trial " + trials.size(),
                shown(trial.rate()),
                verdict,
                reason(trial.failed()),
                answer.lower().map(SearchLog::shown).orElse("0"),
                answer.upper().map(SearchLog::shown).orElse("?"),
                answer.end().isPresent() ? " msg/s" : "; " + text(left(leftNs))));
    }

    private static String reason(List<String> failed) {
        String all = String.join(", ", failed);
        return all.length() <= LONGEST_REASON ? all : Wording.listed(failed, 1);
    }

    /** Where the search is, before its next trial. */
    SearchProgress progress(RateSearch.Step next, Answer answer, long leftNs) {
        return new SearchProgress(
                trials.size() + 1, next.rate(), next.isConfirmation(), bracket(Optional.of(answer)), left(leftNs));
    }

    private Search.Bracket bracket(Optional<Answer> answer) {
        return new Search.Bracket(
                answer.flatMap(Answer::lower).orElse(null),
                answer.flatMap(Answer::upper).orElse(null),
                answer.flatMap(Answer::width).orElse(null),
                answer.map(Answer::failed).orElse(hindrances));
    }

    /** The least of what most searches need, and of what this one may still take. */
    private TimeLeft left(long leftNs) {
        double most = Math.max(0, leftNs / 1e9);
        double usual =
                trials.size() < USUAL_TRIALS ? usual(options, trials.size()).toNanos() / 1e9 : most;
        return new TimeLeft(Math.min(usual, most), usual >= most);
    }

    private String text(TimeLeft left) {
        String trialsLeft =
                trials.size() < USUAL_TRIALS ? "" : " or " + RunLog.count(options.trials() - trials.size(), "trial");
        return (left.isMost() ? "at most " : "about ") + time(left.seconds()) + trialsLeft + " left";
    }

    /**
     * How long a search goes on after so many trials, where it needs as many as most: its limits of time and trials may be
     * lower than that.
     */
    static Duration usual(SearchOptions options, int trials) {
        Duration trial = SearchScenario.SETTLE.plus(SearchScenario.TRIAL);
        // The confirmation is the last of the trials that a search may make.
        int left = Math.min(USUAL_TRIALS, options.trials() - 1) - trials;
        return trial.multipliedBy(Math.max(0, left)).plus(options.confirmation());
    }

    private static String time(double seconds) {
        return String.format(Locale.ROOT, seconds < 90 ? "%.0f s" : "%.0f min", seconds < 90 ? seconds : seconds / 60);
    }

    /** What the search has found in so long; the answer is empty where no rate could be tried. */
    Search document(Optional<Answer> answer, boolean isOver, long tookNs) {
        return new Search(
                bracket(answer),
                confirmation,
                conditions.stream().map(Condition::text).toList(),
                options.ceiling().isPresent() ? options.ceiling().getAsDouble() : null,
                (int) trials.stream()
                        .filter(trial -> trial.verdict() == Search.Verdict.IRREGULAR)
                        .count(),
                end(answer, isOver),
                tookNs / 1e9,
                trials);
    }

    private Search.End end(Optional<Answer> answer, boolean isOver) {
        if (!isOver) {
            return Search.End.STOPPED;
        }
        if (isLimited) {
            return Search.End.LIMIT;
        }
        // Where each trial was irregular, nothing was found out about the system.
        boolean isClientBound =
                !trials.isEmpty() && trials.stream().allMatch(trial -> trial.verdict() == Search.Verdict.IRREGULAR);
        return answer.flatMap(Answer::end)
                .filter(unused -> !isClientBound)
                .map(end -> Search.End.valueOf(end.name()))
                .orElse(isClientBound ? Search.End.CLIENT_BOUND : Search.End.NOTHING_PASSES);
    }

    /** Slow loads have rates with decimals. */
    private static String shown(double perSecond) {
        return String.format(Locale.ROOT, perSecond >= 100 ? "%,.0f" : "%.1f", perSecond);
    }
}
