package bench.result;

import bench.result.Check.Verdict;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * From where on a figure is a reason for a warning, and from where on for distrust. Null: there is no such limit.
 *
 * @param unit of the limits, and of the figure
 * @param warnAbove a figure above it is a warning
 * @param invalidAbove a figure above it is not to be trusted
 * @param warnBelow a figure below it is a warning
 * @param invalidBelow a figure below it is not to be trusted
 */
public record Limits(
        String unit,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double warnAbove,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double invalidAbove,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double warnBelow,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double invalidBelow) {
    /** Warns of figures above the first, and distrusts those above the second. */
    public static Limits above(String unit, double warn, double invalid) {
        return new Limits(unit, warn, invalid, null, null);
    }

    /** Warns of figures below the first, and distrusts those below the second. */
    public static Limits below(String unit, double warn, double invalid) {
        return new Limits(unit, null, null, warn, invalid);
    }

    /** Warns of figures above this. */
    public static Limits warnAbove(String unit, double warn) {
        return new Limits(unit, warn, null, null, null);
    }

    /** Warns of figures below this. */
    public static Limits warnBelow(String unit, double warn) {
        return new Limits(unit, null, null, warn, null);
    }

    /** Distrusts figures above this. */
    public static Limits invalidAbove(String unit, double invalid) {
        return new Limits(unit, null, invalid, null, null);
    }

    /** Distrusts figures below this. */
    public static Limits invalidBelow(String unit, double invalid) {
        return new Limits(unit, null, null, null, invalid);
    }

    /** What follows from a figure. */
    public Verdict verdict(double value) {
        if (isAbove(value, invalidAbove) || isBelow(value, invalidBelow)) {
            return Verdict.INVALID;
        }
        return isAbove(value, warnAbove) || isBelow(value, warnBelow) ? Verdict.WARN : Verdict.VALID;
    }

    /** Whether a figure is beyond any of them. */
    public boolean isBroken(double value) {
        return verdict(value) != Verdict.VALID;
    }

    private static boolean isAbove(double value, Double limit) {
        return limit != null && value > limit;
    }

    private static boolean isBelow(double value, Double limit) {
        return limit != null && value < limit;
    }

    /** The limits by themselves, such as {@code 80 %, 95 %}. */
    public Phrase phrase() {
        return Phrase.join(
                Stream.of(warnAbove, invalidAbove, warnBelow, invalidBelow)
                        .filter(Objects::nonNull)
                        .map(this::phrase)
                        .toList(),
                ", ");
    }

    private Phrase phrase(double limit) {
        String shown = unit.replace("%", "%%");
        return limit == Math.rint(limit)
                ? Phrase.of("%d" + (unit.isEmpty() ? "" : " " + shown), (long) limit)
                : Phrase.of("%s" + (unit.isEmpty() ? "" : " " + shown), limit);
    }
}
