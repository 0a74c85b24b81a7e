package bench.compare;

import bench.result.ComparedFigure;
import bench.result.ComparedFigure.Better;
import bench.result.ComparedFigure.Test;
import bench.result.Comparison.Answer;
import bench.result.Comparison.Cause;
import bench.result.Comparison.Change;
import bench.result.Comparison.Drift;
import bench.result.Comparison.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What figures come to. A change has to be significant and large enough; that there is none has to be shown as well. */
final class Answers {
    /** Of an estimate that is as large as what matters but for rounding. */
    private static final double ROUNDING = 1e-9;

    private final Sides sides;
    private final CompareOptions options;
    private final Optional<Drift> drift;

    Answers(Sides sides, CompareOptions options, Optional<Drift> drift) {
        this.sides = sides;
        this.options = options;
        this.drift = drift;
    }

    /**
     * The answer of one figure.
     *
     * <p>That nothing has changed is shown by two one-sided tests, which are the interval of 90 % within what does not matter: D. J.
     * Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15 (1987).
     *
     * @param p after Holm
     */
    static Answer of(Better better, Change change, double p, double minEffect) {
        Double ratio = change.ratio();
        double effect = ratio == null ? Double.POSITIVE_INFINITY : Math.abs(ratio - 1);
        if (p <= Power.LEVEL && effect >= minEffect - ROUNDING) {
            boolean isMore = ratio == null || ratio > 1;
            return isMore == (better == Better.LOWER) ? Answer.REGRESSION : Answer.IMPROVEMENT;
        }
        Double high = change.high();
        boolean isWithin = change.low() >= 1 - minEffect - ROUNDING && high != null && high <= 1 + minEffect + ROUNDING;
        return isWithin ? Answer.NO_CHANGE : Answer.INCONCLUSIVE;
    }

    /** The answer of all primary figures together. */
    Verdict of(List<ComparedFigure> primaries) {
        boolean isOmb = sides.all().stream().anyMatch(run -> run.result().isEmpty());
        if (isOmb) {
            return new Verdict(Answer.INCONCLUSIVE, Cause.NO_VALIDITY, false);
        }
        if (sides.isOneRunEach() && !options.decidesWithinOneRun()) {
            return new Verdict(Answer.INCONCLUSIVE, Cause.ONE_RUN, true);
        }
        if (hasDrifted()) {
            return new Verdict(Answer.INCONCLUSIVE, Cause.DRIFT, sides.isOneRunEach());
        }
        List<Answer> answers =
                primaries.stream().map(each -> each.test().answer()).toList();
        Answer answer = answers.contains(Answer.REGRESSION)
                ? Answer.REGRESSION
                : answers.contains(Answer.IMPROVEMENT)
                        ? Answer.IMPROVEMENT
                        : answers.contains(Answer.INCONCLUSIVE) ? Answer.INCONCLUSIVE : Answer.NO_CHANGE;
        return new Verdict(
                answer, answer == Answer.INCONCLUSIVE ? causeOfNone(primaries) : Cause.FIGURES, sides.isOneRunEach());
    }

    private boolean hasDrifted() {
        return drift.filter(each -> each.significant() && Math.abs(each.percent()) > 100 * options.minEffect())
                .isPresent();
    }

    private Cause causeOfNone(List<ComparedFigure> primaries) {
        List<Test> open = primaries.stream()
                .map(ComparedFigure::test)
                .filter(test -> test.answer() == Answer.INCONCLUSIVE)
                .toList();
        if (open.stream().allMatch(test -> test.p() == null)) {
            return Cause.UNSUPPORTED;
        }
        int tested =
                (int) primaries.stream().filter(each -> each.test().p() != null).count();
        boolean canDecide = sides.isOneRunEach()
                || Power.canDecide(sides.base().size(), sides.fresh().size(), tested);
        return canDecide ? Cause.NOISE : Cause.TOO_FEW_RUNS;
    }

    /** The figures as they stand under an answer that is not theirs: without one of their own. */
    static List<ComparedFigure> under(Verdict verdict, List<ComparedFigure> primaries) {
        return switch (verdict.cause()) {
            case NO_VALIDITY -> with(primaries, test -> Test.NONE);
            case ONE_RUN -> with(primaries, test -> new Test(null, null, null, Answer.INCONCLUSIVE, null, null));
            case DRIFT ->
                with(
                        primaries,
                        test -> new Test(
                                test.p(),
                                test.adjustedP(),
                                test.pairedP(),
                                Answer.INCONCLUSIVE,
                                test.smallestVisibleEffect(),
                                test.runsNeeded()));
            case FIGURES, TOO_FEW_RUNS, NOISE, UNSUPPORTED -> primaries;
        };
    }

    private static List<ComparedFigure> with(List<ComparedFigure> figures, Function<Test, Test> test) {
        return figures.stream()
                .map(each -> new ComparedFigure(
                        each.figure(),
                        each.unit(),
                        each.better(),
                        each.base(),
                        each.fresh(),
                        each.change(),
                        test.apply(each.test())))
                .toList();
    }
}
