package bench.result;

import static bench.result.ByteUnits.MEGABYTE;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;

/**
 * What became of a condition that a run was to meet.
 *
 * @param text the condition, such as {@code publishResponseLatency.p99 < 20ms}
 * @param figure that was held against it, in the unit; of several results the median; null where there is none that means
 *     something
 * @param limit in the unit
 * @param unit of the figure; empty for counts
 * @param verdict whether it was met
 * @param reason why there is no figure; null where there is one
 * @param range of the figure over several results; null of a single one
 */
public record Threshold(
        String text,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double figure,
        double limit,
        String unit,
        Verdict verdict,
        @JsonInclude(JsonInclude.Include.NON_NULL) String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) Range range) {
    /** Whether a condition was met. */
    public enum Verdict {
        MET,
        /** The figure is beyond the limit, or there is no figure. */
        MISSED;

        /** The word in the result, and for people. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The least and the greatest of several results.
     *
     * @param results how many there are
     */
    public record Range(double least, double greatest, int results) {}

    public Threshold {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(verdict, "verdict");
    }

    /** One that was held against a figure. */
    public static Threshold judged(String text, Figure figure, double limit, boolean isMet) {
        return new Threshold(
                text, figure.value(), limit, figure.unit(), isMet ? Verdict.MET : Verdict.MISSED, null, null);
    }

    /** One that no figure can be held against. */
    public static Threshold unknown(String text, double limit, String unit, String reason) {
        return new Threshold(text, null, limit, unit, Verdict.MISSED, reason, null);
    }

    /** Whether it was met. */
    @JsonIgnore
    public boolean isMet() {
        return verdict == Verdict.MET;
    }

    /** Whether there was a figure to hold against it: a run that was too short for its percentile misses nothing by that. */
    @JsonIgnore
    public boolean isJudged() {
        return figure != null;
    }

    /** The figure with its unit, or why there is none, for people. */
    public String seen() {
        if (figure == null) {
            return reason == null ? "no figure" : reason;
        }
        return range == null
                ? shown(figure)
                : "median " + shown(figure) + " of " + range.results + " results, " + shown(range.least) + " to "
                        + shown(range.greatest);
    }

    private String shown(double value) {
        return shown(value, unit);
    }

    /** A figure with its unit, for people. */
    public static String shown(double value, String unit) {
        return switch (unit) {
            case "B/s" -> Phrase.of("%,.2f MB/s", value / MEGABYTE).text();
            case "msg/s" -> Phrase.of("%,.1f msg/s", value).text();
            case "%" -> Phrase.of("%.4f %%", value).text();
            case "us" -> Phrase.of("%,.0f us", value).text();
            case "" ->
                Phrase.of(value == Math.rint(value) ? "%,.0f" : "%,.1f", value).text();
            default -> Phrase.of("%,.3f", value).text() + " " + unit;
        };
    }
}
