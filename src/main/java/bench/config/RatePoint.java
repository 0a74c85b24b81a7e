package bench.config;

import bench.yaml.Node;
import bench.yaml.Problems;
import bench.yaml.Shape;
import bench.yaml.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A point of {@code producerRateList}: between two of them the rate goes linearly from one to the other.
 *
 * @param at since the start of the measurement
 * @param rate messages/s over all producers
 */
record RatePoint(Duration at, double rate) {
    private static final String EXAMPLE = "[minutes, rate] such as [[0, 1000], [5, 20000]]";
    private static final Shape<Duration> MINUTES = Shape.durationIn(Duration.ofMinutes(1), "0", "43200");
    private static final Shape<Double> RATE = Shape.number("0", "2147483647");

    static Shape<List<RatePoint>> list() {
        return RatePoint::readList;
    }

    private static Optional<List<RatePoint>> readList(String key, Node node, Problems problems) {
        if (!(node instanceof Node.Sequence sequence)) {
            problems.add(node.at(), key + " must be a list of points " + EXAMPLE + ", " + Wording.butIs(node));
            return Optional.empty();
        }
        List<RatePoint> points = new ArrayList<>();
        for (Node item : sequence.items()) {
            Optional<RatePoint> point = read(key, item, problems);
            if (point.isPresent()
                    && !points.isEmpty()
                    && point.get().at.compareTo(points.get(points.size() - 1).at) < 0) {
                problems.add(item.at(), key + " must have its points in the order of their minutes");
                point = Optional.empty();
            }
            point.ifPresent(points::add);
        }
        return points.size() == sequence.items().size() ? Optional.of(List.copyOf(points)) : Optional.empty();
    }

    private static Optional<RatePoint> read(String key, Node item, Problems problems) {
        List<Node> numbers = item instanceof Node.Sequence sequence ? sequence.items() : List.of();
        if (numbers.size() == 3) {
            problems.add(
                    item.at(),
                    key
                            + " has a point [hour, minute, rate], at a time of day: a run that depends on when it begins cannot"
                            + " be repeated; give " + EXAMPLE + ", from the start of the measurement");
            return Optional.empty();
        }
        if (numbers.size() != 2) {
            problems.add(item.at(), key + " must have points " + EXAMPLE);
            return Optional.empty();
        }
        Optional<Duration> at = MINUTES.read("the minutes of a point", numbers.get(0), problems);
        Optional<Double> rate = RATE.read("the rate of a point", numbers.get(1), problems);
        return at.isPresent() && rate.isPresent() ? Optional.of(new RatePoint(at.get(), rate.get())) : Optional.empty();
    }
}
