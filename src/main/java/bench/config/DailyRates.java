package bench.config;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rates at times of day, the same every day: between two of them, also over midnight, the rate goes linearly from one to the other. Which of
 * them a run has depends on when it begins.
 *
 * @param points at least one, since midnight
 */
public record DailyRates(List<RatePoint> points) {
    private static final Duration DAY = Duration.ofDays(1);

    public DailyRates {
        points = points.stream().sorted(Comparator.comparing(RatePoint::at)).toList();
    }

    /** The rate at a time of day, in messages/s. */
    public double rateAt(LocalTime time) {
        Duration now = sinceMidnight(time);
        RatePoint before = points.get(points.size() - 1).plus(DAY.negated());
        for (RatePoint point : points) {
            if (point.at().compareTo(now) > 0) {
                return between(before, point, now);
            }
            before = point;
        }
        return between(before, points.get(0).plus(DAY), now);
    }

    private static double between(RatePoint from, RatePoint to, Duration now) {
        double share = (double) now.minus(from.at()).toNanos()
                / to.at().minus(from.at()).toNanos();
        return from.rate() + (to.rate() - from.rate()) * share;
    }

    /** What a measurement has of them that begins at this time of day and lasts for so long. */
    List<PlannedPhase> phases(LocalTime start, Duration length) {
        Duration offset = sinceMidnight(start);
        List<RatePoint> course = new ArrayList<>(List.of(new RatePoint(Duration.ZERO, rateAt(start), false)));
        // With the point that follows the end: a ramp that is cut off has its slope from there.
        for (Duration day = Duration.ZERO; last(course).compareTo(length) < 0; day = day.plus(DAY)) {
            for (RatePoint point : points) {
                RatePoint next = point.plus(day.minus(offset));
                if (next.at().compareTo(Duration.ZERO) > 0 && last(course).compareTo(length) < 0) {
                    course.add(next);
                }
            }
        }
        return RateCourse.through(course, length).phases();
    }

    private static Duration last(List<RatePoint> course) {
        return course.get(course.size() - 1).at();
    }

    /** In whole seconds, as lengths are read by people. */
    private static Duration sinceMidnight(LocalTime time) {
        return Duration.ofSeconds(time.toSecondOfDay());
    }
}
