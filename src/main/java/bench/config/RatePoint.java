package bench.config;

import bench.yaml.Form;
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
 * @param at since the start of the measurement, or since midnight
 * @param rate messages/s over all producers
 * @param ofDay whether it is at a time of day, local time
 */
public record RatePoint(Duration at, double rate, boolean ofDay) {
    private static final String EXAMPLE = "[minutes, rate] such as [[0, 1000], [5, 20000]]";
    private static final String FORMS = EXAMPLE + ", or [hour, minute, rate] at a time of day";
    private static final Shape<Duration> MINUTES = Shape.durationIn(Duration.ofMinutes(1), "0", "43200");
    private static final Shape<Integer> HOUR = Shape.wholeNumber(0, 23);
    private static final Shape<Integer> MINUTE = Shape.wholeNumber(0, 59);
    private static final Shape<Double> RATE = Shape.number("0", "2147483647");

    /** The same so much later. */
    RatePoint plus(Duration time) {
        return new RatePoint(at.plus(time), rate, ofDay);
    }

    static Shape<List<RatePoint>> list() {
        Shape<List<RatePoint>> shape = RatePoint::readList;
        return shape.like(Form.list(new Form.Items(RATE.form(), 2, 3)));
    }

    private static Optional<List<RatePoint>> readList(String key, Node node, Problems problems) {
        if (!(node instanceof Node.Sequence sequence)) {
            problems.add(node.at(), key + " must be a list of points " + EXAMPLE + ", " + Wording.butIs(node));
            return Optional.empty();
        }
        List<RatePoint> points = new ArrayList<>();
        for (Node item : sequence.items()) {
            Optional<RatePoint> point = read(key, item, problems);
            if (point.isPresent() && !points.isEmpty()) {
                point = point.filter(next -> follows(points.get(points.size() - 1), next, key, item, problems));
            }
            point.ifPresent(points::add);
        }
        return points.size() == sequence.items().size() ? Optional.of(List.copyOf(points)) : Optional.empty();
    }

    private static boolean follows(RatePoint last, RatePoint next, String key, Node item, Problems problems) {
        if (last.ofDay != next.ofDay) {
            problems.add(item.at(), key + " must have points of one form: " + FORMS);
            return false;
        }
        // The day has no first point: that of midnight may be the last one.
        if (!next.ofDay && next.at.compareTo(last.at) < 0) {
            problems.add(item.at(), key + " must have its points in the order of their minutes");
            return false;
        }
        return true;
    }

    private static Optional<RatePoint> read(String key, Node item, Problems problems) {
        List<Node> numbers = item instanceof Node.Sequence sequence ? sequence.items() : List.of();
        if (numbers.size() < 2 || numbers.size() > 3) {
            problems.add(item.at(), key + " must have points " + FORMS);
            return Optional.empty();
        }
        boolean ofDay = numbers.size() == 3;
        Optional<Duration> at =
                ofDay ? timeOfDay(numbers, problems) : MINUTES.read("the minutes of a point", numbers.get(0), problems);
        Optional<Double> rate = RATE.read("the rate of a point", numbers.get(numbers.size() - 1), problems);
        return at.isPresent() && rate.isPresent()
                ? Optional.of(new RatePoint(at.get(), rate.get(), ofDay))
                : Optional.empty();
    }

    private static Optional<Duration> timeOfDay(List<Node> numbers, Problems problems) {
        Optional<Integer> hour = HOUR.read("the hour of a point", numbers.get(0), problems);
        Optional<Integer> minute = MINUTE.read("the minute of a point", numbers.get(1), problems);
        return hour.isPresent() && minute.isPresent()
                ? Optional.of(Duration.ofHours(hour.get()).plusMinutes(minute.get()))
                : Optional.empty();
    }
}
