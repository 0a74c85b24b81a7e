package bench.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The course of a rate over the time of a measurement, which becomes phases. Confined to one thread. */
final class RateCourse {
    private final Duration length;
    private final List<PlannedPhase> phases = new ArrayList<>();
    private Duration end = Duration.ZERO;

    /** A course that is cut off where the measurement ends. */
    RateCourse(Duration length) {
        this.length = length;
    }

    /**
     * Steps of one height, and then a rate that stays.
     *
     * @param last the rate that stays
     */
    static RateCourse steps(double first, double step, double last, Duration lengthOfStep, Duration length) {
        RateCourse course = new RateCourse(length);
        for (int i = 0; first + i * step < last && !course.isOver(); i++) {
            course.go(Pace.constant(first + i * step), lengthOfStep);
        }
        course.stay(last);
        return course;
    }

    /** From one point to the next; before the first and after the last the rate stays. */
    static RateCourse through(List<RatePoint> points, Duration length) {
        RateCourse course = new RateCourse(length);
        RatePoint first = points.get(0);
        course.go(Pace.constant(first.rate()), first.at());
        for (int i = 1; i < points.size(); i++) {
            RatePoint from = points.get(i - 1);
            RatePoint to = points.get(i);
            Duration over = to.at().minus(from.at());
            if (!over.isZero()) {
                course.go(Pace.ramp(from.rate(), to.rate(), over), over);
            }
        }
        course.stay(points.get(points.size() - 1).rate());
        return course;
    }

    private void go(Pace pace, Duration wanted) {
        Duration left = length.minus(end);
        Duration time = wanted.compareTo(left) < 0 ? wanted : left;
        if (!time.isZero()) {
            // What is cut off a ramp is its end: it rises as steeply as the whole.
            Pace cut = pace.isConstant() ? pace : Pace.ramp(pace.from(), pace.rateAt(time.toNanos() / 1e9), time);
            phases.add(new PlannedPhase(PlannedPhase.name(phases.size() + 1, cut), true, cut, time));
            end = end.plus(time);
        }
    }

    private void stay(double rate) {
        go(Pace.constant(rate), length);
    }

    private boolean isOver() {
        return end.equals(length);
    }

    List<PlannedPhase> phases() {
        return List.copyOf(phases);
    }

    /** The rate with which it ends. */
    double lastRate() {
        return phases.get(phases.size() - 1).pace().to();
    }
}
