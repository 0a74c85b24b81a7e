package bench.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a search for the highest sustainable rate has found. Rates in messages/s over all producers.
 *
 * @param bracket the bounds
 * @param confirmation of the lower bound
 * @param conditions that the user has added to those of every trial, as they were written
 * @param ceiling what this client can do with the same workload and a broker that takes no time; null where that is not known
 * @param irregular how many trials were no verdict on the system, as the client itself was the limit
 * @param end why the search has ended
 * @param seconds how long it took
 * @param trials all of them, in their order
 */
public record Search(
        @JsonUnwrapped Bracket bracket,
        @JsonUnwrapped Confirmation confirmation,
        List<String> conditions,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double ceiling,
        int irregular,
        End end,
        double seconds,
        List<Trial> trials) {
    /** Bounds of two searches of the same system often differ by less. */
    private static final double MUCH_MORE = 1.1;

    public Search {
        conditions = List.copyOf(conditions);
        trials = List.copyOf(trials);
    }

    /**
     * The bounds.
     *
     * @param lowerBound the highest rate that was sustained; null when none was
     * @param upperBound the lowest above it that was not; null when all were
     * @param width their distance, as a share of the upper bound; null without one of them. It is a resolution, and no confidence
     * @param condition names of what was not met at the upper bound
     */
    public record Bracket(
            @JsonInclude(JsonInclude.Include.NON_NULL) Double lowerBound,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double upperBound,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double width,
            List<String> condition) {
        public Bracket {
            condition = List.copyOf(condition);
        }
    }

    /**
     * For how long the lower bound was sustained in one piece: page caches and credits of a cloud may end later than that.
     *
     * @param confirmedSeconds 0 when it was not confirmed
     * @param confirmedBytes that the system took in that time; without its copies
     */
    public record Confirmation(double confirmedSeconds, long confirmedBytes) {
        /** There was none, or it failed. */
        public static final Confirmation NONE = new Confirmation(0, 0);
    }

    /** Why a search has ended. */
    public enum End {
        /** The lower bound is confirmed. */
        CONFIRMED,
        /** The client was the limit: the system sustains at least the lower bound. */
        CLIENT_BOUND,
        /** The trials, or the time, were used up. */
        LIMIT,
        /** No rate was sustained. */
        NOTHING_PASSES,
        /** The run has ended before it. */
        STOPPED;

        /** The word in the result. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** What a trial says of its rate. */
    public enum Verdict {
        PASS,
        FAIL,
        IRREGULAR;

        /** The word in the result. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One trial.
     *
     * @param seconds that were judged
     * @param failed names of the conditions that were not met; of an irregular trial, why it was
     * @param acked messages/s that the system has taken
     * @param p99s of the latencies, in the unit of each, by their names in the result; none that too few samples support
     */
    public record Trial(
            double rate, double seconds, Verdict verdict, List<String> failed, double acked, Map<String, Double> p99s) {
        public Trial {
            failed = List.copyOf(failed);
            p99s = Collections.unmodifiableMap(new TreeMap<>(p99s));
        }
    }

    /** Whether the highest rate that passed trials was also sustained for long. */
    @JsonIgnore
    public boolean isConfirmed() {
        return confirmation.confirmedSeconds > 0;
    }

    /** The fastest trial that passed, if its rate is far above what is not sustained in the end: the system has become slower. */
    public Optional<Trial> passedBefore() {
        return trials.stream()
                .filter(trial -> trial.verdict == Verdict.PASS)
                .max(Comparator.comparingDouble(Trial::rate))
                .filter(fastest -> bracket.upperBound != null && fastest.rate > MUCH_MORE * bracket.upperBound);
    }
}
