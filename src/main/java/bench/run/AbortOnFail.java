package bench.run;

import bench.config.ThresholdRule;
import bench.config.Workload;
import bench.result.Figures;
import bench.result.RunInterval;
import bench.stats.IntervalStats;
import bench.validity.Thresholds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
     * @param backlogs at the ends of report intervals; none where nobody reads
     */
    private record Part(IntervalStats total, List<Number> backlogs) {
        Part plus(Part next) {
            return new Part(IntervalStats.sum(List.of(total, next.total)), backlogs);
        }

        Part with(long backlog) {
            List<Number> all = new ArrayList<>(backlogs);
            all.add(backlog);
            return new Part(total, all);
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

    /** Takes a part of a report interval, of about a second: a run need not wait for the end of one to see that it has missed. */
    void ticked(RunInterval part) {
        Part measured = new Part(part.stats(), List.of());
        scopes(part).forEach(scope -> check(scope, parts.merge(scope, measured, Part::plus)));
    }

    /** Takes the backlog at the end of a report interval, which is what its figures are of. */
    void intervalEnded(RunInterval interval) {
        if (isRead) {
            scopes(interval).forEach(scope -> {
                Part part = parts.computeIfPresent(scope, (same, known) -> known.with(interval.backlog()));
                if (part != null) {
                    check(scope, part);
                }
            });
        }
    }

    /** What an interval is a part of, as far as there are thresholds for it. */
    private Stream<Optional<String>> scopes(RunInterval interval) {
        return rules.stream()
                .map(ThresholdRule::phase)
                .distinct()
                .filter(scope -> interval.phase().measured()
                        && scope.map(interval.phase().name()::equals).orElse(true));
    }

    private void check(Optional<String> scope, Part part) {
        double seconds = part.total.elapsedSeconds();
        List<ThresholdRule> due = rules.stream()
                .filter(rule -> rule.phase().equals(scope)
                        && seconds * 1e3 >= rule.grace().orElseThrow().toMillis())
                .toList();
        if (due.isEmpty() || missed.isPresent()) {
            return;
        }
        Figures figures = Figures.of(part.total, part.backlogs);
        missed = due.stream()
                .map(rule -> Thresholds.of(rule, figures))
                .filter(threshold -> threshold.figure() != null && !threshold.isMet())
                .findFirst()
                .map(threshold -> String.format(
                        Locale.ROOT,
                        "'%s' was missed after %.0f s, with %s: abortOnFail has ended the run",
                        threshold.text(),
                        seconds,
                        threshold.seen()));
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
