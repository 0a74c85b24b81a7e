package bench.report;

import bench.result.ComparedFigure;
import bench.result.ComparedFigure.Better;
import bench.result.ComparedFigure.Test;
import bench.result.Comparison;
import bench.result.Comparison.Answer;
import bench.result.Comparison.Cause;
import bench.result.Comparison.Change;
import bench.result.Comparison.Circumstances;
import bench.result.Comparison.Difference;
import bench.result.Comparison.Drift;
import bench.result.Comparison.Point;
import bench.result.Comparison.Run;
import bench.result.Comparison.Runs;
import bench.result.Comparison.Shift;
import bench.result.Comparison.Sight;
import bench.result.Comparison.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Comparisons that tests know. */
public final class SampleComparisons {
    private static final Instant START = Instant.parse("2026-02-03T04:05:06Z");

    private SampleComparisons() {}

    /** One that has found something, with one of everything. */
    public static Comparison regression() {
        return new Comparison(
                new Verdict(Answer.REGRESSION, Cause.FIGURES, false),
                List.of(
                        new ComparedFigure(
                                "publishResponseLatency.p50",
                                "ms",
                                Better.LOWER,
                                1.151,
                                1.16,
                                new Change(1.0078, 0.9951, 1.0212),
                                new Test(0.41, 0.41, 0.55, Answer.NO_CHANGE, 0.021, 5)),
                        new ComparedFigure(
                                "publishResponseLatency.p99",
                                "ms",
                                Better.LOWER,
                                4.008,
                                4.5,
                                new Change(1.1234, 1.0812, 1.1621),
                                new Test(0.00015540, 0.0004662, 0.0078125, Answer.REGRESSION, 0.052, 9))),
                List.of(
                        new ComparedFigure(
                                "publishDelayLatency.p99",
                                "us",
                                Better.LOWER,
                                536,
                                1_790,
                                new Change(3.34, 2.9, 3.8),
                                Test.NONE),
                        new ComparedFigure(
                                "publishByteRate",
                                "B/s",
                                Better.NEITHER,
                                10_240_000,
                                10_240_000,
                                new Change(1.0, 1, 1.0),
                                Test.NONE),
                        new ComparedFigure(
                                "delivery.duplicated", "", Better.LOWER, 0, 3, new Change(null, 0, null), Test.NONE)),
                new Runs(runs("base"), runs("new")),
                new Sight(0.05, 0.052, 9),
                new Drift(1.5, "publishResponseLatency.p99", 0.43, false),
                List.of(new Shift(
                        "publishResponseLatency",
                        List.of(
                                new Point(1, new Change(1.001, 0.99, 1.01)),
                                new Point(50, new Change(1.0078, 0.9951, 1.0212)),
                                new Point(99, new Change(1.1234, 1.0812, 1.1621)),
                                new Point(99.9, new Change(null, 0, null))))),
                new Circumstances(
                        List.of(
                                new Difference("driver.producerConfig.linger.ms", "1", "5"),
                                new Difference("driver.producerConfig.batch.size", "", "65536")),
                        List.of("2 of 16 runs hold with a reservation: harness delay")));
    }

    private static List<Run> runs(String side) {
        return IntStream.range(0, 8)
                .mapToObj(i -> new Run(
                        side + i,
                        START.plusSeconds(60L * i),
                        "valid",
                        Map.of("publishResponseLatency.p50", 1.1 + 0.01 * i)))
                .toList();
    }

    /** The same where the change of another figure goes the other way than its medians, and that of one looks so by rounding. */
    public static Comparison againstMedians() {
        Comparison known = regression();
        return new Comparison(
                known.verdict(),
                known.primaries(),
                List.of(
                        other("publishDelayLatency.p99", 4_485, 3_831, 1.263),
                        other("publishDelayLatency.p50", 51.2, 51.1, 1.01),
                        other("endToEndLatency.p50", 52.3, 51.1, 1.0001)),
                known.runs(),
                known.sight(),
                known.drift(),
                known.shifts(),
                known.circumstances());
    }

    private static ComparedFigure other(String name, double base, double fresh, double ratio) {
        return new ComparedFigure(
                name, "us", Better.LOWER, base, fresh, new Change(ratio, 0.8 * ratio, 1.2 * ratio), Test.NONE);
    }

    /** One that is open, of two single runs. */
    public static Comparison open() {
        Comparison known = regression();
        ComparedFigure figure = known.primaries().get(0);
        return new Comparison(
                new Verdict(Answer.INCONCLUSIVE, Cause.ONE_RUN, true),
                List.of(new ComparedFigure(
                        figure.figure(),
                        figure.unit(),
                        figure.better(),
                        figure.base(),
                        figure.fresh(),
                        figure.change(),
                        new Test(null, null, null, Answer.INCONCLUSIVE, null, null))),
                List.of(),
                new Runs(known.runs().base().subList(0, 1), known.runs().fresh().subList(0, 1)),
                new Sight(0.05, null, null),
                null,
                known.shifts(),
                new Circumstances(List.of(), List.of()));
    }

    /** The same as {@link #regression} with texts that want to be something else. */
    public static Comparison hostile() {
        Comparison known = regression();
        String hostile = EditedResults.HOSTILE;
        return new Comparison(
                known.verdict(),
                known.primaries(),
                known.figures(),
                new Runs(
                        Stream.of(new Run(hostile, null, null, Map.of(hostile, 1.0)))
                                .toList(),
                        known.runs().fresh()),
                known.sight(),
                known.drift(),
                known.shifts(),
                new Circumstances(
                        List.of(new Difference(hostile, hostile, hostile + "2"), new Difference("a", "b", "")),
                        List.of(hostile)));
    }
}
