package bench.report.html;

import bench.report.TimeAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Fewer points than intervals, where there are more of these than a screen has room for: of neighbours, the least and the greatest
 * value, in their order, so that no peak is lost. The two are drawn at a quarter and at three quarters of the neighbours' time, the
 * same for all series.
 */
final class Thinning {
    static final int MOST_POINTS = 600;
    private static final int MOST_GROUPS = MOST_POINTS / 2;

    private final TimeAxis axis;
    /** The first interval of each group of neighbours; none where each interval is a point. */
    private final int[] firsts;

    Thinning(TimeAxis axis) {
        this.axis = axis;
        this.firsts = axis.size() > MOST_POINTS ? firsts(axis) : new int[0];
    }

    /** Groups of about the same size. None has intervals from both sides of a gap, unless there are too many gaps. */
    private static int[] firsts(TimeAxis axis) {
        int[] afterGaps =
                IntStream.range(1, axis.size()).filter(axis::isAfterGap).toArray();
        boolean areFew = afterGaps.length <= MOST_GROUPS / 2;
        int even = areFew ? MOST_GROUPS - afterGaps.length : MOST_GROUPS;
        return IntStream.concat(
                        IntStream.range(0, even).map(i -> (int) ((long) i * axis.size() / even)),
                        areFew ? Arrays.stream(afterGaps) : IntStream.empty())
                .distinct()
                .sorted()
                .toArray();
    }

    /** Whether the points are pairs for several intervals each. */
    boolean isThinned() {
        return firsts.length > 0;
    }

    /** When each point is drawn. */
    List<Number> times() {
        List<Number> times = new ArrayList<>();
        for (int i = 0; !isThinned() && i < axis.size(); i++) {
            times.add(Numbers.rounded((axis.starts().get(i) + axis.ends().get(i)) / 2));
        }
        for (int group = 0; group < firsts.length; group++) {
            double start = axis.starts().get(firsts[group]);
            times.add(Numbers.rounded(start + length(group) / 4));
            times.add(Numbers.rounded(start + length(group) * 3 / 4));
        }
        return times;
    }

    /** How many seconds before and after it each point stands for. */
    List<Number> reaches() {
        List<Number> reaches = new ArrayList<>();
        for (int i = 0; !isThinned() && i < axis.size(); i++) {
            reaches.add(Numbers.rounded((axis.ends().get(i) - axis.starts().get(i)) / 2));
        }
        for (int group = 0; group < firsts.length; group++) {
            reaches.add(Numbers.rounded(length(group) / 4));
            reaches.add(Numbers.rounded(length(group) / 4));
        }
        return reaches;
    }

    private double length(int group) {
        return axis.ends().get(end(group) - 1) - axis.starts().get(firsts[group]);
    }

    private int end(int group) {
        return group + 1 < firsts.length ? firsts[group + 1] : axis.size();
    }

    /**
     * The values of the points.
     *
     * @param values one of each interval; null where it has none
     */
    List<Number> points(List<Number> values) {
        List<Number> points = new ArrayList<>();
        if (!isThinned()) {
            values.forEach(value -> points.add(value == null ? null : Numbers.rounded(value.doubleValue())));
        }
        for (int group = 0; group < firsts.length; group++) {
            addExtremes(values.subList(firsts[group], end(group)), points);
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
}
