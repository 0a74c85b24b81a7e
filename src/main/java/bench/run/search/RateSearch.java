package bench.run.search;

import java.util.List;
import java.util.Optional;

/**
 * Finds the highest rate at which trials pass, by bisection between bounds whose certainty grows as their distance shrinks.
 *
 * <p>Follows RFC 9971 (Multiple Loss Ratio Search): a rate is a lower bound of a stage when so many of its trials have passed that
 * the allowed number of failures cannot be exceeded any more, an upper bound when it is exceeded. The relevant upper bound is the
 * lowest of them, the relevant lower bound the highest below that, so contradictions resolve downwards. At the end the lower
 * bound is confirmed by one long trial; a confirmation that fails makes it an upper bound, and the search goes on below.
 *
 * <p>A function of the trials alone: it keeps no time and knows no system. Confined to one thread.
 */
public final class RateSearch {
    /** So many in a row say that the client cannot do more. */
    static final int IRREGULAR_IN_A_ROW = 3;
    /** The same where no rate has passed: the last of them is a twentieth of the first guess, or less. */
    private static final int IRREGULAR_BEFORE_A_PASS = 6;
    /** Rates of a bracket that is just as wide as the goal differ from it by rounding. */
    private static final double ROUNDING = 1e-9;
    /** Below this share of the first guess, the search gives up: a system that is so much slower than it was is another one. */
    private static final double LOWEST_SHARE = 1e-4;

    /**
     * What to do next.
     *
     * @param rate messages/s
     * @param isConfirmation whether the trial is the long one
     */
    public record Step(double rate, boolean isConfirmation) {}

    /** Why the search has ended. */
    public enum End {
        /** The lower bound is confirmed. */
        CONFIRMED,
        /** The client was the limit: the system sustains at least the lower bound. */
        CLIENT_BOUND,
        /** The trials, or the time, were used up. */
        LIMIT,
        /** No rate was sustained. */
        NOTHING_PASSES
    }

    /**
     * What the search has found.
     *
     * @param lower the highest rate that was sustained, messages/s; empty when none was
     * @param upper the lowest above it that was not; empty when all were
     * @param failed what was not met at the upper bound
     * @param end why the search has ended; empty while it has not
     */
    public record Answer(Optional<Double> lower, Optional<Double> upper, List<String> failed, Optional<End> end) {
        /** The bracket's, as a share of its upper bound; empty without one of the bounds. */
        public Optional<Double> width() {
            return lower.isPresent() && upper.isPresent()
                    ? Optional.of(1 - lower.get() / upper.get())
                    : Optional.empty();
        }
    }

    private final double guess;
    private final double highest;
    private final Bracket bracket = new Bracket();
    private int stage;
    private int irregular;
    /** By how many widths the next rate beyond all that was tried is away. */
    private int stride = 1;

    private Optional<End> end = Optional.empty();
    private Step step;

    /**
     * A search that has not begun.
     *
     * @param guess the rate of the first trial, messages/s
     * @param highest that the client is able to offer
     */
    public RateSearch(double guess, double highest) {
        if (!(guess > 0)) {
            throw new IllegalArgumentException("a first guess must be above 0, but was " + guess);
        }
        this.guess = guess;
        this.highest = Math.max(guess, highest);
        this.step = new Step(guess, false);
    }

    /** What to do next; empty when the search has ended. */
    public Optional<Step> next() {
        return end.isPresent() ? Optional.empty() : Optional.of(step);
    }

    /** Takes what has come of the step. */
    public void ended(Trial trial) {
        TriedRate rate = bracket.at(step.rate);
        if (trial.verdict() == Trial.Verdict.IRREGULAR) {
            irregular++;
        } else {
            stride = irregular > 0 ? 1 : stride;
            irregular = 0;
        }
        if (step.isConfirmation) {
            rate.addConfirmation(trial);
            if (trial.verdict() == Trial.Verdict.PASS) {
                end = Optional.of(bracket.upper(stage()).isPresent() ? End.CONFIRMED : End.CLIENT_BOUND);
            }
        } else {
            rate.add(trial);
        }
        if (irregular == (bracket.hasPassed() ? IRREGULAR_IN_A_ROW : IRREGULAR_BEFORE_A_PASS)) {
            end = Optional.of(End.CLIENT_BOUND);
        }
        if (end.isEmpty() && (irregular == 0 || !step.isConfirmation)) {
            choose(rate);
        }
    }

    /** Ends the search where it is. */
    public void stop() {
        end = Optional.of(end.orElse(End.LIMIT));
    }

    private void choose(TriedRate latest) {
        if (irregular > 0) {
            chooseAfterIrregular(latest.rate());
            return;
        }
        if (!latest.isDecided(deciding())) {
            return;
        }
        Optional<Step> chosen = inStage();
        while (chosen.isEmpty() && stage < Stage.ALL.size() - 1) {
            stage++;
            stride = 1;
            chosen = inStage();
        }
        step = chosen.orElseGet(
                () -> new Step(bracket.lower(stage()).orElseThrow().rate(), true));
        if (step.rate < guess * LOWEST_SHARE) {
            end = Optional.of(End.NOTHING_PASSES);
        }
    }

    private void chooseAfterIrregular(double rate) {
        Optional<TriedRate> low = bracket.candidateBelow(stage());
        if (!bracket.hasPassed()) {
            // A lower one may be within what the client can do.
            goTo(rate * Math.pow(1 - widest(), stride()));
        } else if (irregular > 1 && low.isPresent() && low.get().rate() < rate) {
            // Twice is no accident.
            goTo(Math.sqrt(low.get().rate() * rate));
        }
    }

    private static double widest() {
        return Stage.ALL.get(0).width();
    }

    private Stage stage() {
        return Stage.ALL.get(stage);
    }

    /** By which a rate is judged for now: within a bracket that has become wide again, as few trials decide as at first. */
    private Stage deciding() {
        Optional<TriedRate> high = bracket.candidateAbove(stage());
        Optional<TriedRate> low = high.isEmpty() ? Optional.empty() : bracket.candidateBelow(stage());
        if (low.isEmpty()) {
            return stage();
        }
        double width = 1 - low.get().rate() / high.get().rate();
        return Stage.ALL.subList(0, stage).stream()
                .filter(coarser -> width > coarser.width() + ROUNDING)
                .findFirst()
                .orElseGet(this::stage);
    }

    /** The trial by which the stage goes on; empty when its bracket is narrow enough, or its lower bound is all there is to find. */
    private Optional<Step> inStage() {
        Optional<TriedRate> low = bracket.candidateBelow(stage());
        Optional<TriedRate> high = bracket.candidateAbove(stage());
        if (high.isEmpty()) {
            return above(low.orElseThrow());
        }
        low = low.filter(each -> each.rate() < high.get().rate());
        if (low.isEmpty()) {
            if (stage > 0) {
                // How far below it is, nobody knows: it is looked for in wide steps of one trial again.
                stage = 0;
                stride = 1;
            }
            return trial(high.get().rate() * Math.pow(1 - stage().width(), stride()));
        }
        stride = 1;
        double lowRate = low.get().rate();
        double widths = Math.log(lowRate / high.get().rate()) / Math.log(1 - stage().width());
        if (widths > 1 + ROUNDING) {
            // A whole number of widths from the lower bound, so that the last bracket is no narrower than it has to be.
            double steps = Math.max(1, Math.floor(Math.ceil(widths - ROUNDING) / 2));
            return trial(lowRate / Math.pow(1 - stage().width(), steps));
        }
        return Optional.of(high.get())
                .filter(each -> !each.isDecided(stage()))
                .or(() -> Optional.of(bracket.at(lowRate)).filter(each -> !each.isDecided(stage())))
                .flatMap(each -> trial(each.rate()));
    }

    private Optional<Step> above(TriedRate low) {
        if (low.rate() >= highest) {
            return low.isDecided(stage()) ? Optional.empty() : trial(low.rate());
        }
        return trial(Math.min(highest, low.rate() / Math.pow(1 - stage().width(), stride())));
    }

    private int stride() {
        int now = stride;
        stride *= 2;
        return now;
    }

    private static Optional<Step> trial(double rate) {
        return Optional.of(new Step(rate, false));
    }

    private void goTo(double rate) {
        step = new Step(rate, false);
    }

    /** What is known so far. */
    public Answer answer() {
        Optional<TriedRate> upper = bracket.upper(stage()).or(() -> bracket.candidateAbove(stage()));
        Optional<TriedRate> lower = bracket.lower(stage()).or(() -> bracket.candidateBelow(stage()));
        return new Answer(
                lower.map(TriedRate::rate),
                upper.map(TriedRate::rate),
                upper.map(TriedRate::failed).orElse(List.of()),
                end.map(each -> lower.isEmpty() ? End.NOTHING_PASSES : each));
    }

    /** The rates that were tried, in ascending order. */
    List<Double> rates() {
        return bracket.rates();
    }
}
