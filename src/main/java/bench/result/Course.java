package bench.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * What a run went through, where that was more than a warm-up and a measurement.
 *
 * @param phases of the run where more than one was measured, or others follow that one: their counts add up to those of the measurement; else none
 * @param search for the rate of the measurement; null where that was given
 * @param catchUp with a backlog; null where none was asked for
 */
@JsonPropertyOrder({"phases", "search", "catchUp"})
public record Course(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PhaseResult> phases,
        @JsonInclude(JsonInclude.Include.NON_NULL) Search search,
        @JsonInclude(JsonInclude.Include.NON_NULL) CatchUp catchUp) {
    /** A measurement of one phase, at a rate that was given. */
    public static final Course PLAIN = new Course(List.of(), null, null);

    public Course {
        // A file without the field is one of a single measured phase.
        phases = phases == null ? List.of() : List.copyOf(phases);
    }
}
