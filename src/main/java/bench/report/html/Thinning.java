package bench.report.html;

import bench.report.TimeAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Fewer points than intervals, where there are more of these than a screen has room for: of neighbours, the least and the greatest
 * value, in their order, so that no peak is lost. The two are drawn at a quarter and at three quarters of the neighbours' time, the
 * same for all series.
 */
final class Thinning {
    static final int MOST_POINTS = 600;

    private final TimeAxis axis;
    /** How many groups of neighbours there are; 0 where each interval is a point. */
    private final int groups;

    Thinning(TimeAxis axis) {
        this.axis = axis;
        this.groups = axis.size() > MOST_POINTS ? MOST_POINTS / 2 : 0;
    }

    /** When each point is drawn. */
    List<Number> times() {
        List<Number> times = new ArrayList<>();
        if (groups == 0) {
            for (int i = 0; i < axis.size(); i++) {
                times.add(Numbers.rounded((axis.starts().get(i) + axis.ends().get(i)) / 2));
            }
        }
        for (int i = 0; i < groups; i++) {
            double start = axis.starts().get(first(i));
            double length = axis.ends().get(first(i + 1) - 1) - start;
            times.add(Numbers.rounded(start + length / 4));
            times.add(Numbers.rounded(start + length * 3 / 4));
        }
        return times;
    }

    /**
     * The values of the points.
     *
     * @param values one of each interval; null where it has none
     */
    List<Number> points(List<Number> values) {
        List<Number> points = new ArrayList<>();
        if (groups == 0) {
            values.forEach(value -> points.add(value == null ? null : Numbers.rounded(value.doubleValue())));
        }
        for (int i = 0; i < groups; i++) {
            addExtremes(values.subList(first(i), first(i + 1)), points);
        }
        return points;
    }

    private static void addExtremes(List<Number> values, List<Number> points) {
        double[] known = values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Number::doubleValue)
                .toArray();
        if (known.length == 0) {
            points.add(null);
            points.add(null);
            return;
        }
        int least = 0;
        int greatest = 0;
        for (int i = 1; i < known.length; i++) {
            least = known[i] < known[least] ? i : least;
            greatest = known[i] > known[greatest] ? i : greatest;
        }
        points.add(Numbers.rounded(known[Math.min(least, greatest)]));
        points.add(Numbers.rounded(known[Math.max(least, greatest)]));
    }

    private int first(int group) {
        return (int) ((long) group * axis.size() / groups);
    }
}
