package bench.report.html;

import bench.result.ComparedFigure;
import bench.result.ComparedFigure.Better;
import bench.result.Comparison;
import bench.result.Comparison.Answer;
import bench.result.Comparison.Cause;
import bench.result.Comparison.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Comparisons of each kind, by seeds. */
final class SampleComparisons {
    private static final List<String> FIGURES =
            List.of("publishResponseLatency.p50", "publishResponseLatency.p99", "endToEndResponseLatency.p99");
    private static final Instant START = Instant.parse("2026-02-03T04:05:06Z");

    private SampleComparisons() {}

    static Comparison of(String kind) {
        return switch (kind) {
            case "regression" -> of("results/", 8, 1.18, Answer.REGRESSION, Cause.FIGURES, null);
            case "improvement" -> of("results/", 8, 0.8, Answer.IMPROVEMENT, Cause.FIGURES, null);
            case "no-change" -> of("results/", 8, 1.004, Answer.NO_CHANGE, Cause.FIGURES, null);
            case "inconclusive" -> of("results/", 3, 1.08, Answer.INCONCLUSIVE, Cause.TOO_FEW_RUNS, null);
            case "drift" ->
                of(
                        "results/",
                        8,
                        1.02,
                        Answer.INCONCLUSIVE,
                        Cause.DRIFT,
                        new Comparison.Drift(14.2, "publishResponseLatency.p99", 0.0004, true));
            case "hostile" -> of(SamplePages.HOSTILE, 6, 1.1, Answer.REGRESSION, Cause.FIGURES, null);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Comparison of(
            String name, int runs, double ratio, Answer answer, Cause cause, Comparison.Drift drift) {
        boolean isHostile = name.equals(SamplePages.HOSTILE);
        List<ComparedFigure> primaries = FIGURES.stream()
                .map(figure -> figure(figure, figure.endsWith("p50") ? 1 : ratio, runs, answer))
                .toList();
        List<ComparedFigure> others = new ArrayList<>();
        others.add(new ComparedFigure(
                "publishRate", "msg/s", Better.NEITHER, 12_000, 12_000, new Change(1.0, 1, 1.0), null));
        others.add(new ComparedFigure("sendErrors", "", Better.LOWER, 0, 0, new Change(1.0, 1, 1.0), null));
        others.add(new ComparedFigure("delivery.lost", "", Better.LOWER, 0, 3, new Change(null, 0, null), null));
        String text = isHostile ? name : "";
        return new Comparison(
                new Comparison.Verdict(answer, cause, false),
                primaries,
                others,
                runs(name, runs, ratio, drift == null ? 0 : 0.14),
                new Comparison.Sight(
                        0.05, answer == Answer.INCONCLUSIVE ? null : 0.04, answer == Answer.INCONCLUSIVE ? 9 : null),
                drift == null ? new Comparison.Drift(0.8, FIGURES.get(1), 0.6, false) : drift,
                List.of(shift("publishResponseLatency", ratio, runs), shift("endToEndResponseLatency", ratio, runs)),
                new Comparison.Circumstances(
                        List.of(
                                new Comparison.Difference("driver.producerConfig.linger.ms", "1", "5" + text),
                                new Comparison.Difference("environment.os.version" + text, "6.1", text)),
                        isHostile ? List.of(text) : List.of("the broker shares the clients' machine")));
    }

    private static ComparedFigure figure(String figure, double ratio, int runs, Answer answer) {
        boolean isMoved = ratio != 1;
        Answer own = answer == Answer.INCONCLUSIVE ? answer : isMoved ? answer : Answer.NO_CHANGE;
        return new ComparedFigure(
                figure,
                "ms",
                Better.LOWER,
                base(figure),
                base(figure) * ratio,
                change(ratio, runs, 0.03),
                new ComparedFigure.Test(0.0002, 0.0006, null, own, 0.04, own == Answer.INCONCLUSIVE ? 9 : null));
    }

    private static double base(String figure) {
        return figure.endsWith("p50") ? 2.1 : figure.startsWith("end") ? 11.4 : 8.7;
    }

    private static Change change(double ratio, int runs, double width) {
        // Of three against three runs no interval has 90 %.
        return runs < 4
                ? new Change(ratio, 0, null)
                : new Change(ratio, ratio * Math.exp(-width), ratio * Math.exp(width));
    }

    private static Comparison.Shift shift(String latency, double ratio, int runs) {
        List<Comparison.Point> points = new ArrayList<>();
        double[] percentiles = {1, 5, 10, 25, 50, 75, 90, 95, 99, 99.9};
        for (int i = 0; i < percentiles.length; i++) {
            double moved = Math.pow(ratio, (double) i / percentiles.length * 1.6);
            points.add(new Comparison.Point(percentiles[i], change(moved, runs, 0.01 + 0.01 * i)));
        }
        return new Comparison.Shift(latency, points);
    }

    private static Comparison.Runs runs(String name, int runs, double ratio, double drift) {
        SplittableRandom random = new SplittableRandom(5);
        List<Comparison.Run> base = new ArrayList<>();
        List<Comparison.Run> fresh = new ArrayList<>();
        for (int i = 0; i < 2 * runs; i++) {
            boolean isBase = i % 2 == 0;
            double drifted = 1 + drift * i / (2 * runs);
            Map<String, Double> values = new LinkedHashMap<>();
            for (String each : FIGURES) {
                double moved = isBase || each.endsWith("p50") ? 1 : ratio;
                values.put(each, base(each) * moved * drifted * Math.exp(0.02 * random.nextGaussian()));
            }
            (isBase ? base : fresh)
                    .add(new Comparison.Run(
                            name + (isBase ? "base-" : "new-") + i + ".json",
                            START.plusSeconds(90L * i),
                            i == 3 ? "invalid" : i % 5 == 4 ? "warn" : "valid",
                            values));
        }
        return new Comparison.Runs(base, fresh);
    }
}
