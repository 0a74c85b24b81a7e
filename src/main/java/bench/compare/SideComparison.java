package bench.compare;

import bench.compare.Sides.Pair;
import bench.result.ComparedFigure;
import bench.result.ComparedFigure.Better;
import bench.result.ComparedFigure.Test;
import bench.result.Comparison;
import bench.result.Comparison.Change;
import bench.result.Comparison.Drift;
import bench.result.Comparison.Run;
import bench.result.Comparison.Sight;
import bench.result.Comparison.Verdict;
import bench.result.ComparisonReason;
import bench.result.Figure;
import bench.result.Figures;
import bench.result.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Compares the runs of two sides. The run is what counts: the intervals of one run follow from one another, so they are no
 * samples of it. A function of nothing but its arguments.
 */
public final class SideComparison {
    private final Sides sides;
    private final CompareOptions options;
    private final PrimaryFigures primaryFigures;
    private final List<String> names;

    private SideComparison(Sides sides, CompareOptions options) {
        this.sides = sides;
        this.options = options;
        this.primaryFigures = new PrimaryFigures(sides);
        this.names = options.figures().isEmpty() ? primaryFigures.standard() : options.figures();
    }

    /**
     * Compares them.
     *
     * @throws IllegalArgumentException when the runs have no figure in common that could decide, or not the one that is asked
     *     for; {@link PrimaryFigures} says so beforehand
     */
    public static Comparison of(Sides sides, CompareOptions options) {
        return new SideComparison(sides, options).compare();
    }

    /**
     * What the primary figures come to.
     *
     * @param drift empty where it is not known
     */
    record Decision(Verdict verdict, List<ComparedFigure> primaries, Optional<Drift> drift) {}

    /** That part of a comparison which decides. */
    static Decision decide(Sides sides, CompareOptions options) {
        return new SideComparison(sides, options).decide();
    }

    private Decision decide() {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("the runs have no figure in common that could decide");
        }
        Optional<Drift> drift = drift();
        List<ComparedFigure> primaries = primaries();
        Verdict verdict = new Answers(sides, options, drift).of(primaries);
        return new Decision(verdict, Answers.under(verdict, primaries), drift);
    }

    private Comparison compare() {
        Decision decision = decide();
        List<String> others = primaryFigures.others(names);
        return new Comparison(
                decision.verdict(),
                decision.primaries(),
                others.stream().map(name -> figure(name, Test.NONE)).toList(),
                new Comparison.Runs(runs(sides.base(), others), runs(sides.fresh(), others)),
                sight(decision.primaries()),
                decision.drift().orElse(null),
                new Shifts(sides, options.seed()).all(),
                new Comparison.Circumstances(
                        Differences.of(sides),
                        new Notes(sides, primaryFigures).of(names, options, decision.verdict())));
    }

    private double[] base(String name) {
        return Sides.values(sides.base(), name).orElseThrow(() -> missing(name));
    }

    private double[] fresh(String name) {
        return Sides.values(sides.fresh(), name).orElseThrow(() -> missing(name));
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("a run has no figure " + name);
    }

    private ComparedFigure figure(String name, Test test) {
        return figure(name, LocationShift.of(base(name), fresh(name)), test);
    }

    private ComparedFigure figure(String name, Change change, Test test) {
        return new ComparedFigure(
                name,
                Figures.unitsByName().getOrDefault(name, ""),
                primaryFigures.better(name),
                median(base(name)),
                median(fresh(name)),
                change,
                test);
    }

    private static double median(double[] values) {
        return Spread.of(Arrays.stream(values).boxed().toList()).orElseThrow().median();
    }

    /** Those that decide. A percentile that too few samples support is shown, and decides nothing. */
    private List<ComparedFigure> primaries() {
        List<String> tested = names.stream().filter(primaryFigures::isSupported).toList();
        Map<String, BlockBootstrap.Drawn> drawn = sides.isOneRunEach() ? drawn(tested) : Map.of();
        double[] p = tested.stream().mapToDouble(name -> p(name, drawn)).toArray();
        double[] adjusted = Holm.adjusted(p);
        List<ComparedFigure> primaries = new ArrayList<>();
        for (String name : names) {
            int place = tested.indexOf(name);
            ComparedFigure figure = figure(name, Test.NONE);
            Change change = drawn.containsKey(name) ? drawn.get(name).around(ratio(figure)) : figure.change();
            Test test = place < 0
                    ? new Test(null, null, null, Comparison.Answer.INCONCLUSIVE, null, null)
                    : test(name, change, p[place], adjusted[place], tested.size());
            primaries.add(figure(name, change, test));
        }
        return primaries;
    }

    private static double ratio(ComparedFigure figure) {
        return figure.change().ratio() == null ? Double.NaN : figure.change().ratio();
    }

    private Map<String, BlockBootstrap.Drawn> drawn(List<String> tested) {
        WithinOneRun within = new WithinOneRun(sides, options.seed());
        Map<String, BlockBootstrap.Drawn> drawn = new LinkedHashMap<>();
        tested.forEach(name -> within.of(name).ifPresent(each -> drawn.put(name, each)));
        return drawn;
    }

    private double p(String name, Map<String, BlockBootstrap.Drawn> drawn) {
        return drawn.containsKey(name) ? drawn.get(name).p() : Permutations.ofSides(base(name), fresh(name));
    }

    private Test test(String name, Change change, double p, double adjusted, int tests) {
        double[] base = base(name);
        double[] fresh = fresh(name);
        double spread = Power.spread(base, fresh);
        List<Pair> pairs = sides.pairs();
        Double visible = Power.smallestVisible(spread, base.length, fresh.length, tests).stream()
                .boxed()
                .findFirst()
                .orElse(null);
        Double pairedP = pairs.size() < 2 ? null : Double.valueOf(Permutations.ofPairs(base, fresh, pairs));
        Comparison.Answer answer = Answers.of(primaryFigures.better(name), change, adjusted, options.minEffect());
        return new Test(p, adjusted, pairedP, answer, visible, runsNeeded(spread, change, answer, tests));
    }

    private Integer runsNeeded(double spread, Change change, Comparison.Answer answer, int tests) {
        int runs = Math.min(sides.base().size(), sides.fresh().size());
        if (runs < ComparisonReason.FEWEST_RUNS) {
            return null;
        }
        OptionalInt needed = Power.runsNeeded(spread, options.minEffect(), tests);
        if (answer == Comparison.Answer.INCONCLUSIVE && change.ratio() != null && needed.orElse(runs + 1) <= runs) {
            // As many would do for most changes, but this one is close to the smallest that matters.
            double distance = Math.abs(Math.log(change.ratio())) - Math.log1p(options.minEffect());
            needed = Power.runsToSeparate(spread, Math.abs(distance));
        }
        return needed.isPresent() ? Integer.valueOf(Math.max(needed.getAsInt(), 2)) : null;
    }

    /** That of the figure with the least sight among those that are open, or among all where none is. */
    private Sight sight(List<ComparedFigure> primaries) {
        List<Test> tests = primaries.stream().map(ComparedFigure::test).toList();
        List<Test> open = tests.stream()
                .filter(test -> test.answer() == Comparison.Answer.INCONCLUSIVE)
                .toList();
        List<Test> counted = (open.isEmpty() ? tests : open)
                .stream().filter(test -> test.p() != null).toList();
        boolean isBlind = counted.isEmpty() || counted.stream().anyMatch(test -> test.smallestVisibleEffect() == null);
        boolean isEndless = counted.isEmpty() || counted.stream().anyMatch(test -> test.runsNeeded() == null);
        return new Sight(
                options.minEffect(),
                isBlind
                        ? null
                        : counted.stream()
                                .map(Test::smallestVisibleEffect)
                                .max(Double::compare)
                                .orElse(null),
                isEndless
                        ? null
                        : counted.stream()
                                .map(Test::runsNeeded)
                                .max(Integer::compare)
                                .orElse(null));
    }

    private Optional<Drift> drift() {
        List<MachineDrift.Series> series = names.stream()
                .filter(primaryFigures::isSupported)
                .map(name -> new MachineDrift.Series(
                        name, base(name), fresh(name), primaryFigures.better(name) == Better.HIGHER ? -1 : 1))
                .toList();
        return MachineDrift.of(sides.inOrder(), series, options.seed());
    }

    private List<Run> runs(List<ComparedRun> runs, List<String> others) {
        List<String> shown = new ArrayList<>(names);
        shown.addAll(others);
        return runs.stream()
                .map(run -> {
                    Map<String, Double> values = new LinkedHashMap<>();
                    shown.forEach(
                            name -> run.figure(name).map(Figure::value).ifPresent(value -> values.put(name, value)));
                    return new Run(
                            run.file(),
                            run.startedAt().orElse(null),
                            run.verdict().orElse(null),
                            values);
                })
                .toList();
    }
}
