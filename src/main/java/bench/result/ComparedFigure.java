package bench.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * A figure of two sides of runs beside one another.
 *
 * @param figure its name, such as {@code publishResponseLatency.p99}
 * @param unit of its values; empty for counts
 * @param better whether more of it is better or worse
 * @param base the median of the runs
 * @param fresh likewise
 * @param change from base to new
 * @param test what follows; {@link Test#NONE} of a figure that is not primary
 */
@JsonPropertyOrder({"figure", "unit", "better", "base", "new", "change", "test"})
public record ComparedFigure(
        String figure,
        String unit,
        Better better,
        double base,
        @JsonProperty("new") double fresh,
        @JsonUnwrapped Comparison.Change change,
        @JsonUnwrapped Test test) {
    public ComparedFigure {
        Objects.requireNonNull(figure, "figure");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(better, "better");
        Objects.requireNonNull(change, "change");
        test = test == null ? Test.NONE : test;
    }

    /** Whether more of a figure is better or worse. */
    public enum Better {
        /** Such as a latency. */
        LOWER("lower"),
        /** Such as a rate that was not given. */
        HIGHER("higher"),
        /** Such as a rate that was given. */
        NEITHER("neither");

        private final String text;

        Better(String text) {
            this.text = text;
        }

        /** The word in the result. */
        @JsonValue
        public String text() {
            return text;
        }
    }

    /**
     * What follows from a primary figure; all null where there is nothing to follow.
     *
     * @param p of the exact two-sided permutation test; null where none was made
     * @param adjustedP the same after Holm, over all primary figures
     * @param pairedP of the sign-flip test of runs that ran in turn, as information; null where they did not
     * @param answer for this figure
     * @param smallestVisibleEffect that is found in 4 of 5 such comparisons; null where none would be
     * @param runsNeeded a side to see a change that matters, or that there is none; null where it is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Test(
            Double p,
            Double adjustedP,
            Double pairedP,
            Comparison.Answer answer,
            Double smallestVisibleEffect,
            Integer runsNeeded) {
        /** Of a figure that is shown without a verdict. */
        public static final Test NONE = new Test(null, null, null, null, null, null);
    }

    /** Whether the change goes the other way than the medians do: it is that of all pairs of runs, and not their ratio. */
    @JsonIgnore
    public boolean isAgainstMedians() {
        Double ratio = change.ratio();
        return ratio != null && (ratio > 1 ? fresh < base : ratio < 1 && fresh > base);
    }

    /** Whether the new runs are worse, by however little. */
    public boolean worsens() {
        Double ratio = change.ratio();
        boolean isMore = ratio == null || ratio > 1;
        boolean isLess = ratio != null && ratio < 1;
        return better == Better.LOWER ? isMore : better == Better.HIGHER && isLess;
    }
}
