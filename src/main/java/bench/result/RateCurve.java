package bench.result;

import bench.result.CampaignResults.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Points of a campaign that differ in nothing but the rate: up to which of them all is well.
 *
 * @param settings what they have in common; empty where all points have it
 * @param steps by their rates, the lowest first; points without a rate that is a number are none
 */
public record RateCurve(Map<String, String> settings, List<Step> steps) {
    /** What has become of a rate. */
    public enum State {
        /** In every run. */
        HOLDS,
        /** A run is to be trusted, and misses a condition. */
        MISSES,
        /** A run is to be trusted, but has no figure for a condition, such as a percentile of too few samples. */
        OPEN,
        /** A run is not to be trusted, so that its percentiles mean nothing. */
        NOT_SUSTAINED,
        /** As a lower rate was not sustained. */
        LEFT_OUT,
        /** Nothing was measured yet. */
        NOT_MEASURED;

        /** What a run says of its rate. */
        public static State of(Result ended) {
            List<Threshold> unmet = ended.thresholds().stream()
                    .filter(threshold -> !threshold.isMet())
                    .toList();
            if (!ended.isTrusted()) {
                return NOT_SUSTAINED;
            } else if (unmet.stream().anyMatch(Threshold::isJudged)) {
                return MISSES;
            }
            return unmet.isEmpty() ? HOLDS : OPEN;
        }

        /** In words. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        private boolean fails() {
            return this == MISSES || this == NOT_SUSTAINED;
        }
    }

    /**
     * A point of the curve.
     *
     * @param rate offered, in messages/s
     */
    public record Step(Point point, double rate, State state) {}

    public RateCurve {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        steps = List.copyOf(steps);
    }

    static RateCurve of(Map<String, String> settings, List<Point> points) {
        List<Step> steps = new ArrayList<>();
        for (Point point : points) {
            point.producerRate()
                    .filter(rate -> !TargetRate.isUnlimited(rate))
                    .ifPresent(rate -> steps.add(new Step(point, rate, state(point))));
        }
        steps.sort(Comparator.comparingDouble(Step::rate));
        return new RateCurve(settings, steps);
    }

    /** The worst of its runs; of those that were not measured only where none was. */
    private static State state(Point point) {
        List<State> states = point.runs().stream()
                .map(run -> state(run, Optional.ofNullable(point.results().get(run.id()))))
                .toList();
        return List.of(State.NOT_SUSTAINED, State.MISSES, State.OPEN, State.HOLDS, State.LEFT_OUT).stream()
                .filter(states::contains)
                .findFirst()
                .orElse(State.NOT_MEASURED);
    }

    private static State state(Campaign.Run run, Optional<Result> result) {
        return switch (run.outcome().state()) {
            case LEFT_OUT -> State.LEFT_OUT;
            case PENDING, RUNNING, STOPPED -> State.NOT_MEASURED;
            case ENDED ->
                result.map(State::of)
                        // The result of a run that has completed is lost: nothing is known of its rate.
                        .orElse(run.outcome().hasCompleted() ? State.NOT_MEASURED : State.NOT_SUSTAINED);
        };
    }

    /** The highest rate below any that fails; empty where none holds. */
    public Optional<Step> holdsAt() {
        Step highest = null;
        for (Step step : steps) {
            if (step.state.fails()) {
                break;
            }
            highest = step.state == State.HOLDS ? step : highest;
        }
        return Optional.ofNullable(highest);
    }

    /** The lowest rate that fails; empty where none does. */
    public Optional<Step> failsAt() {
        return steps.stream().filter(step -> step.state.fails()).findFirst();
    }

    /** The rates of which it is not known if they hold. */
    public List<Step> openAt() {
        return steps.stream().filter(step -> step.state == State.OPEN).toList();
    }
}
