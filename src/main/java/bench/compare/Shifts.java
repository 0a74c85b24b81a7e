package bench.compare;

import bench.result.Comparison.Change;
import bench.result.Comparison.Point;
import bench.result.Comparison.Shift;
import bench.result.MeasuredParts;
import bench.result.Statistic;
import bench.stats.Latency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** By how much each percentile of each latency has moved: whether it is the body of a distribution that has, or its tail. */
final class Shifts {
    private static final double[] PERCENTILES = {1, 5, 10, 25, 50, 75, 90, 95, 99, 99.5, 99.9};

    private final Sides sides;
    private final long seed;

    Shifts(Sides sides, long seed) {
        this.sides = sides;
        this.seed = seed;
    }

    /** Of all latencies that all runs have; none where a run is a file of figures only. */
    List<Shift> all() {
        if (sides.all().stream().anyMatch(run -> run.result().isEmpty())) {
            return List.of();
        }
        List<Shift> shifts = new ArrayList<>();
        for (Latency latency : Latency.values()) {
            List<Point> points = points(latency);
            if (!points.isEmpty()) {
                shifts.add(new Shift(latency.resultName(), points));
            }
        }
        return List.copyOf(shifts);
    }

    private List<Point> points(Latency latency) {
        List<Histogram> base = histograms(sides.base(), latency);
        List<Histogram> fresh = histograms(sides.fresh(), latency);
        double fewest = Stream.concat(base.stream(), fresh.stream())
                .mapToDouble(each -> (double) each.getTotalCount())
                .min()
                .orElse(0);
        DoubleFunction<Change> change = percentile -> LocationShift.of(at(percentile, base), at(percentile, fresh));
        if (sides.isOneRunEach()) {
            change = withinOneRun(latency, change);
        }
        List<Point> points = new ArrayList<>();
        for (double percentile : PERCENTILES) {
            // As many samples have to lie below a low percentile as above a high one.
            if (fewest > 0 && Math.max(percentile, 100 - percentile) <= Statistic.highestSupported(fewest)) {
                points.add(new Point(percentile, change.apply(percentile)));
            }
        }
        return points;
    }

    private static List<Histogram> histograms(List<ComparedRun> runs, Latency latency) {
        return runs.stream()
                .flatMap(run -> run.result().stream())
                .map(result -> result.distributions().histograms().histogram(latency))
                .toList();
    }

    private static double[] at(double percentile, List<Histogram> histograms) {
        return histograms.stream()
                .mapToDouble(each -> (double) each.getValueAtPercentile(percentile))
                .toArray();
    }

    /** The same with the interval of what has varied within the two runs, where they have enough parts. */
    private DoubleFunction<Change> withinOneRun(Latency latency, DoubleFunction<Change> change) {
        Optional<OneRun> base = OneRun.of(sides.base().get(0), latency);
        Optional<OneRun> fresh = OneRun.of(sides.fresh().get(0), latency);
        if (base.isEmpty() || fresh.isEmpty()) {
            return change;
        }
        BlockBootstrap bootstrap =
                new BlockBootstrap(base.get().parts(), fresh.get().parts(), seed);
        return percentile -> {
            Double ratio = change.apply(percentile).ratio();
            return bootstrap
                    .of(
                            times -> base.get().histogram().percentile(percentile, times),
                            times -> fresh.get().histogram().percentile(percentile, times))
                    .around(ratio == null ? Double.NaN : ratio);
        };
    }

    /** A latency in the parts of a single run. */
    private record OneRun(WeightedHistogram histogram, int parts) {
        static Optional<OneRun> of(ComparedRun run, Latency latency) {
            return run.result()
                    .map(MeasuredParts::of)
                    .filter(parts -> parts.size() >= BlockBootstrap.FEWEST_PARTS)
                    .map(parts -> new OneRun(new WeightedHistogram(parts, latency), parts.size()));
        }
    }
}
