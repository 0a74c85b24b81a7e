package bench.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a measurement is to be trusted, and what it was limited by.
 *
 * @param bottleneck {@code client}, {@code producer buffer}, {@code broker} or {@code consumer} where the figures show it, or
 *     {@code none}
 * @param checks every check that applies
 * @param remarks one line each for what a reader should know of the circumstances
 */
@JsonPropertyOrder({"verdict", "bottleneck", "checks", "remarks"})
public record Validity(String bottleneck, List<Check> checks, List<String> remarks) {
    public Validity {
        checks = List.copyOf(checks);
        remarks = List.copyOf(remarks);
    }

    /** The same with one more check. */
    public Validity with(Check check) {
        List<Check> more = new ArrayList<>(checks);
        more.add(check);
        return new Validity(bottleneck, more, remarks);
    }

    /** The worst verdict of the checks. */
    @JsonIgnore
    public Check.Verdict verdict() {
        return checks.stream().map(Check::verdict).reduce(Check.Verdict.VALID, Check.Verdict::worse);
    }

    /** Whether the figures show what it was limited by. */
    @JsonIgnore
    public boolean isLimited() {
        return !bottleneck.equals("none");
    }

    @JsonProperty("verdict")
    String verdictText() {
        return verdict().text();
    }
}
