package bench.stats;

/**
 * Samples that are in no histogram.
 *
 * @param negative below zero
 * @param outOfRange above 3 hours
 */
public record Rejected(long negative, long outOfRange) {
    /** None. */
    public static final Rejected NONE = new Rejected(0, 0);

    Rejected plus(Rejected more) {
        return new Rejected(negative + more.negative, outOfRange + more.outOfRange);
    }
}
