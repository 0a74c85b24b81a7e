package bench.run.search;

import java.util.List;

/**
 * What a load at one rate has shown.
 *
 * @param rate messages/s over all producers
 * @param verdict what follows from it
 * @param failed names of the conditions that were not met
 */
public record Trial(double rate, Verdict verdict, List<String> failed) {
    /** What a trial says of its rate. */
    public enum Verdict {
        /** The system has sustained it. */
        PASS,
        /** It has not. */
        FAIL,
        /** Nothing: the client itself was the limit. */
        IRREGULAR
    }

    public Trial {
        failed = List.copyOf(failed);
    }
}
