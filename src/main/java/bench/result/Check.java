package bench.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * One answer to the question whether a measurement is to be trusted.
 *
 * @param name what is checked
 * @param value the figure that the limits are for
 * @param limits what is allowed
 * @param seen what was seen, in words: the figure, and others beside it
 * @param allowed the limits likewise
 * @param verdict what follows
 * @param advice what to do about it; empty when all is well
 */
@JsonPropertyOrder({"name", "figure", "limit", "verdict", "advice", "value", "limits"})
public record Check(
        String name, double value, Limits limits, Phrase seen, Phrase allowed, Verdict verdict, String advice) {
    /** What follows from a check, or from all of them. */
    public enum Verdict {
        /** The figures mean what they say. */
        VALID,
        /** They do, with the reservation that the check names. */
        WARN,
        /** They are not to be trusted. */
        INVALID;

        /** The word in the result of a single check: {@code ok} where a whole measurement would be {@code valid}. */
        @JsonValue
        public String ofCheck() {
            return this == VALID ? "ok" : text();
        }

        /** The word in the result of a whole measurement. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The worse of both. */
        public Verdict worse(Verdict other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /** A check of one figure against its limits; without advice. */
    public static Check of(String name, double value, Limits limits, Phrase seen) {
        return new Check(name, value, limits, seen, limits.phrase(), limits.verdict(value), "");
    }

    /** The same with other words for what was seen. */
    public Check seenAs(Phrase other) {
        return new Check(name, value, limits, other, allowed, verdict, advice);
    }

    /** The same with other words for what is allowed. */
    public Check allowing(Phrase other) {
        return new Check(name, value, limits, seen, other, verdict, advice);
    }

    /** The same where more than the one figure decides. */
    public Check judged(Verdict other) {
        return new Check(name, value, limits, seen, allowed, other, advice);
    }

    /** The same with advice, unless all is well. */
    public Check advising(String other) {
        return new Check(name, value, limits, seen, allowed, verdict, verdict == Verdict.VALID ? "" : other);
    }

    /** Whether it makes what was measured invalid. */
    @JsonIgnore
    public boolean isInvalid() {
        return verdict == Verdict.INVALID;
    }

    /** What was seen, with its unit, for people. */
    @JsonProperty
    public String figure() {
        return seen.text();
    }

    /** What is allowed, for people. */
    @JsonProperty
    public String limit() {
        return allowed.text();
    }
}
