package bench.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Whether the runs of one side, the new one, are better or worse than those of the other, the base: the answer, the figures
 * that it rests on, and what else differs. {@link ResultJson} writes and reads it. Immutable.
 *
 * @param verdict the answer, and what it rests on
 * @param primaries the figures that decide, at most three, in the order in which they were named
 * @param figures all others, without a verdict
 * @param runs of both sides, in the order in which they were named
 * @param sight how small a change such runs can show
 * @param drift of the machine over the order of all runs; null where that is not known
 * @param shifts of the distribution of each latency
 * @param circumstances what is to be known with the answer
 */
@JsonPropertyOrder({
    "schemaVersion",
    "verdict",
    "reason",
    "primaries",
    "figures",
    "runs",
    "sight",
    "drift",
    "shifts",
    "circumstances"
})
public record Comparison(
        @JsonUnwrapped Verdict verdict,
        List<ComparedFigure> primaries,
        List<ComparedFigure> figures,
        Runs runs,
        @JsonUnwrapped Sight sight,
        @JsonInclude(JsonInclude.Include.NON_NULL) Drift drift,
        List<Shift> shifts,
        @JsonUnwrapped Circumstances circumstances) {
    static final int SCHEMA_VERSION = 1;

    public Comparison {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(runs, "runs");
        primaries = List.copyOf(primaries);
        figures = List.copyOf(figures);
        shifts = List.copyOf(shifts);
    }

    /** What a comparison comes to: for a figure, or for all primary ones together. */
    public enum Answer {
        /** It is worse, and by enough to matter. */
        REGRESSION("regression"),
        /** It is better, and by enough to matter. */
        IMPROVEMENT("improvement"),
        /** It has not changed by as much as would matter. */
        NO_CHANGE("noChange"),
        /** The runs do not show which of these it is. */
        INCONCLUSIVE("inconclusive");

        private final String text;

        Answer(String text) {
            this.text = text;
        }

        /** The word in the result. */
        @JsonValue
        public String text() {
            return text;
        }
    }

    /** What an answer rests on, or what is in its way. */
    public enum Cause {
        /** The primary figures, over all runs. */
        @JsonProperty("figures")
        FIGURES,
        /** Not even the largest difference between so few runs would be significant. */
        @JsonProperty("tooFewRuns")
        TOO_FEW_RUNS,
        /** The runs of a side differ too much among themselves. */
        @JsonProperty("noise")
        NOISE,
        /** The machine has changed meanwhile by more than what matters. */
        @JsonProperty("drift")
        DRIFT,
        /** Each side is a single run, which does not show how runs differ. */
        @JsonProperty("oneRun")
        ONE_RUN,
        /** Percentiles of too few samples. */
        @JsonProperty("unsupported")
        UNSUPPORTED,
        /** A file of the OpenMessaging Benchmark (OMB), which does not say whether its figures are to be trusted. */
        @JsonProperty("noValidity")
        NO_VALIDITY
    }

    /**
     * The answer.
     *
     * @param answer for all primary figures together: a regression of any is one of the whole
     * @param cause what it rests on, or why there is none
     * @param withinOneRun whether each side is a single run, so that intervals are of what has varied within them, and not
     *     between runs
     */
    public record Verdict(Answer answer, Cause cause, boolean withinOneRun) {
        public Verdict {
            Objects.requireNonNull(answer, "answer");
            Objects.requireNonNull(cause, "cause");
        }
    }

    /** The runs of both sides. */
    public record Runs(List<Run> base, @JsonProperty("new") List<Run> fresh) {
        public Runs {
            base = List.copyOf(base);
            fresh = List.copyOf(fresh);
        }
    }

    /**
     * A run of a side.
     *
     * @param file by which the user names it
     * @param startedAt null in a file of OMB, which does not say
     * @param verdict {@code valid}, {@code warn}, {@code invalid} or {@code incomplete}; null in a file of OMB
     * @param values of all figures that are compared, in their units
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Run(String file, Instant startedAt, String verdict, Map<String, Double> values) {
        public Run {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /**
     * How small a change such runs can show.
     *
     * @param minEffect the smallest change that matters, such as 0.05
     * @param smallestVisibleEffect that is found in 4 of 5 such comparisons, of the primary figure for which it is largest; null
     *     where no change would be, or where it is not known
     * @param runsNeeded a side to see a change of {@code minEffect}, or that there is none; null where it is not known, as with
     *     fewer than {@link ComparisonReason#FEWEST_RUNS}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Sight(double minEffect, Double smallestVisibleEffect, Integer runsNeeded) {}

    /**
     * A slope over the order of all runs, apart from the difference between the sides.
     *
     * @param percent by which a primary figure has changed from the first run to the last; of the one that shows it best
     * @param figure its name
     * @param p how often runs in random order would show such a slope of any primary figure
     * @param significant whether that is too rare to be chance
     */
    public record Drift(double percent, String figure, double p, boolean significant) {}

    /**
     * By how much the distribution of a latency has moved.
     *
     * @param latency its name in the result
     * @param points in ascending order; percentiles that too few samples support are left out
     */
    public record Shift(String latency, List<Point> points) {
        public Shift {
            points = List.copyOf(points);
        }
    }

    /** The shift at one percentile, such as 99.9. */
    public record Point(double percentile, @JsonUnwrapped Change change) {}

    /**
     * How many times as large as in the base a figure is in the new runs; 1 is no change.
     *
     * @param ratio the estimate; null where it has no bound, as where the base is 0
     * @param low of the 90 % interval; 0 also where the runs are too few for one
     * @param high of the interval; null where it has no bound
     */
    public record Change(Double ratio, double low, Double high) {
        /** The estimate for people, such as {@code +12.3 %}. */
        public String text() {
            return ComparisonReason.factor(ratio);
        }

        /** The interval likewise; says so where the runs are too few for one. */
        public String interval() {
            return low == 0 && high == null
                    ? "without bounds"
                    : ComparisonReason.factor(low) + " to " + ComparisonReason.factor(high);
        }
    }

    /**
     * What is to be known with the answer.
     *
     * @param differences of configuration, machine and versions
     * @param notes one line each
     */
    public record Circumstances(List<Difference> differences, List<String> notes) {
        public Circumstances {
            differences = List.copyOf(differences);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Something that is not the same on both sides.
     *
     * @param what such as {@code workload.messageSize}
     * @param base its values there; empty where it is missing
     * @param fresh likewise
     */
    public record Difference(
            String what, String base, @JsonProperty("new") String fresh) {}

    /** The answer for all primary figures together. */
    public Answer answer() {
        return verdict.answer;
    }

    /** Whether a primary figure does not show which answer holds for it. */
    @JsonIgnore
    public boolean isOpen() {
        return answer() == Answer.INCONCLUSIVE
                || primaries.stream().anyMatch(each -> each.test().answer() == Answer.INCONCLUSIVE);
    }

    @JsonProperty
    int schemaVersion() {
        return SCHEMA_VERSION;
    }

    /** Why this is the answer, in one sentence for people. */
    @JsonProperty
    public String reason() {
        return ComparisonReason.of(this);
    }
}
