package bench.result;

/**
 * Where a search for the highest sustainable rate is. Rates in messages/s over all producers.
 *
 * @param trial the number of the trial that comes next, from 1
 * @param rate that it offers
 * @param isConfirmation whether it is the long one, at the end
 * @param bracket the bounds so far; its condition is what was not met at the upper one
 * @param left how long the search goes on
 */
public record SearchProgress(int trial, double rate, boolean isConfirmation, Search.Bracket bracket, TimeLeft left) {
    /**
     * How long a search goes on.
     *
     * @param seconds that it takes as most searches do, or that its limit leaves it
     * @param isMost whether they are what the limit leaves
     */
    public record TimeLeft(double seconds, boolean isMost) {}

    /** The same so many seconds later. */
    public SearchProgress after(double seconds) {
        return new SearchProgress(
                trial, rate, isConfirmation, bracket, new TimeLeft(Math.max(0, left.seconds - seconds), left.isMost));
    }
}
