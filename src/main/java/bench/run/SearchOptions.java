package bench.run;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How a search for the highest sustainable rate is done.
 *
 * @param confirmation length of the trial by which the lower bound is confirmed
 * @param limit of the time that it may take
 * @param trials that it may make, with confirmations
 * @param ceiling messages/s that this client can do with a system that takes no time; empty where that is not known
 */
public record SearchOptions(Duration confirmation, Duration limit, int trials, OptionalDouble ceiling) {
    /** What is done where nobody asks for another way. */
    public static final SearchOptions DEFAULT =
            new SearchOptions(Duration.ofSeconds(60), Duration.ofMinutes(20), 40, OptionalDouble.empty());

    public SearchOptions {
        if (confirmation.isZero() || confirmation.isNegative() || limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("times of a search must be above 0: " + confirmation + ", " + limit);
        }
        if (trials < 1) {
            throw new IllegalArgumentException("a search must have 1 trial or more, but has " + trials);
        }
    }

    /** How long a search takes that needs as many trials as most. */
    public Duration usually() {
        return SearchLog.usual(this, 0);
    }

    /** The same where it is known what this client can do. */
    public SearchOptions withCeiling(double messagesPerSecond) {
        return new SearchOptions(confirmation, limit, trials, OptionalDouble.of(messagesPerSecond));
    }
}
