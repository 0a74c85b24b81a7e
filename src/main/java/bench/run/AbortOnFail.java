package bench.run;

import bench.config.ThresholdRule;
import bench.config.Workload;
import bench.result.Figures;
import bench.result.RunInterval;
import bench.result.Threshold;
import bench.stats.IntervalStats;
import bench.validity.Thresholds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Ends a run that has missed a threshold which asks for that, by what was measured until then. What cannot be judged yet, such
 * as a percentile of few samples, ends nothing. Confined to the control thread.
 */
final class AbortOnFail {
    private final List<ThresholdRule> rules;
    private final boolean isRead;
    /** Of the whole measurement, and of its phases by their names. */
    private final Map<Optional<String>, Part> parts = new HashMap<>();

    private Optional<String> missed = Optional.empty();
    private boolean hasEnded;

    /**
     * What was measured until now.
     *
     * @param backlogs at the ends of its intervals; none where nobody reads
     */
    private record Part(IntervalStats total, List<Number> backlogs) {
        Part plus(Part next) {
            List<Number> all = new ArrayList<>(backlogs);
            all.addAll(next.backlogs);
            return new Part(IntervalStats.sum(List.of(total, next.total)), all);
        }
    }

    /** Knows no interval yet. */
    AbortOnFail(Workload workload, RunOptions options) {
        this.rules = workload.thresholds().stream()
                .map(rule -> rule.grace().isPresent()
                        ? rule
                        : options.abortOnFail().map(rule::endingAfter).orElse(rule))
                .filter(rule -> rule.grace().isPresent() && Thresholds.canBeMissedEarly(rule))
                .toList();
        this.isRead = workload.clients().consumersPerTopic() > 0;
    }

    /** Takes an interval that is over. */
    void intervalEnded(RunInterval interval) {
        if (interval.phase().measured()) {
            rules.stream()
                    .map(ThresholdRule::phase)
                    .distinct()
                    .filter(scope -> scope.isEmpty()
                            || scope.get().equals(interval.phase().name()))
                    .forEach(scope -> check(scope, parts.merge(scope, part(interval), Part::plus)));
        }
    }

    private Part part(RunInterval interval) {
        return new Part(interval.stats(), isRead ? List.of(interval.backlog()) : List.of());
    }

    private void check(Optional<String> scope, Part part) {
        double seconds = part.total.elapsedSeconds();
        Figures figures = Figures.of(part.total, part.backlogs);
        for (ThresholdRule rule : rules) {
            boolean isDue = rule.phase().equals(scope)
                    && seconds * 1e3 >= rule.grace().orElseThrow().toMillis();
            Threshold threshold = Thresholds.of(rule, figures);
            if (isDue && threshold.figure() != null && !threshold.isMet() && missed.isEmpty()) {
                missed = Optional.of(String.format(
                        Locale.ROOT,
                        "'%s' was missed after %.0f s, with %s: abortOnFail has ended the run",
                        rule.text(),
                        seconds,
                        threshold.seen()));
            }
        }
    }

    /**
     * Ends the run, once. Not at the end of an interval, where the next phase may have begun already, but at a look in it.
     *
     * @throws ThresholdMissedException when a threshold was missed
     */
    void look() {
        if (missed.isPresent() && !hasEnded) {
            hasEnded = true;
            throw new ThresholdMissedException(missed.get());
        }
    }
}
