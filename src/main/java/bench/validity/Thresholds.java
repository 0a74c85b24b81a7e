package bench.validity;

import bench.config.Condition;
import bench.config.ThresholdRule;
import bench.result.Figure;
import bench.result.Figures;
import bench.result.Result;
import bench.result.Spread;
import bench.result.Statistic;
import bench.result.Threshold;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Holds thresholds against results. What no figure can be held against is missed, and says why: a run must not pass because
 * nothing was seen.
 */
public final class Thresholds {
    private static final String DELIVERY = "delivery.";
    private static final String BACKLOG = "backlog.";
    private static final String BACKLOG_END = "backlog.end";
    private static final String BACKLOG_MEAN = "backlog.avg";

    private Thresholds() {}

    /** What became of thresholds in a run. */
    public static List<Threshold> of(List<ThresholdRule> rules, Result result) {
        // Once for each part and not for each threshold: histograms are decoded for them.
        Map<Optional<String>, Optional<Figures>> figures = new HashMap<>();
        return rules.stream()
                .map(rule -> figures.computeIfAbsent(rule.phase(), part -> figures(result, part))
                        .map(each -> of(rule, each))
                        .orElseGet(() -> unknown(rule, "the run had no such phase")))
                .toList();
    }

    private static Optional<Figures> figures(Result result, Optional<String> phase) {
        return phase.isPresent() ? Figures.of(result, phase.get()) : Optional.of(Figures.of(result));
    }

    /** What became of a threshold, by figures of the part of a run that it is for. */
    public static Threshold of(ThresholdRule rule, Figures figures) {
        Condition condition = rule.condition();
        Optional<Figure> figure = figures.find(condition.figure()).filter(Figure::isSupported);
        if (figure.isEmpty()) {
            return unknown(rule, whyUnknown(rule, figures));
        }
        double limit = limit(rule);
        boolean isMet = condition.operator().holds(figure.get().value(), limit);
        return Threshold.judged(rule.text(), figure.get(), limit, isMet);
    }

    /** In the unit of the figure, which it has: else it would have been refused. */
    private static double limit(ThresholdRule rule) {
        return rule.condition().limitIn(unit(rule)).orElseThrow();
    }

    private static String unit(ThresholdRule rule) {
        return Figures.unitsByName().getOrDefault(rule.condition().figure(), "");
    }

    private static Threshold unknown(ThresholdRule rule, String reason) {
        return Threshold.unknown(rule.text(), limit(rule), unit(rule), reason);
    }

    private static String whyUnknown(ThresholdRule rule, Figures figures) {
        String name = rule.condition().figure();
        if (name.startsWith(DELIVERY)) {
            return "delivery was not checked: without consumers or without a stamp it cannot be";
        }
        if (name.startsWith(BACKLOG)) {
            return rule.phase().isPresent()
                    ? "its backlog is not known: nobody has read, or the phase was not measured"
                    : "nobody has read";
        }
        OptionalDouble samples = samples(name, figures);
        if (samples.isEmpty()) {
            return "nothing was measured";
        }
        return samples.getAsDouble() == 0
                ? "no samples"
                : String.format(
                        Locale.ROOT,
                        "too few samples: %,.0f, and %,d are needed",
                        samples.getAsDouble(),
                        Math.round(Statistic.samplesFor(name)));
    }

    /** Of a latency; empty where the figure is no figure of one. */
    private static OptionalDouble samples(String name, Figures figures) {
        int dot = name.indexOf('.');
        return dot < 0
                ? OptionalDouble.empty()
                : figures.find(name.substring(0, dot) + ".count").stream()
                        .mapToDouble(Figure::value)
                        .findFirst();
    }

    /**
     * What becomes of thresholds by the median of each figure over several results.
     *
     * @param results at least one
     */
    public static List<Threshold> ofMedians(List<ThresholdRule> rules, List<Result> results) {
        List<List<Threshold>> judged =
                results.stream().map(result -> of(rules, result)).toList();
        return IntStream.range(0, rules.size())
                .mapToObj(i -> ofMedian(
                        rules.get(i), judged.stream().map(each -> each.get(i)).toList()))
                .toList();
    }

    private static Threshold ofMedian(ThresholdRule rule, List<Threshold> each) {
        if (each.size() == 1) {
            return each.get(0);
        }
        List<Integer> unknown = IntStream.range(0, each.size())
                .filter(i -> each.get(i).figure() == null)
                .boxed()
                .toList();
        if (!unknown.isEmpty()) {
            return unknown(
                    rule,
                    String.format(
                            Locale.ROOT,
                            "in %d of %d results, the first of which is number %d: %s",
                            unknown.size(),
                            each.size(),
                            unknown.get(0) + 1,
                            each.get(unknown.get(0)).reason()));
        }
        Spread spread = Spread.of(each.stream().map(Threshold::figure).toList()).orElseThrow();
        boolean isMet = rule.condition().operator().holds(spread.median(), limit(rule));
        return new Threshold(
                rule.text(),
                spread.median(),
                limit(rule),
                unit(rule),
                isMet ? Threshold.Verdict.MET : Threshold.Verdict.MISSED,
                null,
                new Threshold.Range(spread.least(), spread.greatest(), spread.runs()));
    }

    /** Whether a run that goes on can be seen to miss it: what can still get better is not missed before its end. */
    public static boolean canBeMissedEarly(ThresholdRule rule) {
        String figure = rule.condition().figure();
        if (figure.startsWith(DELIVERY) || figure.equals(BACKLOG_END)) {
            return false;
        }
        boolean isCount = unit(rule).isEmpty() && !figure.equals(BACKLOG_MEAN);
        boolean onlyGrows = isCount || figure.endsWith(".max");
        return !onlyGrows || rule.condition().operator().isUpper();
    }
}
