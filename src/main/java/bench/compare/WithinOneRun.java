package bench.compare;

import bench.result.IntervalHistograms;
import bench.result.MeasuredParts;
import bench.result.Result;
import bench.result.Statistic;
import bench.stats.Latency;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Figures of two single runs, with how far they vary with what happened within them. */
final class WithinOneRun {
    private final Sides sides;
    private final long seed;

    WithinOneRun(Sides sides, long seed) {
        this.sides = sides;
        this.seed = seed;
    }

    /** A figure of a run, as a function of how often each of its parts counts. */
    private record Resampled(int parts, ToDoubleFunction<int[]> value) {}

    /** What draws from both runs show of a figure; empty where a run has too few parts, or the figure none of its own in them. */
    Optional<BlockBootstrap.Drawn> of(String figure) {
        Optional<Resampled> base = resampled(sides.base().get(0), figure);
        Optional<Resampled> fresh = resampled(sides.fresh().get(0), figure);
        return base.isEmpty() || fresh.isEmpty()
                ? Optional.empty()
                : Optional.of(new BlockBootstrap(base.get().parts, fresh.get().parts, seed)
                        .of(base.get().value, fresh.get().value));
    }

    private static Optional<Resampled> resampled(ComparedRun run, String figure) {
        return run.result()
                .flatMap(result -> ofLatency(result, figure).or(() -> ofSeries(result, figure)))
                .filter(each -> each.parts >= BlockBootstrap.FEWEST_PARTS);
    }

    private static Optional<Resampled> ofLatency(Result result, String figure) {
        Optional<Latency> latency = Stream.of(Latency.values())
                .filter(each -> figure.startsWith(each.resultName() + "."))
                .findFirst();
        Optional<Statistic> statistic =
                Stream.of(Statistic.values()).filter(each -> each.isOf(figure)).findFirst();
        if (latency.isEmpty() || statistic.isEmpty()) {
            return Optional.empty();
        }
        List<IntervalHistograms> parts = MeasuredParts.of(result);
        WeightedHistogram histogram = new WeightedHistogram(parts, latency.get());
        double percent = statistic.get().percent();
        return Optional.of(new Resampled(
                parts.size(), Double.isNaN(percent) ? histogram::mean : times -> histogram.percentile(percent, times)));
    }

    /** Of a rate the mean of its intervals, which are all as long. */
    private static Optional<Resampled> ofSeries(Result result, String figure) {
        List<Number> values = result.series().byName().get(figure);
        return values == null
                ? Optional.empty()
                : Optional.of(new Resampled(values.size(), times -> {
                    double sum = 0;
                    for (int i = 0; i < times.length; i++) {
                        sum += times[i] * values.get(i).doubleValue();
                    }
                    return sum / times.length;
                }));
    }
}
