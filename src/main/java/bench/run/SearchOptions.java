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

    /** What a search takes before it confirms its first trial. */
    public static final Duration BEFORE_CONFIRMATION = SearchScenario.GUESS
            .plus(SearchScenario.SETTLE.plus(SearchScenario.TRIAL))
            .plus(SearchScenario.SETTLE)
            .plus(SearchScenario.HANDOVERS);

    public SearchOptions {
        if (confirmation.isZero() || confirmation.isNegative() || limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("times of a search must be above 0: " + confirmation + ", " + limit);
        }
        if (trials < 2) {
            throw new IllegalArgumentException("a search must have a trial and a confirmation, but has " + trials);
        }
    }

    /** How long a search takes that needs as many trials as most, or as many as it may make. */
    public Duration usually() {
        Duration usual = SearchScenario.GUESS.plus(SearchLog.usual(this, 0));
        return usual.compareTo(limit) < 0 ? usual : limit;
    }

    /** How long a search takes whose first trial is confirmed at once: with no more time none confirms anything. */
    public Duration shortest() {
        return BEFORE_CONFIRMATION.plus(confirmation);
    }

    /** The same where it is known what this client can do. */
    public SearchOptions withCeiling(double messagesPerSecond) {
        return new SearchOptions(confirmation, limit, trials, OptionalDouble.of(messagesPerSecond));
    }
}
