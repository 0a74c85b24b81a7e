package bench.result;

import java.util.List;
import java.util.Optional;

/**
 * A figure over several runs.
 *
 * @param median of them
 * @param least of them
 * @param greatest of them
 * @param runs how many have the figure
 */
public record Spread(double median, double least, double greatest, int runs) {
    /** Of the figure of this name in those that have it, and enough samples for it; empty where none has. */
    public static Optional<Spread> of(List<Figures> runs, String figure) {
        return of(runs.stream()
                .flatMap(each -> each.find(figure).stream())
                .filter(Figure::isSupported)
                .map(Figure::value)
                .toList());
    }

    /** Of these values, in any order; empty of none. */
    public static Optional<Spread> of(List<Double> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return Optional.of(new Spread(median, sorted[0], sorted[sorted.length - 1], sorted.length));
    }
}
