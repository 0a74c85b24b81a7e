package bench.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * What a search for the highest sustainable rate has found. Rates in messages/s over all producers.
 *
 * @param lowerBound the highest rate that was sustained; null when none was
 * @param upperBound the lowest above it that was not; null when all were
 * @param width of the bracket, as a share of its upper bound; null without one of them. It is a resolution, and no confidence
 * @param confirmedSeconds for how long the lower bound was sustained in one piece; 0 when it was not confirmed
 * @param condition names of what was not met at the upper bound
 * @param irregular how many trials were no verdict on the system, as the client itself was the limit
 * @param end why the search has ended
 * @param trials all of them, in their order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Search(
        Double lowerBound,
        Double upperBound,
        Double width,
        double confirmedSeconds,
        List<String> condition,
        int irregular,
        String end,
        List<Trial> trials) {
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
     * @param failed names of the conditions that were not met
     * @param acked messages/s that the system has taken
     */
    public record Trial(double rate, double seconds, Verdict verdict, List<String> failed, double acked) {}
}
